// About the open run: what the scenario is, what makes it repeat, what its figures rest on, and its digest so far.
import {useState} from 'react';
import {thousands} from '../../base/figures.ts';
import {device} from '../../kits/screens.ts';
import {citation} from '../layout/stamp-words.ts';
import {lookUp, useLab} from '../store/lab-store.ts';
import {openRunNames, VERSION} from '../store/run-stamp.ts';
import {Dialog} from '../widgets/Dialog.tsx';
import {milliseconds} from '../widgets/figures.ts';
import {useAnswer} from '../widgets/use-answer.ts';
import {type Dotted, Worded} from '../widgets/Worded.tsx';

const COST_NAMES = {
  unhooked: 'a port of the card',
  exit: 'an exit',
  hooked: 'exit and dispatch',
  decode: 'finding the register',
  model: 'the model',
} as const;
const PRESETS = {hp: 'HP ProLiant', qemu: 'QEMU'} as const;

/** Words of the scenario's description that are dotted. */
const WORDS: readonly Dotted[] = ['GeekOS', 'reusable', 'packet memory', 'kept', 'window', 'model', 'remote DMA'];

/** The digest is asked of the worker for the instant at which the dialog opened. */
export default function RunDialog({onClose}: {readonly onClose: () => void}) {
  const view = useLab((state) => state.view);
  const digest = useAnswer(view?.position ?? null, () => lookUp('digest', null))?.digest ?? null;
  return (
    <Dialog title="About this run" onClose={onClose}>
      {view === null ? (
        <p>No run is open.</p>
      ) : (
        <>
          <p>
            <b className="strong">{view.scenario.title}.</b>{' '}
            <Worded text={view.scenario.about} dot={[...WORDS, device.facts.title]} />
          </p>
          <dl>
            <dt>
              <Worded text="Scenario, seed" dot={['seed']} />
            </dt>
            <dd className="mono">
              {view.scenario.name}, {view.seed}
            </dd>
            <dt>Stands after</dt>
            <dd>
              <span className="mono">{thousands(view.position)}</span> events, at{' '}
              <span className="mono">{milliseconds(view.now)}</span> ms{view.ended && ', the end of the run'}
            </dd>
            <dt>Digest up to here</dt>
            <dd className="mono" data-testid="digest">
              {digest ?? 'being reckoned'}
            </dd>
            <dt>VPIO Lab</dt>
            <dd className="mono">version {VERSION}</dd>
            <dt>Card</dt>
            <dd>
              {view.profile === 'qemu'
                ? 'as QEMU’s behaves'
                : `as its data sheet says${device.network === null ? '' : ', with wire time'}`}
            </dd>
            <dt>Hooked</dt>
            <dd className="mono">{view.hooks.join(' ')}</dd>
            <dt>Cycles, {PRESETS[view.costPreset]}</dt>
            <dd>
              {view.costs.map(({name, cycles, source}, i) => (
                <span key={name}>
                  {i > 0 && ', '}
                  {COST_NAMES[name]} <span className="mono">{thousands(cycles)}</span>
                  <span className="quiet">{source}</span>
                </span>
              ))}
            </dd>
            {view.policies.map(({name, choice}) => [
              <dt key={name}>{name.charAt(0).toUpperCase() + name.slice(1)}</dt>,
              <dd key={`${name}:`}>
                <Worded text={choice} dot={['partition', 'kept']} />
              </dd>,
            ])}
          </dl>
          {digest !== null && <Cite digest={digest} event={view.position - 1} />}
          <p className="quiet">
            Scenario, seed and card lead to the same events again, byte for byte: the command line prints the same
            digest at the end of the run.
          </p>
        </>
      )}
    </Dialog>
  );
}

/** A sentence for a paper, with what leads back to this instant; the address leads to it too. */
function Cite({digest, event}: {readonly digest: string; readonly event: number}) {
  const [isCopied, setIsCopied] = useState(false);
  const names = openRunNames();
  if (names === null) return null;
  const text = citation({...names, digest, event, version: VERSION}, new Date().getFullYear());
  const copy = (): void => {
    void navigator.clipboard.writeText(text).then(
      () => setIsCopied(true),
      () => useLab.getState().setRefusal('cite: this browser does not let the page copy; choose the text and copy it'),
    );
  };
  return (
    <section className="cite" aria-label="Cite this run">
      <h3>Cite this run</h3>
      <p className="mono">{text}</p>
      <button type="button" className="button" onClick={copy}>
        Copy the citation
      </button>
      <span role="status">{isCopied && ' Copied.'}</span>
    </section>
  );
}
