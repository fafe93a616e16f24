// A record as one line of the log: what each column says of it. Pure; what needs neighbours is in event-story.ts.
import {DENY_REASONS, EVENTS, STATES} from '../../sim/models/ne2k/names.ts';
import type {RecordView} from '../../trace/record-view.ts';
import {hex, hexRange, thousands} from '../widgets/figures.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {type AccessLike, accessMeaning, accessPort} from './access-meaning.ts';
import {setBits} from './register-bits.ts';

/** The ground a row stands on. */
export type Tint = 'plain' | 'hooked' | 'interrupt' | 'suspended' | 'handoff' | 'denied';

/** The columns of one row; an empty string leaves a cell empty. */
export interface RecordText {
  /** Offset and name: `00 CR`. */
  readonly port: string;
  readonly direction: '' | 'R' | 'W';
  readonly value: string;
  readonly path: 'hooked' | 'unhooked' | 'interrupt' | 'dma' | null;
  readonly transition: string;
  readonly info: string;
  readonly verdict: 'allow' | 'deny' | null;
  readonly tint: Tint;
}

const EMPTY: RecordText = {
  port: '',
  direction: '',
  value: '',
  path: null,
  transition: '',
  info: '',
  verdict: null,
  tint: 'plain',
};

/** A state by its number. */
export function stateName(state: number): string {
  return STATES[state] ?? `state ${state}`;
}

/** A model event by its number, as the diagram writes it: `Cmd: DmaWr`, `INT: PTX`. */
export function eventName(event: number): string {
  const name = EVENTS[event];
  if (name === undefined) return `event ${event}`;
  return name === 'RDC' || name === 'PTX' || name === 'TXE' ? `INT: ${name}` : `Cmd: ${name}`;
}

/** `Trans → TransDmaWr`, or `Idle: AbortDma stays`. */
export function transitionText(from: number, to: number, event: number): string {
  return from === to ? `${stateName(from)}: ${EVENTS[event] ?? event} stays` : `${stateName(from)} → ${stateName(to)}`;
}

/** `1 514 B write, 0x4600–0x4BE9`. */
export function moveText(move: 'read' | 'write' | 'transmit', address: number, length: number): string {
  return `${thousands(length)} B ${move}, ${hexRange(address, length)}`;
}

/** Why an access was refused, in the model's words. */
export function denyText(reason: number): string {
  return DENY_REASONS[reason]?.text ?? `reason ${reason}`;
}

function accessColumns(access: AccessLike): Pick<RecordText, 'port' | 'direction' | 'value'> {
  return {
    port: `${access.offset.toString(16).toUpperCase().padStart(2, '0')} ${accessPort(access)}`,
    direction: access.direction === 'out' ? 'W' : 'R',
    value: access.count > 1 ? `×${thousands(access.count)}` : hex(access.value, access.size * 2),
  };
}

const BUSY: Readonly<Record<string, string>> = {
  model: 'the model says busy',
  isr: 'ISR is not quiet',
  page: 'CR does not select page 0, so ISR cannot be read',
  receive: 'a frame is being received',
};
/** Why a frame was lost, by cause. */
export const LOSS: Readonly<Record<string, string>> = {
  ring_full: 'its ring is full',
  gap: 'it came while the card was being reconfigured',
  filter: 'the card’s filter does not know the guest',
  parked_ring_full: 'the guest’s own ring is full',
  not_started: 'the card is not started',
  overwritten: 'it was overwritten before it was read',
  wire: 'the wire lost it',
};
const UNSAFE: Readonly<Record<string, string>> = {
  thought_reusable: 'thought reusable while the card was busy',
  missed_dma: 'missed a DMA that started',
  outside_window: 'the card moved bytes outside the guest’s window',
  other_range: 'a DMA moves other bytes than its check was asked for',
  stale_register: 'a hand-off carries a register otherwise than its guest left it',
};
const EXITS: Readonly<Record<string, string>> = {
  io: 'port access',
  interrupt: 'interrupt',
  hlt: 'HLT',
  quantum: 'end of its time',
};
const OPERATIONS: Readonly<Record<string, string>> = {
  init: 'set up the card',
  transmit: 'transmit',
  interrupt: 'interrupt handler',
  timeout: 'transmit timeout',
  attack: 'attack',
  replay: 'replay',
  poll: 'poll',
};
const APPS: Readonly<Record<string, string>> = {
  ping_sent: 'ping sent',
  ping_answered: 'ping answered',
  ping_lost: 'ping lost',
  step: 'step',
};

/** The row of one record. */
export function describeRecord(record: RecordView): RecordText {
  switch (record.kind) {
    case 'access': {
      const tint = record.denied ? 'denied' : record.hooked ? 'hooked' : 'plain';
      const blind = record.exited && !record.hooked ? ' (exits all the same)' : '';
      return {
        ...EMPTY,
        ...accessColumns(record),
        path: record.hooked ? 'hooked' : 'unhooked',
        info: record.denied ? `not carried out: ${accessMeaning(record)}` : `${accessMeaning(record)}${blind}`,
        tint,
      };
    }
    case 'vmm-access':
      return {...EMPTY, ...accessColumns(record), info: `VMM: ${accessMeaning(record)}`, tint: 'handoff'};
    case 'suspend':
      return {
        ...EMPTY,
        ...accessColumns(record),
        path: 'hooked',
        info: `suspended: ${guestLetter(record.guest)} does not own the card`,
        tint: 'suspended',
      };
    case 'resume':
      return {...EMPTY, info: `${guestLetter(record.guest)} goes on with its access`, tint: 'suspended'};
    case 'exit':
      return {...EMPTY, info: `VM exit: ${EXITS[record.reason] ?? record.reason}`};
    case 'model-event':
      return {...EMPTY, transition: `${eventName(record.event)} in ${stateName(record.state)}`, info: 'model event'};
    case 'transition':
      return {
        ...EMPTY,
        transition: transitionText(record.from, record.to, record.event),
        info:
          record.edge < 0 && record.from !== record.to
            ? `${eventName(record.event)}, an edge the slide does not draw`
            : eventName(record.event),
      };
    case 'check':
      return {
        ...EMPTY,
        transition: record.allowed ? `may go to ${stateName(record.to)}` : `${stateName(record.to)} refused`,
        info: `${moveText(record.move, record.address, record.length)} ${record.allowed ? 'allowed' : 'denied'}`,
        verdict: record.allowed ? 'allow' : 'deny',
        tint: record.allowed ? 'plain' : 'denied',
      };
    case 'denial':
      return {
        ...EMPTY,
        port: `${record.offset.toString(16).toUpperCase().padStart(2, '0')} ${accessPort(record)}`,
        direction: record.direction === 'out' ? 'W' : 'R',
        path: 'hooked',
        info: `DENIED: ${denyText(record.reason)}`,
        verdict: 'deny',
        tint: 'denied',
      };
    case 'handoff': {
      const from = guestLetter(record.from);
      const whom =
        from === '-'
          ? `first hand-off, to ${guestLetter(record.guest)}`
          : `hand-off ${from} → ${guestLetter(record.guest)}`;
      return {...EMPTY, info: `${whom}, ${record.accesses} port accesses`, tint: 'handoff'};
    }
    case 'handoff-refused':
      return {
        ...EMPTY,
        info: `no hand-off to ${guestLetter(record.guest)} yet: ${BUSY[record.reason] ?? record.reason}`,
        tint: 'suspended',
      };
    case 'irq':
      return {
        ...EMPTY,
        path: 'interrupt',
        info: record.level === 1 ? 'the card raises its line' : 'the card drops its line',
        tint: 'interrupt',
      };
    case 'inject': {
      const isr = record.isr === null ? '' : `, ISR ${hex(record.isr)}: ${setBits('ISR', record.isr)}`;
      return {
        ...EMPTY,
        path: 'interrupt',
        info: `interrupt injected into ${guestLetter(record.guest)}${isr}`,
        tint: 'interrupt',
      };
    }
    case 'frame-tx':
      return {...EMPTY, path: 'dma', info: `frame ${record.frame} is on the wire`};
    case 'frame-rx':
      return {
        ...EMPTY,
        path: 'dma',
        info: `frame ${record.frame} ${record.taken ? 'stored in the ring' : 'offered, not taken'}`,
        tint: 'interrupt',
      };
    case 'lost':
      return {
        ...EMPTY,
        info: `frame ${record.frame} for ${guestLetter(record.guest)} lost: ${LOSS[record.why] ?? record.why}`,
        tint: 'suspended',
      };
    case 'kept':
      return {
        ...EMPTY,
        info: `frame ${record.frame} for ${guestLetter(record.guest)} kept by the VMM in the guest’s own ring`,
        tint: 'interrupt',
      };
    case 'schedule':
      return {
        ...EMPTY,
        info: guestLetter(record.guest) === '-' ? 'nobody is ready' : `${guestLetter(record.guest)} gets the processor`,
      };
    case 'reusable':
      return {...EMPTY, info: record.reusable ? 'the card is reusable' : 'the card is not reusable'};
    case 'input':
      return {...EMPTY, info: `changed from outside, input ${record.input}`};
    case 'operation': {
      const what = `${OPERATIONS[record.operation] ?? record.operation}${record.argument === 0 ? '' : ` ${record.argument}`}`;
      return {...EMPTY, info: `driver: ${what} ${record.ends ? 'ends' : 'begins'}`};
    }
    case 'app':
      return {...EMPTY, info: `application: ${APPS[record.event] ?? record.event} ${record.sequence}`};
    case 'mismatch':
      return {
        ...EMPTY,
        info: `differs from the recording at line ${thousands(record.line)}: ${record.what}`,
        tint: 'suspended',
      };
    case 'stopped':
      return {
        ...EMPTY,
        info:
          record.why === 'vmm'
            ? 'stopped by the VMM after a denial'
            : 'a machine check after a denial: its kernel stops',
        tint: 'denied',
      };
    case 'unsafe':
      return {...EMPTY, info: `belief was unsafe: ${UNSAFE[record.reason] ?? record.reason}`, tint: 'denied'};
  }
}
