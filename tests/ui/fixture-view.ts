// A hand-made instant of a three-guest run: A writes CR while its frame 41 is on the wire, B is suspended, C was denied.
import {CARD_MEMORY} from '../../src/base/address-space.ts';
import type {GuestView, LabView} from '../../src/sim/lab/lab-view.ts';
import {CYCLES_PER_US} from '../../src/trace/units.ts';

const us = (microseconds: number): number => Math.round(microseconds * CYCLES_PER_US);

/** The present of the fixture: 86.510 223 ms after power-on. */
export const FIXTURE_NOW = us(86_510.223);
/** Events behind the fixture's present. */
const FIXTURE_POSITION = 58_365;
/** Events computed in the fixture's run. */
const FIXTURE_COMPUTED = 77_120;

const GUEST_A: GuestView = {
  id: 0,
  name: 'linux-1',
  driver: 'linux',
  mac: '52:54:00:12:34:56',
  state: 'running',
  isOwner: true,
  operation: 'transmit',
  isByMemory: false,
  suspendedAt: null,
  window: {firstPage: 0x40, endPage: 0x5a},
  pageMap: [],
  ring: {start: 0x4c, stop: 0x5a, boundary: 0x4f, current: 0x53, sendPage: 0x40, sendBytes: 0x05ea},
  undrained: 2,
  modelState: 'TransDmaWr',
  interruptPending: false,
  counts: {
    accesses: 30_412,
    hooked: 1_102,
    config: 0,
    exits: 1_160,
    denials: 0,
    suspensions: 11,
    txFrames: 41,
    rxFrames: 38,
    lost: 0,
    kept: 3,
    ownedCycles: us(52_300),
    suspendedCycles: us(6_900),
  },
  lastDenial: null,
};

const GUEST_B: GuestView = {
  id: 1,
  name: 'linux-2',
  driver: 'linux',
  mac: '52:54:00:12:34:57',
  state: 'suspended',
  isOwner: false,
  operation: 'transmit',
  isByMemory: false,
  suspendedAt: {since: FIXTURE_NOW - us(392), direction: 'out', offset: 0, value: 0x22},
  window: {firstPage: 0x5a, endPage: 0x6d},
  pageMap: [],
  ring: {start: 0x60, stop: 0x6d, boundary: 0x64, current: 0x66, sendPage: 0x5a, sendBytes: 0x05ea},
  undrained: 1,
  modelState: 'Idle',
  interruptPending: true,
  counts: {
    accesses: 17_130,
    hooked: 640,
    config: 0,
    exits: 682,
    denials: 0,
    suspensions: 14,
    txFrames: 26,
    rxFrames: 24,
    lost: 1,
    kept: 4,
    ownedCycles: us(27_800),
    suspendedCycles: us(9_200),
  },
  lastDenial: null,
};

const GUEST_C: GuestView = {
  id: 2,
  name: 'probe',
  driver: 'rogue',
  mac: '52:54:00:12:34:58',
  state: 'ready',
  isOwner: false,
  operation: null,
  isByMemory: false,
  suspendedAt: null,
  window: {firstPage: 0x6d, endPage: 0x80},
  pageMap: [],
  ring: {start: 0x73, stop: 0x80, boundary: 0x73, current: 0x74, sendPage: 0x6d, sendBytes: 0x003c},
  undrained: 0,
  modelState: 'Idle',
  interruptPending: false,
  counts: {
    accesses: 3_370,
    hooked: 192,
    config: 0,
    exits: 189,
    denials: 2,
    suspensions: 4,
    txFrames: 3,
    rxFrames: 2,
    lost: 0,
    kept: 0,
    ownedCycles: us(3_900),
    suspendedCycles: us(1_400),
  },
  lastDenial: 57_874,
};

const IOPM: readonly (0 | 1)[] = [
  1, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
];

/** Packet memory with something to see: every guest's pages filled with its own pattern. */
export function fixtureMemory(): Uint8Array {
  return Uint8Array.from({length: 0x4000}, (_, i) =>
    i < 0x5ea || (i >> 8) % 5 === 0 ? (i * 31 + (i >> 8)) & 0xff : 0,
  );
}

/** The fixture's view; give `memory` where packet memory is watched. */
export function fixtureView(memory: Uint8Array | null = null): LabView {
  return {
    now: FIXTURE_NOW,
    position: FIXTURE_POSITION,
    computed: FIXTURE_COMPUTED,
    ended: false,
    isCut: false,
    replay: null,
    isWithinStep: false,
    scenario: {
      name: 'three-guests',
      title: 'Three guests, one card',
      about: 'Two Linux guests and a probe share one NE2000.',
    },
    seed: 2008,
    device: 'ne2000',
    card: 0,
    devices: ['ne2000'],
    profile: 'datasheet',
    costPreset: 'hp',
    costs: [
      {name: 'unhooked', cycles: 530, source: 'measured'},
      {name: 'exit', cycles: 1_218, source: 'measured'},
      {name: 'hooked', cycles: 1_308, source: 'measured'},
      {name: 'model', cycles: 100, source: 'measured'},
    ],
    basePort: 0xc100,
    owner: 0,
    ownerSince: us(85_721),
    queue: [1],
    names: ['linux-1', 'linux-2', 'probe'],
    guests: [GUEST_A, GUEST_B, GUEST_C],
    shares: [GUEST_A, GUEST_B, GUEST_C].map(({counts: {accesses, hooked, exits}}) => ({accesses, hooked, exits})),
    model: {
      state: 'TransDmaWr',
      reusable: false,
      reason: 'frame 41 is on the wire, and a remote write is open',
      traversals: [3, 62, 59, 118, 51, 119, 52, 9, 12, 8, 10, 0, 0, 1, 1],
      cyclesIn: {
        Initiation: us(865),
        Idle: us(18_167),
        Trans: us(50_176),
        DmaRd: us(5_190),
        DmaWr: us(4_325),
        TransDmaRd: us(2_595),
        TransDmaWr: us(5_190),
      },
      trail: [
        {index: 58_364, edge: 8, from: 'Trans', to: 'TransDmaWr'},
        {index: 58_336, edge: 1, from: 'Idle', to: 'Trans'},
        {index: 58_320, edge: 6, from: 'DmaWr', to: 'Idle'},
        {index: 58_290, edge: 4, from: 'Idle', to: 'DmaWr'},
      ],
    },
    truth: {
      transmitting: {address: 0x4000, length: 1514, sent: 815, until: FIXTURE_NOW + us(563)},
      remote: {direction: 'write', address: 0x4600, left: 1514},
      undrained: 2,
      agrees: {transmit: true, remote: true},
    },
    standing: [],
    pending: [
      {move: 'write', guest: 0, address: 0x4600, length: 1514, space: CARD_MEMORY, check: 58_363},
      {move: 'transmit', guest: 0, address: 0x4000, length: 1514, space: CARD_MEMORY, check: 58_334},
    ],
    registers: {
      CR: 0x16,
      ISR: 0x00,
      IMR: 0x00,
      DCR: 0x49,
      TCR: 0x00,
      RCR: 0x04,
      TSR: 0x01,
      RSR: 0x01,
      NCR: 0,
      PSTART: 0x4c,
      PSTOP: 0x5a,
      BNRY: 0x4f,
      CURR: 0x53,
      TPSR: 0x40,
      TBCR: 0x05ea,
      RSAR: 0x4600,
      RBCR: 0x05ea,
      CRDA: 0x4600,
      CLDA: 0x5300,
      CNTR0: 0,
      CNTR1: 0,
      CNTR2: 0,
    },
    shadow: {
      guest: 0,
      registers: {CR: 0x12, TPSR: 0x40, TBCR0: 0xea, TBCR1: 0x05, RSAR0: 0x00, RSAR1: 0x46, RBCR0: 0xea, RBCR1: 0x05},
      held: [],
    },
    irqLevel: 0,
    iopm: IOPM,
    hooks: [
      'w:CR',
      'w:0:RSAR0',
      'w:0:RSAR1',
      'w:0:RBCR0',
      'w:0:RBCR1',
      'w:0:TPSR',
      'w:0:TBCR0',
      'w:0:TBCR1',
      'rw:reset',
    ],
    registerWay: 'ports',
    hookedPorts: [0, 4, 5, 6, 8, 9, 10, 11, 0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f],
    memory,
    counts: {
      accesses: 50_912,
      hooked: 1_934,
      exits: 2_031,
      exitCycles: 2_473_758,
      handoffs: 27,
      denials: 2,
      suspensions: 29,
      lost: 1,
      kept: 7,
      unsafe: 0,
      checks: 262,
    },
    spent: {
      cycles: {
        access: 26_983_360,
        exit: 2_473_758,
        dispatch: 174_060,
        model: 193_400,
        vmm: 901_530,
        guest: 8_400_000,
        idle: 116_000_000,
      },
      vmmCycles: {registers: 901_530, frames: 0, memory: 0, bounce: 0, other: 0, driver: 0},
      exits: {io: 1_934, interrupt: 90, hlt: 5, quantum: 2},
      byMemory: 0,
      exitsByOperation: 1_940,
      handoffAccesses: 1_701,
    },
    rules: {denial: 'nothing', modelPlacement: 'inline'},
    policies: [
      {policy: null, name: 'hand-off carries', choice: 'registers', isChanged: false},
      {policy: 'denial', name: 'denied guest sees', choice: 'nothing', isChanged: false},
      {policy: 'parkedFrames', name: 'frame for a non-owner', choice: 'kept', isChanged: false},
      {policy: 'isrQuiet', name: 'ISR is quiet when', choice: 'masked bits clear', isChanged: false},
    ],
  };
}
