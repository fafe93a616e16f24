// Which bytes the next DMA would move: its range among others that somebody could take for it.
import {fail, ok, type Result} from '../../base/result.ts';
import type {Move} from '../../kits/contract/moves.ts';
import type {Asked, Choice} from '../../lessons/question.ts';
import type {EventIndex} from '../../trace/units.ts';
import {accessOf, type Course, causesOf, recordAt} from '../course.ts';
import {guestWord, rangeWords} from '../words.ts';
import {nextCheck} from './verdict.ts';

interface Range {
  readonly address: number;
  readonly length: number;
}

const MOST = 4;

/** Asked behind record `at`. */
export function askBytes(course: Course, prompt: string | undefined, at: EventIndex): Result<Asked> {
  const index = nextCheck(course, at + 1);
  const record = index === null ? null : recordAt(course, index);
  if (index === null || record?.kind !== 'check') return fail('bytes', 'no DMA is checked any more');
  const {address, length, guest} = record;
  const right: Range = {address, length};
  const ranges = new Map<string, Range>();
  for (const range of [right, ...mistaken(course, right, guest)])
    if (ranges.size < MOST) ranges.set(idOf(range), range);
  const choices = [...ranges.values()]
    .sort((a, b) => a.address - b.address || a.length - b.length)
    .map((range): Choice => ({id: idOf(range), text: rangeWords(range), range}));
  return ok({
    kind: 'bytes',
    prompt: prompt ?? `Which bytes of ${memoryOf(course)} does ${guestWord(guest)} ask for?`,
    choices,
    right: idOf(right),
    within: 0,
    unit: null,
    outcome: index,
    waiting: accessOf(course, index),
    causes: causesOf(course, index),
    told: `${rangeWords(right)}: ${movedAs(course, record.move)}.`,
  });
}

/** `a frame to be sent`; what no command of a driver moves is a standing permission. */
function movedAs({lab}: Course, move: Move): string {
  const way = move === 'write' ? 'write' : 'read';
  return lab.machine.kit.moves[move]?.words ?? `the device may ${way} there at any time`;
}

/** As sentences name it: a card's own is not told apart by name. */
function memoryOf({lab}: Course): string {
  const {isHost, name} = lab.machine.kit.facts.memory;
  return isHost === true ? name : 'card memory';
}

/** Ranges that one gets by reading a register wrongly: as the guest has it, another place of the same length, one page on, a page only, all of the window. */
function mistaken({lab}: Course, {address, length}: Range, guest: number): readonly Range[] {
  const {windows, kit, scenario} = lab.machine;
  const {start: first, end, pageBytes} = kit.facts.memory;
  const own = windows[guest];
  const others = windows.filter((_, id) => id !== guest);
  const isMoved = kit.facts.memory.isHost === true && scenario.policies.guestMemory === 'offset';
  return [
    ...(own === undefined || !isMoved ? [] : [{address: address - own.start, length}]),
    ...(own === undefined ? [] : [{address: own.start, length}]),
    ...others.map(({start}) => ({address: start, length})),
    {address: address + pageBytes, length},
    {address, length: length > pageBytes ? pageBytes : length * 2},
    {address: first, length},
    {address: Math.max(first, address - length), length},
  ].filter((range) => range.address >= first && range.address + range.length <= end && range.length > 0);
}

function idOf({address, length}: Range): string {
  return `${address.toString(16)}+${length}`;
}
