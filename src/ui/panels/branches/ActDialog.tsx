// What a person can do to the run at the present instant: another policy, or a frame on the wire.
import {type FormEvent, useState} from 'react';
import type {RunAct} from '../../../bridge/protocol/messages.ts';
import {useLab} from '../../store/lab-store.ts';
import {Dialog} from '../../widgets/Dialog.tsx';
import {guestLetter} from '../../widgets/guest-letter.ts';
import {Term} from '../../widgets/Term.tsx';
import './branches.css';

type Change = Extract<RunAct, {readonly policies: unknown}>['policies'];

/** The policies that can change while the machine runs, and their choices in words. */
const POLICIES: readonly {
  readonly name: string;
  readonly choices: readonly (readonly [word: string, change: Change])[];
}[] = [
  {
    name: 'denied guest sees',
    choices: [
      ['nothing', {denial: 'nothing'}],
      ['an error in ISR', {denial: 'error'}],
      ['a machine check', {denial: 'machine-check'}],
      ['is stopped', {denial: 'stop'}],
    ],
  },
  {
    name: 'ISR is quiet',
    choices: [
      ['when no unmasked bit is set', {isrQuiet: 'masked'}],
      ['when no bit is set', {isrQuiet: 'all'}],
    ],
  },
  {
    name: 'reusable',
    choices: [
      ['Idle', {reusable: 'deck'}],
      ['Idle, ring drained', {reusable: 'drained'}],
    ],
  },
  {
    name: 'hand-off',
    choices: [
      ['on demand', {handoffOn: 'demand'}],
      ['after a quantum', {handoffOn: 'quantum'}],
      ['by guest number', {handoffOn: 'priority'}],
    ],
  },
  {
    name: 'model runs',
    choices: [
      ['in the exit', {modelPlacement: 'inline'}],
      ['beside the device', {modelPlacement: 'overlapped'}],
      ['in the guest', {modelPlacement: 'guest'}],
    ],
  },
];

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
      <FrameAct onDone={onClose} />
    </Dialog>
  );
}

function PolicyAct({onDone}: {readonly onDone: () => void}) {
  const inForce = useLab((state) => state.view?.policies);
  const [policy, setPolicy] = useState(0);
  const [choice, setChoice] = useState(0);
  const chosen = POLICIES[policy];
  const change = chosen?.choices[choice]?.[1];
  const now = inForce?.find((one) => one.policy !== null && change !== undefined && one.policy in change)?.choice;
  return (
    <form
      className="act-part"
      aria-label="Another policy"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (change !== undefined) useLab.getState().act({policies: change});
        onDone();
      }}
    >
      <label>
        <span className="quiet">policy</span>
        <select
          className="field"
          value={policy}
          onChange={(event) => {
            setPolicy(Number(event.target.value));
            setChoice(0);
          }}
        >
          {POLICIES.map(({name}, i) => (
            <option key={name} value={i}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="quiet">choice{now !== undefined && `, now ${now}`}</span>
        <select className="field" value={choice} onChange={(event) => setChoice(Number(event.target.value))}>
          {chosen?.choices.map(([word], i) => (
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
  const guests = useLab((state) => state.view?.guests.length ?? 0);
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
