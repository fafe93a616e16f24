// What the card holds in the exploration, in two words. They are put back where they stand.
import {bit, type Variable, values} from '../../../sim/explore/variable.ts';
import {NOBODY} from '../../../trace/units.ts';
import {CPCR, RING_BYTES, ringBytes, TSAD, TSD} from '../sheet/registers.ts';
import {CAPRS, CBRS, COMMANDS, type Domain, FILTERS, HOST_FRAMES, HOST_RINGS, STATUS, TSDS, TURNS} from './domains.ts';
import {GUEST_NAMES, INTERRUPTS} from './layout.ts';
import {QemuCard} from './qemu-card.ts';
import type {Testbench} from './testbench.ts';

const IDLE = -1;
const C_PLUS = CPCR.RXENABLE | CPCR.TXENABLE;

/** The variables of the card. */
export function cardVariables(testbench: Testbench): readonly [readonly Variable[], readonly Variable[]] {
  const {card} = testbench;
  const one = (
    what: string,
    {values: all, words}: Domain,
    read: () => number,
    stage: (value: number) => void,
  ): Variable => values(`card.${what}`, all, words, read, stage);
  const sending: Variable[] = [
    {
      name: 'card.holds the registers of',
      domain: [...GUEST_NAMES, 'nobody'],
      read: () => (testbench.holder === NOBODY ? GUEST_NAMES.length : testbench.holder),
      stage: (value) => {
        testbench.holder = value === GUEST_NAMES.length ? NOBODY : value;
      },
    },
    one(
      'CR',
      COMMANDS,
      () => card.command,
      (value) => {
        card.command = value;
      },
    ),
    one(
      'turn',
      TURNS,
      () => card.turn,
      (value) => {
        card.turn = value;
      },
    ),
    {
      name: 'card.transmitter',
      domain: ['idle', ...HOST_FRAMES.words.map((words) => `sends from ${words}`)],
      read: () => (card.isSending ? 1 + HOST_FRAMES.values.indexOf(card.sendsFrom) : 0),
      stage: (value) => {
        card.sendsFrom = value === 0 ? IDLE : (HOST_FRAMES.values[value - 1] ?? IDLE);
      },
    },
    ...TSAD.map((register, descriptor) =>
      one(
        register.name,
        HOST_FRAMES,
        () => card.tsad[descriptor] ?? 0,
        (value) => {
          card.tsad[descriptor] = value;
        },
      ),
    ),
    one(
      'RBSTART',
      HOST_RINGS,
      () => card.RBSTART,
      (value) => {
        card.RBSTART = value;
      },
    ),
  ];
  const receiving: Variable[] = [
    ...TSD.map((register, descriptor) =>
      one(
        register.name,
        TSDS,
        () => card.tsd[descriptor] ?? 0,
        (value) => {
          card.tsd[descriptor] = value;
        },
      ),
    ),
    one(
      'RCR',
      FILTERS,
      () => card.RCR,
      (value) => {
        card.RCR = value;
        card.ringLength = ringBytes(value);
      },
    ),
    one(
      'CAPR',
      CAPRS,
      () => card.CAPR,
      (value) => {
        card.CAPR = value;
      },
    ),
    one(
      'CBR',
      CBRS,
      () => testbench.receivedTo,
      (value) => {
        card.CBR = value;
      },
    ),
    one(
      'ISR',
      STATUS,
      () => (testbench.habits.listens ? card.isr : 0),
      (value) => {
        card.isr = value;
      },
    ),
    values(
      'card.IMR',
      [0, INTERRUPTS],
      ['0', 'ROK, TOK and RXOVW'],
      () => card.imr,
      (value) => {
        card.imr = value;
        card.levelled();
      },
    ),
    bit(
      'card.masters the bus',
      () => card.isMaster,
      (yes) => {
        card.isMaster = yes;
      },
    ),
    values(
      'card.CPCR',
      [0, C_PLUS],
      ['0', 'C+ mode'],
      () => card.cpcr,
      (value) => {
        card.cpcr = value;
      },
    ),
    bit(
      'wire.frames come while the card changes hands',
      () => testbench.areFramesComing,
      (yes) => {
        testbench.areFramesComing = yes;
      },
    ),
  ];
  if (card instanceof QemuCard) receiving.push(...heldBack(card));
  return [sending, receiving];
}

/** Of QEMU's card: a ring that a reset has made the shortest whatever RCR says, and frames without room. */
function heldBack(card: QemuCard): readonly Variable[] {
  const lengths = RING_BYTES.slice(0, 2);
  return [
    values(
      'card.ring',
      lengths,
      ['8 KiB', '16 KiB'],
      () => card.ringLength,
      (value) => {
        card.ringLength = value;
      },
    ),
    bit(
      'card.holds frames back',
      () => card.isHolding,
      (yes) => {
        card.holdUnseen(yes);
      },
    ),
    bit(
      'card.tries none until CAPR is written',
      () => card.isBlocked,
      (yes) => {
        card.isBlocked = yes;
      },
    ),
  ];
}
