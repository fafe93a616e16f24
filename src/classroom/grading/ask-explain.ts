// Why a DMA was denied, as things to choose from: what the refusal rests on, among what happened before it and plays no part.
// It rests on the access that asked for the DMA, on the check, and on the registers that gave the check its range.
import {nextBelow, seeded} from '../../base/random.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import {numbersOf} from '../../kits/contract/moves.ts';
import {wholeOf} from '../../kits/contract/port-sheet.ts';
import type {Choice} from '../../lessons/question.ts';
import {PORT_KEYS, portKey} from '../../trace/filter/words.ts';
import {Flag, flagsOf, guestOf, Kind, kindOf, offsetOf, pageOf} from '../../trace/record-layout.ts';
import type {EventIndex, GuestId} from '../../trace/units.ts';
import {accessOf, type Course, causesOf, findRecord, recordAt, testOf} from '../course.ts';
import {guestWord, rangeWords} from '../words.ts';

/** A denial to be explained. */
export interface AskedWhy {
  readonly prompt: string;
  readonly choices: readonly Choice[];
  /** The ids of what it rests on. */
  readonly right: readonly string[];
  /** The denial. */
  readonly outcome: EventIndex;
  /** Where each choice happened. */
  readonly events: ReadonlyMap<string, EventIndex>;
}

const MOST_BYSTANDERS = 4;

interface Found extends Choice {
  readonly index: EventIndex;
}

/** About the first denial behind record `at` (-1: power-on). A fault says why there is nothing to explain. */
export function askExplain(course: Course, at: EventIndex): Result<AskedWhy> {
  const denied = testOf(course, 'dma.verdict == deny');
  if (!denied.ok) return denied;
  const outcome = findRecord(course, denied.value, at + 1);
  if (outcome === null) return fail('explain', `nothing is denied behind event ${at}`);
  const checkIndex = causesOf(course, outcome).find((cause) => recordAt(course, cause)?.kind === 'check');
  const check = checkIndex === undefined ? null : recordAt(course, checkIndex);
  if (checkIndex === undefined || check?.kind !== 'check')
    return fail('explain', `the denial at event ${outcome} rests on no check of a DMA`);
  const {guest} = check;
  const asking = accessOf(course, outcome);
  if (asking === null) return fail('explain', `the denial at event ${outcome} was asked for by no access`);
  const written = lastWrites(course, guest, outcome);
  const {moves, bystanders} = course.lab.machine.kit;
  const move = moves[check.move];
  const range = numbersOf(move).map(({name}) => name);
  const trigger = registerOf(course, asking);
  const rests: Found[] = [
    {id: 'access', text: `The access to ${trigger} that asked for the DMA`, index: asking},
    {id: 'check', text: `The check of ${move?.words ?? check.move}: ${rangeWords(check)}`, index: checkIndex},
    ...range.flatMap((register) => writeOf(written, register, guest)),
  ];
  const apart = bystanders
    .filter((register) => !range.includes(register) && register !== trigger)
    .flatMap((register) => writeOf(written, register, guest))
    .slice(0, MOST_BYSTANDERS);
  const others = [...apart, ...lastBefore(course, outcome)];
  if (others.length === 0) return fail('explain', `before event ${outcome} nothing happened that plays no part`);
  const all = mixed([...rests, ...others], course.lab.machine.scenario.seed);
  return ok({
    prompt: `A DMA of ${guestWord(guest)} is denied. What does the refusal rest on?`,
    choices: all.map(({id, text}) => ({id, text})),
    right: rests.map(({id}) => id),
    outcome,
    events: new Map(all.map(({id, index}) => [id, index])),
  });
}

/** By register, both halves by one name: where the guest last wrote it. */
function lastWrites({lab, words}: Course, guest: GuestId, before: EventIndex): ReadonlyMap<string, EventIndex> {
  const last = new Map<string, EventIndex>();
  lab.store.scan(0, before, ({w0, index}) => {
    if (kindOf(w0) !== Kind.ACCESS || guestOf(w0) !== guest || (flagsOf(w0) & Flag.WRITE) === 0) return false;
    const key = portKey(true, pageOf(w0), offsetOf(w0));
    const word = key < PORT_KEYS ? words.ports[key] : undefined;
    if (word !== undefined) last.set(wholeOf(lab.machine.kit.sheet, word), index);
    return false;
  });
  return last;
}

function writeOf(written: ReadonlyMap<string, EventIndex>, register: string, guest: GuestId): readonly Found[] {
  const index = written.get(register);
  return index === undefined ? [] : [{id: register, text: `What ${guestWord(guest)} last wrote to ${register}`, index}];
}

/** What came from outside last: a frame, an interrupt. */
function lastBefore({lab}: Course, before: EventIndex): readonly Found[] {
  const last: {frame: EventIndex | null; interrupt: EventIndex | null} = {frame: null, interrupt: null};
  lab.store.scan(0, before, ({w0, index}) => {
    const kind = kindOf(w0);
    if (kind === Kind.FRAME_RX) last.frame = index;
    else if (kind === Kind.INJECT) last.interrupt = index;
    return false;
  });
  const {frame, interrupt} = last;
  return [
    ...(frame === null ? [] : [{id: 'frame', text: 'The frame that last came from the wire', index: frame}]),
    ...(interrupt === null
      ? []
      : [{id: 'interrupt', text: 'The interrupt that was last given to a guest', index: interrupt}]),
  ];
}

function registerOf(course: Course, index: EventIndex): string {
  const access = recordAt(course, index);
  if (access?.kind !== 'access') return 'the card';
  const key = portKey(access.direction === 'out', access.page, access.offset);
  return wholeOf(course.lab.machine.kit.sheet, course.words.ports[key] ?? 'the card');
}

/** Mixed by the run's seed. */
function mixed(all: readonly Found[], seed: number): readonly Found[] {
  const random = seeded(seed);
  const left = [...all];
  const out: Found[] = [];
  while (left.length > 0) out.push(...left.splice(nextBelow(random, left.length), 1));
  return out;
}
