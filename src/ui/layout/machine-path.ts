import {isDataPort, PORT, portName} from '../../datasheets/ne2000.ts';
import {EVENTS} from '../../sim/models/ne2k/names.ts';
import type {RecordView} from '../../trace/record-view.ts';
import {type GuestId, NOBODY} from '../../trace/units.ts';
import {isPortUnused} from './access-meaning.ts';

/** One stretch of a path, in words of who hands over to whom. */
export type Hop =
  /** The guest's access leaves the guest for the VMM. */
  | 'exit'
  /** The VMM asks the Device Modeling Monitor. */
  | 'ask'
  /** The monitor lets the access go on to the card. */
  | 'forward'
  /** The guest's access meets the card itself. */
  | 'unhooked'
  /** The VMM's own accesses, and exits nobody hooked. */
  | 'vmm-card'
  /** The card's interrupt line, to the VMM. */
  | 'interrupt'
  /** The VMM's injection, to the guest. */
  | 'inject'
  /** Data port and packet memory. */
  | 'remote-dma'
  /** Packet memory and the transmitter or receiver. */
  | 'local-dma'
  /** Transmitter or receiver and the segment. */
  | 'wire';

/** A box that the event is about where no path says it. */
export type Place = 'guest' | 'vmm' | 'dmm' | 'card';

/** What is lit. */
export interface LitPath {
  /** In the order the event takes them. */
  readonly hops: readonly Hop[];
  /** Hops whose arrow points the other way: card memory to data port, wire to memory. */
  readonly reversed: readonly Hop[];
  /** Where the path ends before its time: refused or held at the monitor, or suspended at the VMM. */
  readonly stop: 'denied' | 'held' | 'suspended' | null;
  readonly guest: GuestId | null;
  /** The port in play, offset from the card's base; null where no port is. */
  readonly port: number | null;
  /** The register box that is touched, as the panel names it (`RSAR` for RSAR0 and RSAR1). */
  readonly register: string | null;
  readonly place: Place | null;
}

const NOTHING: LitPath = {hops: [], reversed: [], stop: null, guest: null, port: null, register: null, place: null};
const INTERRUPT_EVENTS: ReadonlySet<string> = new Set(['RDC', 'PTX', 'TXE']);

/** The register's box: halves share one, `data` and `reset` have their own. */
export function registerBox(page: number, offset: number, isWrite: boolean): string {
  return portName(page, offset, isWrite).replace(/^(RSAR|RBCR|TBCR|CRDA|CLDA)[01]$/, '$1');
}

/**
 * The path of a record: a pure function of it, and of whether the DMM holds what it wrote. Null, before the first event, lights
 * nothing.
 */
export function pathOf(record: RecordView | null, isHeld = false): LitPath {
  if (record === null) return NOTHING;
  const guest = record.guest === NOBODY ? null : record.guest;
  const base: LitPath = {...NOTHING, guest};
  switch (record.kind) {
    case 'access':
    case 'vmm-access':
    case 'suspend': {
      const touched = {
        ...base,
        port: record.offset,
        register: registerBox(record.page, record.offset, record.direction === 'out'),
      };
      const isMoved = isDataPort(record.offset) && !isPortUnused(record);
      const dma: readonly Hop[] = isMoved ? ['remote-dma'] : [];
      const reversed: readonly Hop[] = record.direction === 'in' ? dma : [];
      if (record.kind === 'suspend') return {...touched, hops: ['exit'], stop: 'suspended'};
      if (record.kind === 'vmm-access') return {...touched, guest: null, hops: ['vmm-card', ...dma], reversed};
      if (record.denied) return {...touched, hops: ['exit', 'ask'], stop: 'denied'};
      if (isHeld) return {...touched, hops: ['exit', 'ask'], stop: 'held'};
      if (record.hooked) return {...touched, hops: ['exit', 'ask', 'forward', ...dma], reversed};
      if (record.exited) return {...touched, hops: ['exit', 'vmm-card', ...dma], reversed};
      return {...touched, hops: ['unhooked', ...dma], reversed};
    }
    case 'denial':
      return {
        ...base,
        hops: ['exit', 'ask'],
        stop: 'denied',
        port: record.offset,
        register: registerBox(record.page, record.offset, record.direction === 'out'),
      };
    case 'check':
      return {...base, hops: ['exit', 'ask'], stop: record.allowed ? null : 'denied', port: 0, register: 'CR'};
    case 'model-event':
    case 'transition':
      return modelPath(base, EVENTS[record.event] ?? '', record.kind === 'transition');
    case 'exit':
      return record.reason === 'interrupt'
        ? {...base, hops: ['interrupt'], place: 'vmm'}
        : {...base, hops: ['exit'], place: 'vmm'};
    case 'irq':
      return record.level === 1 ? {...base, hops: ['interrupt']} : {...base, place: 'card'};
    case 'inject':
      return {...base, hops: ['interrupt', 'inject']};
    case 'frame-tx':
      return {...base, hops: ['local-dma', 'wire']};
    case 'frame-rx':
      return record.taken
        ? {...base, hops: ['wire', 'local-dma'], reversed: ['wire', 'local-dma']}
        : {...base, hops: ['wire'], reversed: ['wire']};
    case 'lost':
      return {...base, hops: ['wire'], reversed: ['wire'], place: 'card'};
    case 'kept':
      return {
        ...base,
        hops: ['vmm-card', 'remote-dma'],
        reversed: ['remote-dma'],
        register: 'data',
        port: PORT.DATA.offset,
      };
    case 'handoff':
      return {...base, hops: ['vmm-card'], place: 'dmm'};
    case 'handoff-refused':
    case 'reusable':
    case 'stopped':
    case 'unsafe':
      return {...base, place: 'dmm'};
    case 'resume':
    case 'schedule':
    case 'operation':
    case 'app':
    case 'mismatch':
      return {...base, place: guest === null ? 'vmm' : 'guest'};
    case 'input':
      return base;
  }
}

/** A model event comes from an access to CR (or the reset port), or from the card's interrupt. */
function modelPath(base: LitPath, event: string, isCommitted: boolean): LitPath {
  if (INTERRUPT_EVENTS.has(event)) return {...base, hops: ['interrupt'], place: 'dmm'};
  const touched =
    event === 'Reset'
      ? {port: PORT.RESET.offset, register: PORT.RESET.name}
      : {port: PORT.CR.offset, register: PORT.CR.name};
  return {...base, ...touched, hops: isCommitted ? ['exit', 'ask', 'forward'] : ['exit', 'ask']};
}
