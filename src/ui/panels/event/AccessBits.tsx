// The register bit by bit: before, written, after; what changed is marked, what the card ignored is struck out.

import {hex} from '../../../base/figures.ts';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {numbersOf} from '../../../kits/contract/moves.ts';
import {device} from '../../../kits/screens.ts';
import {isOfConfiguration} from '../../layout/device-ports.ts';
import type {EventStory} from '../../layout/event-story.ts';
import type {AccessRecord} from '../../layout/meaning/access.ts';
import {type BitColumn, bitColumns, bitNames} from '../../layout/register-bits.ts';
import {type RegisterChange, registerChange} from '../../layout/register-change.ts';
import {records} from '../../store/record-cache.ts';
import {useRegistersBefore} from '../../widgets/use-registers-before.ts';

interface AccessBitsProps {
  readonly story: EventStory;
  readonly view: LabView;
  /** True where nothing has happened since, so that the card's own registers say how it came out. */
  readonly isPresent: boolean;
}

/** Nothing for accesses that meet no single register. */
export function AccessBits({story, view, isPresent}: AccessBitsProps) {
  const {access} = story;
  const told = access === null ? null : changeOf(access);
  const isLast = isPresent && access !== null && access.index === view.position - 1;
  const isAsked = isLast && told !== null && told.before === null && told.written !== null;
  const before = useRegistersBefore(isAsked && !isOfConfiguration(access));
  if (access === null || told === null) return null;
  const change = {...told, before: told.before ?? before?.[told.register] ?? null};
  const seen = isPresent ? asTheCardHolds(change, access, view, story.denial !== null) : change;
  const names = bitNames(change.register);
  if (names === undefined) return <WholeValue change={seen} />;
  const columns = bitColumns(names);
  const row = {digits: names.length / 4, columns};
  const changed = seen.before === null || seen.after === null ? 0 : seen.before ^ seen.after;
  return (
    <div>
      <table className="bits" data-wide={columns.length < names.length || undefined}>
        <caption className="visually-hidden">
          {change.register}, {columns.length < names.length ? 'by the bits that have a name' : 'bit by bit'}
        </caption>
        <thead>
          <tr>
            <td />
            {columns.map(({bit, name}) => (
              <th key={bit} scope="col">
                <span className="bit-name">{name ?? '–'}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seen.written !== null && <BitRow {...row} word="before" value={seen.before} />}
          {seen.written !== null && <BitRow {...row} word="written" value={seen.written} ignored={seen.ignored} />}
          <BitRow {...row} word={seen.written === null ? 'read' : 'after'} value={seen.after} changed={changed} />
        </tbody>
      </table>
      {seen.note !== '' && <p className="quiet">{seen.note}</p>}
    </div>
  );
}

/** As far as the records tell. */
function changeOf(access: AccessRecord): RegisterChange | null {
  const isSending = access.kind === 'access' && device.model.states[access.state]?.isSending === true;
  return registerChange(access, (index) => records.record(index), isSending, null);
}

/** True of a register that places a move and that the VMM may keep until the command. */
function mayBeHeldBack(register: string): boolean {
  const numbers = Object.values(device.moves).flatMap(numbersOf);
  return numbers.some(({isHeldBack, ports}) => isHeldBack && ports.some(({name}) => name === register));
}

/** The change with the card's own value at the present; a write that did not reach the card changed nothing. */
function asTheCardHolds(
  change: RegisterChange,
  access: AccessRecord,
  view: LabView,
  isDenied: boolean,
): RegisterChange {
  const held = view.registers[change.register];
  const isPicture = access.kind !== 'vmm-access' && isOfConfiguration(access);
  if (held === undefined || access.direction === 'in' || isPicture) return change;
  const isDone = access.index < view.position;
  const reached = isDone && (access.kind === 'vmm-access' || (access.kind === 'access' && !access.denied));
  const isHeldBack = reached && held !== change.written && mayBeHeldBack(change.register);
  return {
    ...change,
    before: reached && !isHeldBack ? change.before : held,
    after: held,
    note: isHeldBack
      ? 'The VMM keeps it in the shadow registers until the command; the card has the old value.'
      : isDone
        ? change.note
        : isDenied
          ? 'The write never reached the card.'
          : 'The write has not reached the card yet.',
  };
}

interface BitRowProps {
  readonly word: string;
  /** Hex digits of the register. */
  readonly digits: number;
  readonly columns: readonly BitColumn[];
  readonly value: number | null;
  readonly changed?: number;
  readonly ignored?: number;
}

function BitRow({word, digits, columns, value, changed = 0, ignored = 0}: BitRowProps) {
  return (
    <tr>
      <th scope="row">
        {word} <b>{value === null ? 'unknown' : hex(value, digits)}</b>
      </th>
      {columns.map(({bit}) => {
        const mask = 1 << bit;
        const className = (changed & mask) !== 0 ? 'changed' : (ignored & mask) !== 0 ? 'ignored' : undefined;
        return (
          <td key={bit} className={className}>
            {value === null ? '·' : (value & mask) === 0 ? 0 : 1}
            {className !== undefined && <span className="visually-hidden"> {className}</span>}
          </td>
        );
      })}
    </tr>
  );
}

function WholeValue({change}: {readonly change: RegisterChange}) {
  const {register, before, written, after, note} = change;
  return (
    <>
      <p className="whole-value">
        <span className="mono strong">{register}</span>
        {written !== null && (
          <span className="quiet">
            {' '}
            before {before === null ? 'unknown' : <span className="mono">{hex(before)}</span>},
          </span>
        )}
        <span>
          {' '}
          {written === null ? 'read' : 'after'}{' '}
          <span className="mono strong">{after === null ? 'unknown' : hex(after)}</span>
        </span>
      </p>
      {note !== '' && <p className="quiet">{note}</p>}
    </>
  );
}
