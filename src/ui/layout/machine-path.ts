// Which way the present event takes through the machine, and that way in words.
import type {RecordView} from '../../trace/record-view.ts';
import {isNobody} from '../../trace/units.ts';
import {otherDevice} from './card-words.ts';
import type {AccessRecord} from './meaning/access.ts';
import {type Hop, type LitPath, registerBox, UNLIT} from './meaning/lit-path.ts';
import {meaningOf} from './meaning/meanings.ts';

/**
 * The path of a record: a pure function of it, of whether the DMM holds what it wrote, and of the access that it is part of. Null, before the first event, lights
 * nothing; nor does what happens at another card than the one that is drawn.
 */
export function pathOf(record: RecordView | null, isHeld = false, access: AccessRecord | null = null): LitPath {
  if (record === null || otherDevice(record) !== null) return UNLIT;
  const {path} = meaningOf(record);
  return {
    ...UNLIT,
    guest: isNobody(record.guest) ? null : record.guest,
    ...('direction' in record && {
      port: record.offset,
      register: registerBox(record.page, record.offset, record.direction === 'out'),
    }),
    ...(typeof path === 'function' ? path(record, isHeld, access) : path),
  };
}

const HOP_WORDS: Readonly<Record<Hop, string>> = {
  exit: 'guest to VMM',
  ask: 'VMM to Device Modeling Monitor',
  forward: 'monitor to card',
  unhooked: 'guest straight to card',
  'vmm-card': 'VMM to card',
  interrupt: 'card to VMM',
  inject: 'VMM to guest',
  'remote-dma': 'remote DMA',
  'local-dma': 'local DMA',
  wire: 'wire',
};

const PLACES = {guest: 'guest', vmm: 'VMM', dmm: 'Device Modeling Monitor', card: 'card'} as const;

/** What the lit path is, as one clause: `hooked: guest to VMM, VMM to Device Modeling Monitor, monitor to card`. */
export function pathWords(lit: LitPath): string {
  if (lit.hops.length === 0)
    return lit.place === null ? 'no path is lit' : `no path is lit; the event is in the ${PLACES[lit.place]}`;
  const way = lit.hops
    .map((hop) => (lit.reversed.includes(hop) ? `${HOP_WORDS[hop]} inwards` : HOP_WORDS[hop]))
    .join(', ');
  if (lit.stop === 'denied') return `hooked and denied: ${way}, and no further`;
  if (lit.stop === 'held') return `hooked: ${way}, which holds it in the shadow: not yet on the card`;
  if (lit.stop === 'suspended') return `suspended: ${way}, and no further until the guest owns the card`;
  if (lit.hops[0] === 'unhooked') return `unhooked: ${way}`;
  return lit.hops.includes('ask') ? `hooked: ${way}` : way;
}
