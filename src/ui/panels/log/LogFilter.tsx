// The log's filter: kinds of record, guests, a register, the verdict, the hook.
import type {RecordFilter} from '../../../bridge/protocol/messages.ts';
import {PAGE0_READ, PAGE0_WRITE, PAGE1} from '../../../datasheets/dp8390.ts';
import {Kind} from '../../../trace/record-layout.ts';
import {useLab} from '../../store/lab-store.ts';
import {QUIET_KINDS} from '../../store/record-filter.ts';
import {guestLetter, guestStyle} from '../../widgets/guest-letter.ts';

/** Groups of record kinds by the name of the choice; an empty list is all of them. */
const KIND_GROUPS: readonly {readonly name: string; readonly kinds: readonly number[]}[] = [
  {name: 'in brief', kinds: QUIET_KINDS},
  {name: 'all records', kinds: []},
  {name: 'accesses', kinds: [Kind.ACCESS, Kind.SUSPEND, Kind.RESUME]},
  {name: 'model', kinds: [Kind.MODEL_EVENT, Kind.TRANSITION, Kind.REUSABLE, Kind.UNSAFE]},
  {name: 'verdicts', kinds: [Kind.CHECK, Kind.DENIAL]},
  {
    name: 'hand-offs',
    kinds: [Kind.SUSPEND, Kind.RESUME, Kind.HANDOFF, Kind.HANDOFF_REFUSED, Kind.VMM_ACCESS, Kind.REUSABLE],
  },
  {name: 'interrupts', kinds: [Kind.IRQ, Kind.INJECT]},
  {name: 'frames', kinds: [Kind.FRAME_TX, Kind.FRAME_RX, Kind.LOST, Kind.KEPT]},
  {name: 'exits', kinds: [Kind.EXIT, Kind.SCHEDULE]},
  {name: 'software', kinds: [Kind.OPERATION, Kind.APP, Kind.INPUT, Kind.MISMATCH]},
];

const REGISTERS: readonly string[] = [...new Set<string>([...PAGE0_WRITE, ...PAGE0_READ, ...PAGE1, 'data', 'reset'])]
  .filter((name) => !name.startsWith('RSV'))
  .sort();

function groupOf(kinds: readonly number[]): string {
  const found = KIND_GROUPS.find(
    (group) => group.kinds.length === kinds.length && group.kinds.every((kind, i) => kind === kinds[i]),
  );
  return found?.name ?? '';
}

/** Every choice narrows the list at once. */
export function LogFilter() {
  const filter = useLab((state) => state.filter);
  const guests = useLab((state) => state.view?.guests.length ?? 0);
  const setFilter = useLab((state) => state.setFilter);
  const change = (changes: Partial<RecordFilter>): void => setFilter({...filter, ...changes});
  const toggleGuest = (guest: number): void =>
    change({
      guests: filter.guests.includes(guest) ? filter.guests.filter((one) => one !== guest) : [...filter.guests, guest],
    });
  return (
    <fieldset className="log-filter">
      <legend className="visually-hidden">Filter the log</legend>
      <select
        className="field"
        aria-label="Kinds of record"
        title="In brief: without exits, and with a run of data port accesses as one row"
        value={groupOf(filter.kinds)}
        onChange={(event) => change({kinds: KIND_GROUPS.find(({name}) => name === event.target.value)?.kinds ?? []})}
      >
        {KIND_GROUPS.map(({name}) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <span className="log-guests">
        {Array.from({length: guests}, (_, guest) => (
          <button
            key={guestLetter(guest)}
            type="button"
            className="log-guest"
            aria-label={`Only guest ${guestLetter(guest)}`}
            aria-pressed={filter.guests.includes(guest)}
            onClick={() => toggleGuest(guest)}
          >
            <span className="guest-chip" data-guest={guestStyle(guest)}>
              {guestLetter(guest)}
            </span>
          </button>
        ))}
      </span>
      <select
        className="field"
        aria-label="Register or port"
        value={filter.registers[0] ?? ''}
        onChange={(event) => change({registers: event.target.value === '' ? [] : [event.target.value]})}
      >
        <option value="">any port</option>
        {REGISTERS.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <select
        className="field"
        aria-label="Hooked"
        value={filter.hooked}
        onChange={(event) => change({hooked: oneOf(['any', 'hooked', 'unhooked'], event.target.value, 'any')})}
      >
        <option value="any">hooked or not</option>
        <option value="hooked">hooked</option>
        <option value="unhooked">unhooked</option>
      </select>
      <select
        className="field"
        aria-label="Verdict"
        value={filter.verdict}
        onChange={(event) => change({verdict: oneOf(['any', 'allow', 'deny'], event.target.value, 'any')})}
      >
        <option value="any">any verdict</option>
        <option value="allow">allowed</option>
        <option value="deny">denied</option>
      </select>
    </fieldset>
  );
}

function oneOf<T extends string>(choices: readonly T[], text: string, otherwise: T): T {
  return choices.find((choice) => choice === text) ?? otherwise;
}
