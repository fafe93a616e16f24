// Hand-made records for drawing tests: one of each kind that lights something, all of guest A at event 58 364.
import {CARD_MEMORY} from '../../../src/base/address-space.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {NOBODY} from '../../../src/trace/units.ts';
import {FIXTURE_NOW} from '../fixture-view.ts';

const STAMP = {index: 58_364, at: FIXTURE_NOW, guest: 0, cause: 58_363};

type Access = Extract<RecordView, {kind: 'access'}>;

/** A hooked write of 0x12 to CR; give what differs. */
export function access(more: Partial<Access> = {}): Access {
  return {
    ...STAMP,
    kind: 'access',
    direction: 'out',
    offset: 0,
    size: 1,
    page: 0,
    value: 0x12,
    count: 1,
    state: 2,
    hooked: true,
    exited: true,
    denied: false,
    ...more,
  };
}

/** Trans to TransDmaWr on DmaWr, edge 8. */
export const TRANSITION: RecordView = {...STAMP, kind: 'transition', from: 2, to: 6, event: 3, edge: 8};
/** Transmit in Trans: the model stays, and slide 26 draws no edge for it. */
export const UNDRAWN: RecordView = {...STAMP, kind: 'transition', from: 2, to: 2, event: 1, edge: -1};
/** C asks for B's pages. */
export const DENIED_CHECK: RecordView = {
  ...STAMP,
  guest: 2,
  kind: 'check',
  allowed: false,
  move: 'read',
  address: 0x6000,
  length: 0x400,
  space: CARD_MEMORY,
  entry: null,
  to: 3,
};
export const DENIAL: RecordView = {...STAMP, guest: 2, kind: 'denial', reason: 1, offset: 0, page: 0, direction: 'out'};
export const SUSPEND: RecordView = {
  ...STAMP,
  guest: 1,
  kind: 'suspend',
  direction: 'out',
  offset: 0,
  size: 1,
  page: 0,
  value: 0x22,
  count: 1,
};
export const INJECT: RecordView = {...STAMP, kind: 'inject', isr: 2};
export const IRQ: RecordView = {...STAMP, guest: NOBODY, kind: 'irq', level: 1};
export const FRAME_TX: RecordView = {...STAMP, kind: 'frame-tx', frame: 41};
export const FRAME_RX: RecordView = {...STAMP, kind: 'frame-rx', frame: 42, taken: true};
export const HANDOFF: RecordView = {...STAMP, guest: 1, kind: 'handoff', from: 0, accesses: 63};

/** One of each. */
export const PRESENT: readonly (RecordView | null)[] = [
  null,
  access(),
  access({offset: 10, value: 0xea}),
  access({offset: 7, value: 0x40, hooked: false, exited: false}),
  access({offset: 0x10, size: 2, count: 757, hooked: false, exited: false}),
  TRANSITION,
  UNDRAWN,
  DENIED_CHECK,
  DENIAL,
  SUSPEND,
  INJECT,
  IRQ,
  FRAME_TX,
  FRAME_RX,
  HANDOFF,
];
