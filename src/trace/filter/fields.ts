// The fields a filter can ask for: their names, which records have them, and the words their numbers stand for.
import {
  AppEvent,
  BUSY_WORDS,
  ExitReason,
  guestOf,
  Kind,
  LossCause,
  Mismatch,
  Operation,
  StopReason,
  UnsafeReason,
} from '../record-layout.ts';
import {CYCLES_PER_US, cardAbout} from '../units.ts';
import * as read from './field-reads.ts';
import {type FilterWords, GUEST_LETTERS} from './words.ts';

/** One field. A record of another kind has it not, and no comparison with it holds there. */
export interface Field {
  readonly name: string;
  readonly about: string;
  /** `word`: numbers that go by names; `truth`: a word field of false and true. */
  readonly type: 'number' | 'word' | 'truth';
  /** Kinds of record that may have it, one bit each. */
  readonly kinds: number;
  readonly read: read.FieldRead;
  /** Word fields: the names by number. */
  readonly words: (words: FilterWords) => readonly string[];
  /** Number fields: names that stand for numbers, as `COMMAND.START` does. */
  readonly names: (words: FilterWords) => Readonly<Record<string, number>>;
}

const EVERY_KIND = -1;
const NO_NAMES = {};

const maskOf = (...kinds: readonly number[]): number => kinds.reduce((mask, kind) => mask | (1 << kind), 0);

const ACCESSES = maskOf(Kind.ACCESS, Kind.VMM_ACCESS, Kind.SUSPEND);
const WITH_PORT = ACCESSES | maskOf(Kind.DENIAL);
const FRAMES = maskOf(Kind.FRAME_TX, Kind.FRAME_RX, Kind.LOST, Kind.KEPT);
const CHECKS = maskOf(Kind.CHECK);
const MOVES = maskOf(Kind.CHECK, Kind.DMA, Kind.COPY);

function number(
  name: string,
  kinds: number,
  reads: read.FieldRead,
  about: string,
  names: Field['names'] = () => NO_NAMES,
): Field {
  return {name, about, type: 'number', kinds, read: reads, words: () => [], names};
}

function word(name: string, kinds: number, reads: read.FieldRead, about: string, words: Field['words']): Field {
  return {name, about, type: 'word', kinds, read: reads, words, names: () => NO_NAMES};
}

function truth(name: string, kinds: number, reads: read.FieldRead, about: string): Field {
  return {name, about, type: 'truth', kinds, read: reads, words: () => ['false', 'true'], names: () => NO_NAMES};
}

/** A table of the record layout as words by number: `RING_FULL` is `ring-full`. */
function wordsOf(table: Readonly<Record<string, number>>): () => readonly string[] {
  const words: string[] = [];
  for (const [name, at] of Object.entries(table)) words[at] = name.toLowerCase().replaceAll('_', '-');
  const whole = Array.from(words, (text) => text ?? '');
  return () => whole;
}

const ANSWERS = (): readonly string[] => ['allow', 'deny'];
const LETTERS: Readonly<Record<string, number>> = Object.fromEntries(GUEST_LETTERS.map((letter, id) => [letter, id]));

/** Every field, in the order a list of them shows. */
export const FIELDS: readonly Field[] = [
  word('kind', EVERY_KIND, read.readKind, 'what the event tells', wordsOf({'': 0, ...Kind})),
  number('guest.id', EVERY_KIND, read.readGuest, 'the guest, by letter or number', () => LETTERS),
  word('guest.name', EVERY_KIND, read.readGuest, 'the guest, by name', ({guests}) => guests),
  word(
    'card',
    EVERY_KIND,
    () => read.ABSENT,
    'the card that it is about, by its device',
    ({cards}) => cards?.devices ?? [],
  ),
  word('reg', WITH_PORT, read.readPortKey, 'register or port of an access', ({ports}) => ports),
  word('io.dir', WITH_PORT, read.readDirection, 'IN or OUT', () => ['in', 'out']),
  number('value', ACCESSES, read.readValue, 'what was read or written', ({bits}) => bits),
  number('io.port', WITH_PORT, () => read.ABSENT, 'port of an access'),
  number('io.offset', WITH_PORT, read.readOffset, 'port from the card’s first'),
  number('io.size', ACCESSES, read.readSize, 'bytes of an access'),
  number('io.page', WITH_PORT, read.readPage, 'register page selected'),
  number('io.count', ACCESSES, read.readCount, 'elements of a rep form, else 1'),
  truth('io.denied', maskOf(Kind.ACCESS), read.readRefused, 'the access was refused'),
  truth('hook', maskOf(Kind.ACCESS), read.readHooked, 'the access met a hook'),
  word('vm.exit', maskOf(Kind.ACCESS, Kind.EXIT), read.readExit, 'why the processor left', wordsOf(ExitReason)),
  word('dma.verdict', CHECKS | maskOf(Kind.DENIAL), read.readVerdict, 'allowed by its check, or denied', ANSWERS),
  word('dma.check', CHECKS, read.readAnswer, 'what the check alone answered', ANSWERS),
  word('dma.dir', MOVES, read.readMove, 'direction of the move checked, or made; a copy to a guest writes', () => [
    'read',
    'write',
    'transmit',
  ]),
  number('dma.addr', MOVES, read.readMoveStart, 'first byte of the move checked, or made'),
  number('dma.end', MOVES, read.readMoveEnd, 'last byte of the move checked, or made'),
  number('dma.len', MOVES, read.readMoveLength, 'bytes of the move checked, or made'),
  word('deny.reason', maskOf(Kind.DENIAL), read.readWord1, 'why it was refused', ({reasons}) => reasons),
  word(
    'model.state',
    maskOf(Kind.ACCESS, Kind.MODEL_EVENT, Kind.TRANSITION),
    read.readState,
    'the model’s state; of a transition, the new one',
    ({states}) => states,
  ),
  word('model.from', maskOf(Kind.TRANSITION), read.readLowByte, 'state a transition leaves', ({states}) => states),
  truth('model.moved', maskOf(Kind.TRANSITION), read.readMoved, 'the transition left its state'),
  word(
    'model.event',
    maskOf(Kind.MODEL_EVENT, Kind.TRANSITION),
    read.readEvent,
    'event the model was given',
    ({events}) => events,
  ),
  truth('reusable', maskOf(Kind.REUSABLE), read.readWord1, 'the model’s new answer'),
  word('belief', maskOf(Kind.UNSAFE), read.readLowByte, 'a belief dangerously wrong', wordsOf(UnsafeReason)),
  number('irq', maskOf(Kind.IRQ, Kind.INJECT), read.readIrq, 'interrupt line’s level'),
  number('irq.isr', maskOf(Kind.INJECT), read.readIsr, 'interrupt status when it was injected', ({bits}) => bits),
  number('frame', FRAMES, read.readFrame, 'number of a frame'),
  word('frame.dir', maskOf(Kind.FRAME_TX, Kind.FRAME_RX), read.readFrameDirection, 'sent or offered', () => [
    'tx',
    'rx',
  ]),
  truth('frame.taken', maskOf(Kind.FRAME_RX), read.readTaken, 'the card took the frame'),
  word('frame.lost', maskOf(Kind.LOST), read.readTop, 'why a frame was lost', wordsOf(LossCause)),
  number('handoff.from', maskOf(Kind.HANDOFF), read.readFormerOwner, 'owner before', () => LETTERS),
  number('handoff.cost', maskOf(Kind.HANDOFF), read.readAboveByte, 'port accesses it took'),
  word('handoff.busy', maskOf(Kind.HANDOFF_REFUSED), read.readWord1, 'why not yet', () => BUSY_WORDS),
  word('op', maskOf(Kind.OPERATION), read.readLowByte, 'driver operation', wordsOf(Operation)),
  truth('op.ends', maskOf(Kind.OPERATION), read.readEnds, 'the operation is over'),
  word('app', maskOf(Kind.APP), read.readLowByte, 'what the application noticed', wordsOf(AppEvent)),
  word('mismatch', maskOf(Kind.MISMATCH), read.readLowNibble, 'recording met otherwise', wordsOf(Mismatch)),
  word('stopped', maskOf(Kind.STOPPED), read.readWord1, 'who stopped the guest', wordsOf(StopReason)),
  number('input', maskOf(Kind.INPUT), read.readWord1, 'number of an act from outside'),
  number('cycles', EVERY_KIND, read.readAt, 'cycles since power-on'),
  number('ms', EVERY_KIND, ({at}) => at / (CYCLES_PER_US * 1000), 'milliseconds since power-on'),
  number('number', EVERY_KIND, read.readNumber, 'number of the event'),
  number('cause', EVERY_KIND, read.readCause, 'number of the event that caused it'),
];

/** The fields that a run's events can have: those of frames only on a network, and the card only where there are several. */
export function fieldsOf({isOnNetwork, cards}: FilterWords): readonly Field[] {
  return FIELDS.filter(
    ({name, kinds}) => (isOnNetwork || (kinds & ~FRAMES) !== 0) && (name !== 'card' || cards !== undefined),
  );
}

const BY_NAME: ReadonlyMap<string, Field> = new Map(FIELDS.map((field) => [field.name, field]));
/** Other names that people type. */
const ALIASES: Readonly<Record<string, string>> = {'io.value': 'value', guest: 'guest.id', 'io.reg': 'reg'};

/** The field of a name, in any case; undefined if there is none. */
export function fieldNamed(name: string): Field | undefined {
  const plain = name.toLowerCase();
  return BY_NAME.get(ALIASES[plain] ?? plain);
}

/** How a run's records are read: the port of an access depends on where its card sits, and the card on whose it is. */
export function fieldRead(field: Field, words: FilterWords): read.FieldRead {
  if (field.name === 'io.port') return (record) => words.basePort + read.readOffset(record);
  const {cards} = words;
  if (field.name === 'card' && cards !== undefined) return ({w0}) => cardAbout(guestOf(w0), cards.of);
  return field.read;
}
