// What a person can do to the run at the present instant: another policy, or a frame on the wire where there is one.
import {type FormEvent, useState} from 'react';
import {device} from '../../../kits/screens.ts';
import {LIVE_POLICIES, POLICIES} from '../../../policies/policies.ts';
import {isOffered} from '../../layout/policy-words.ts';
import {useLab} from '../../store/lab-store.ts';
import {Dialog} from '../../widgets/Dialog.tsx';
import {guestLetter} from '../../widgets/guest-letter.ts';
import {Term} from '../../widgets/Term.tsx';
import './branches.css';

/** Each act forks the run at once, and closes it. */
export default function ActDialog({onClose}: {readonly onClose: () => void}) {
  const isWithinStep = useLab((state) => state.view?.isWithinStep ?? false);
  return (
    <Dialog title="Act here" onClose={onClose}>
      {isWithinStep && (
        <p>
          The VMM is in the middle of what it does in one go. It finishes that first, and what is done here comes right
          after it.
        </p>
      )}
      <p>
        The run goes on differently from here; what it was stays as a branch, and scenario,{' '}
        <Term word="seed">seed</Term> and acts replay both.
      </p>
      <PolicyAct onDone={onClose} />
      {device.network !== null && <FrameAct onDone={onClose} />}
    </Dialog>
  );
}

function PolicyAct({onDone}: {readonly onDone: () => void}) {
  const inForce = useLab((state) => state.view?.policies);
  const [policy, setPolicy] = useState(LIVE_POLICIES[0]);
  const [choice, setChoice] = useState(0);
  if (policy === undefined) return null;
  const choices = Object.entries(POLICIES[policy].choices ?? {}).filter(([choice]) => isOffered(policy, choice));
  const now = inForce?.find((one) => one.policy === policy)?.choice;
  return (
    <form
      className="act-part"
      aria-label="Another policy"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        useLab.getState().act({policies: {[policy]: choices[choice]?.[0]}});
        onDone();
      }}
    >
      <label>
        <span className="quiet">policy</span>
        <select
          className="field"
          value={policy}
          onChange={(event) => {
            setPolicy(LIVE_POLICIES.find((name) => name === event.target.value));
            setChoice(0);
          }}
        >
          {LIVE_POLICIES.map((name) => (
            <option key={name} value={name}>
              {POLICIES[name].name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="quiet">choice{now !== undefined && `, now ${now}`}</span>
        <select className="field" value={choice} onChange={(event) => setChoice(Number(event.target.value))}>
          {choices.map(([, word], i) => (
            <option key={word} value={i}>
              {word}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        Change it here
      </button>
    </form>
  );
}

const USUAL_BYTES = 200;

function FrameAct({onDone}: {readonly onDone: () => void}) {
  const guests = useLab((state) => state.view?.names.length ?? 0);
  const [to, setTo] = useState('0');
  const [bytes, setBytes] = useState(USUAL_BYTES);
  return (
    <form
      className="act-part"
      aria-label="A frame on the wire"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        useLab.getState().act({frameTo: to === 'all' ? null : Number(to), bytes});
        onDone();
      }}
    >
      <label>
        <span className="quiet">frame to</span>
        <select className="field" value={to} onChange={(event) => setTo(event.target.value)}>
          {Array.from({length: guests}, (_, guest) => (
            <option key={guestLetter(guest)} value={guest}>
              guest {guestLetter(guest)}
            </option>
          ))}
          <option value="all">everybody</option>
        </select>
      </label>
      <label>
        <span className="quiet">bytes</span>
        <input
          className="field mono"
          type="number"
          min={60}
          max={1514}
          required
          value={bytes}
          onChange={(event) => setBytes(Number(event.target.value))}
        />
      </label>
      <button type="submit" className="button">
        Put it on the wire
      </button>
    </form>
  );
}
