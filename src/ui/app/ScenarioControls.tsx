// Which run is open, and how to open another: scenario, seed, card profile, a file.
import {type FormEvent, useRef} from 'react';
import {factsOf} from '../../kits/facts.ts';
import {USUAL_DEVICE} from '../../kits/usual-device.ts';
import {useLab} from '../store/lab-store.ts';
import {IconButton} from '../widgets/IconButton.tsx';
import {Term} from '../widgets/Term.tsx';
import {FileInput} from './FileInput.tsx';
import {pickScenario} from './open-scenario.ts';

const LARGEST_SEED = 0xffff_ffff;
const PROFILES = [
  {value: 'datasheet', name: 'data sheet'},
  {value: 'qemu', name: 'QEMU'},
] as const;

/** Every change opens the run anew. */
export function ScenarioControls() {
  const view = useLab((state) => state.view);
  const library = useLab((state) => state.library);
  const reopen = useLab((state) => state.reopen);
  const setRefusal = useLab((state) => state.setRefusal);
  const picker = useRef<HTMLInputElement>(null);
  const name = view?.scenario.name ?? '';
  const devices = view?.devices ?? [USUAL_DEVICE];
  const isListed = library.some((entry) => entry.name === name);

  const takeSeed = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('seed')).trim();
    const seed = Number(typed);
    if (/^\d{1,10}$/.test(typed) && seed <= LARGEST_SEED) {
      void reopen({seed});
      return;
    }
    setRefusal(`seed: ${typed === '' ? 'nothing' : typed.slice(0, 40)} is no whole number from 0 to ${LARGEST_SEED}`);
    event.currentTarget.reset();
  };

  return (
    <>
      <label className="control scenario-box">
        <span className="visually-hidden">Scenario</span>
        <select
          className="field scenario"
          title={view?.scenario.title}
          value={name}
          onChange={(event) => void pickScenario(event.target.value)}
        >
          {!isListed && <option value={name}>{view?.scenario.title ?? 'no run open'}</option>}
          {library.map((entry) => (
            <option key={entry.name} value={entry.name}>
              {entry.title}
            </option>
          ))}
        </select>
      </label>
      <form className="control" onSubmit={takeSeed}>
        <label className="control" title="The seed that all chance of the run comes from">
          <span className="quiet seed-word">
            <Term word="seed">seed</Term>
          </span>
          <input
            key={view?.seed}
            className="field seed mono"
            name="seed"
            inputMode="numeric"
            defaultValue={view?.seed ?? ''}
            // What was typed and not taken is no seed of this run.
            onBlur={({currentTarget}) => currentTarget.form?.reset()}
            disabled={view === null}
          />
        </label>
      </form>
      <ShownCard />
      <label className="control">
        <CardWord devices={devices} />
        <select
          className="field"
          title={`The ${devices.map(titleOf).join(' and the ')}, as`}
          value={view?.profile ?? 'datasheet'}
          disabled={view === null}
          onChange={(event) => void reopen({profile: event.target.value === 'qemu' ? 'qemu' : 'datasheet'})}
        >
          {PROFILES.filter(({value}) =>
            devices.every((device) => factsOf(device)?.profiles.includes(value) === true),
          ).map(({value, name: words}) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <IconButton icon="open" name="Open a scenario or a recording from a file" onClick={() => picker.current?.click()}>
        <span className="roomy">Open</span>
      </IconButton>
      <FileInput picker={picker} />
    </>
  );
}

/** What stands before the choice of its profile: the card by name, in every window; where there are several, the choice among them stands there. */
function CardWord({devices}: {readonly devices: readonly string[]}) {
  const [only] = devices;
  if (only === undefined || devices.length > 1) return <span className="quiet roomy">card</span>;
  return (
    <span className="quiet" title="The card of this machine: all panels are about it">
      <span className="visually-hidden">card </span>
      <Term word={titleOf(only)}>{titleOf(only)}</Term>
    </span>
  );
}

/** Which card the panels show, where the machine has several. */
function ShownCard() {
  const devices = useLab((state) => state.view?.devices) ?? [];
  const card = useLab((state) => state.view?.card ?? 0);
  const showCard = useLab((state) => state.showCard);
  if (devices.length < 2) return null;
  return (
    <span className="control">
      <select
        className="field"
        aria-label="Shown card"
        title="The card that registers, model, memory, hooks and words are of; the log has both"
        value={card}
        onChange={(event) => showCard(Number(event.target.value))}
      >
        {devices.map((device, number) => (
          <option key={device} value={number}>
            {titleOf(device)}
          </option>
        ))}
      </select>
    </span>
  );
}

function titleOf(device: string): string {
  return factsOf(device)?.title ?? device;
}
