// What the Device Modeling Monitor makes of an access or an interrupt: events of its model, checks, verdicts, moves, belief.
import {thousands} from '../../../base/figures.ts';
import type {EventPort} from '../../../kits/contract/model-words.ts';
import {device} from '../../../kits/screens.ts';
import type {MemoryRange} from '../../../trace/range-rows.ts';
import type {AtPort} from '../device-ports.ts';
import type {Wordings} from '../machine-text.ts';
import {askedLength, moveWord, rangeText, refusedRange} from '../range-text.ts';
import {portWords} from './access.ts';
import {DENIED, type Hop, type LitPath, registerBox} from './lit-path.ts';
import {guestName, type Meanings, type RecordOf} from './record-meaning.ts';

/** A state by its number. */
export function stateName(state: number): string {
  return device.model.states[state]?.name ?? `state ${state}`;
}

/** A model event by its number, as the diagram writes it: `Cmd: Start`, `INT: DONE`. */
export function eventName(event: number): string {
  const name = device.model.events[event];
  if (name === undefined) return `event ${event}`;
  return device.model.eventPorts[event] === null ? `INT: ${name}` : `Cmd: ${name}`;
}

/** `Idle → Busy`, or `Idle: Abort stays`. */
export function transitionText(from: number, to: number, event: number): string {
  return from === to
    ? `${stateName(from)}: ${device.model.events[event] ?? event} stays`
    : `${stateName(from)} → ${stateName(to)}`;
}

/** `Idle: Busy refused`; of a way that leads back, `Busy: Start refused`. */
export function refusalText(from: number, to: number, event: number): string {
  return `${stateName(from)}: ${from === to ? (device.model.events[event] ?? event) : stateName(to)} refused`;
}

/** `1 514 B write, 0x4600–0x4BE9`. */
export function moveText(check: MemoryRange & Pick<RecordOf<'check'>, 'move'>): string {
  return `${thousands(check.length)} B ${moveWord(check.move)}, ${rangeText(check)}`;
}

/** The same of a refused one: `transmit, address only, 0x46000`. */
export function refusedMoveText(check: RecordOf<'check'>, {offset, reason}: RecordOf<'denial'>): string {
  const length = askedLength(check, offset);
  const range = refusedRange({...check, reason});
  return `${length === 'address only' ? '' : `${length} B `}${moveWord(check.move)}${length === 'address only' ? `, ${length}` : ''}, ${range}`;
}

/** Why an access was refused, in the model's words. */
export function denyText(reason: number): string {
  return device.model.reasons[reason]?.text ?? `reason ${reason}`;
}

const UNSAFE: Readonly<Record<RecordOf<'unsafe'>['reason'], string>> = {
  thought_reusable: 'thought reusable while the card was busy',
  missed_dma: 'missed a DMA that started',
  outside_window: 'the card moved bytes outside the guest’s window',
  other_range: 'a DMA moves other bytes than its check was asked for',
  stale_register: 'a hand-off carries a register otherwise than its guest left it',
};

export const MODEL: Meanings<'model-event' | 'transition' | 'check' | 'denial' | 'reusable' | 'unsafe'> = {
  'model-event': {
    info: 'model event',
    sentence: ({state}) => `What the hooked access means to the model, asked in state ${stateName(state)}.`,
    transition: ({event, state}) => `${eventName(event)} in ${stateName(state)}`,
    path: ({event}, _, access) => eventPath(event, ['exit', 'ask'], access),
    act: ({event}, access) => eventAct(event, access),
    isOfAccess: true,
    isRoutine: true,
  },
  transition: {
    info: ({event, edge, from, to}) =>
      edge < 0 && from !== to ? `${eventName(event)}, an edge the slide does not draw` : eventName(event),
    sentence: (record) =>
      record.from === record.to
        ? `The model stays in ${stateName(record.to)}.`
        : `The model of ${guestName(record)} goes from ${stateName(record.from)} to ${stateName(record.to)}.`,
    transition: ({from, to, event}) => transitionText(from, to, event),
    caption: ({event}, {access}) => access() ?? `${eventName(event)}.`,
    captionEnd: ({from, to, event}) =>
      from === to ? 'The model stays where it is.' : `The model: ${transitionText(from, to, event)}.`,
    path: ({event}, _, access) => eventPath(event, ['exit', 'ask', 'forward'], access),
    act: ({event}, access) => eventAct(event, access),
    isOfAccess: true,
  },
  check: {
    info: (check) => `${moveText(check)} ${check.allowed ? 'allowed' : 'denied'}`,
    sentence: ({allowed}) =>
      allowed
        ? 'The model’s checking function was asked before the write reached the card, and found every byte inside the guest’s window.'
        : 'The model’s checking function was asked before the write reached the card, and refused: the write never got there.',
    transition: ({allowed, to}) => (allowed ? `may go to ${stateName(to)}` : `${stateName(to)} refused`),
    verdict: (check) => ({
      isAllowed: check.allowed,
      text: `${moveText(check)}: ${check.allowed ? 'inside its window, so allowed' : 'refused by the check'}.`,
    }),
    caption: (_, {access}) => access(),
    tint: ({allowed}) => (allowed ? 'plain' : 'denied'),
    path: ({allowed, move}, _, access) => ({
      ...DENIED,
      stop: allowed ? null : DENIED.stop,
      ...portOf(access === null ? askedAt(move) : portMet(access)),
    }),
    act: ({move}, access) => (access === null ? portAct(askedAt(move)) : [portWords(access)]),
    isOfAccess: true,
    isRoutine: true,
  },
  denial: {
    info: ({reason}) => `DENIED: ${denyText(reason)}`,
    sentence: 'The write that would start this was not carried out. The card and the model stay as they were.',
    verdict: ({reason}) => ({isAllowed: false, text: `Denied: ${denyText(reason)}.`}),
    caption: (_, {access}) => access(),
    tint: 'denied',
    line: 'hooked',
    path: DENIED,
    act: (access) => [portWords(access)],
    isOfAccess: true,
    isRoutine: true,
  },
  reusable: {
    info: ({reusable}) => (reusable ? 'the card is reusable' : 'the card is not reusable'),
    sentence: ({reusable}) =>
      reusable
        ? 'By its model the card has nothing under way: it may be handed to another guest now.'
        : 'By its model the card has something under way: it stays with its owner until that ends.',
    path: {place: 'dmm'},
  },
  unsafe: {
    info: ({reason}) => `belief was unsafe: ${UNSAFE[reason]}`,
    sentence: 'Found by the lab, which sees the card itself: nobody inside the machine could know.',
    tint: 'denied',
    path: {place: 'dmm'},
  },
};

/** The port at which a move is asked for. */
function askedAt(move: RecordOf<'check'>['move']): EventPort | null {
  return device.model.eventPorts[device.moves[move]?.event ?? -1] ?? null;
}

/** A model event comes from an access to its port, or from the device's interrupt. */
function eventPath(event: number, hops: readonly Hop[], access: AtPort | null): Partial<LitPath> {
  const port = eventPort(event, access);
  return port === null ? {hops: ['interrupt'], place: 'dmm'} : {hops, ...portOf(port)};
}

function eventAct(event: number, access: AtPort | null): Wordings | null {
  const port = eventPort(event, access);
  return port === null || access === null ? portAct(port) : [portWords(access)];
}

/** The port that it came by: of several alike (a device's descriptors) the one that the access met. Null: it came by interrupt. */
function eventPort(event: number, access: AtPort | null): EventPort | null | undefined {
  const port = device.model.eventPorts[event];
  return port === null || access === null ? port : portMet(access);
}

function portMet(access: AtPort): EventPort {
  const {offset, direction, page} = access;
  return {name: registerBox(page, offset, direction === 'out'), offset, direction};
}

function portOf(port: EventPort | null | undefined): Pick<LitPath, 'port' | 'register'> {
  return {port: port?.offset ?? null, register: port?.name ?? null};
}

function portAct(port: EventPort | null | undefined): Wordings | null {
  return port === null || port === undefined ? null : [`${port.direction.toUpperCase()} ${port.name}`];
}
