// What the card holds in the exploration: registers, the remote DMA and the transmitter. They are put back where they stand.

import {type Variable, values} from '../../../sim/explore/variable.ts';
import {NOBODY} from '../../../trace/units.ts';
import {GUEST_NAMES, INTERRUPTS, PAGE_WORDS, PAGES} from './layout.ts';
import {subset} from './owed-bits.ts';
import type {Testbench} from './testbench.ts';

/** Where CRDA can stand from the start of a window: it runs on where RSAR is not written anew. */
const CRDA_OFFSETS = Array.from({length: 0x70}, (_, word) => 2 * word);
const PROM_OFFSETS = Array.from({length: 0x12}, (_, word) => 2 * word + 2);

/** The variables of the card. */
export function cardVariables(testbench: Testbench): Variable[] {
  const {card} = testbench;
  const addresses = [0, ...PROM_OFFSETS, ...PAGES.flatMap((page) => CRDA_OFFSETS.map((more) => (page << 8) + more))];
  return [
    {
      name: 'card.holds the registers of',
      domain: [...GUEST_NAMES, 'nobody'],
      read: () => (testbench.holder === NOBODY ? GUEST_NAMES.length : testbench.holder),
      stage: (value) => void testbench.hold(value === GUEST_NAMES.length ? NOBODY : value),
    },
    values(
      'card.page',
      [0, 1],
      ['0', '1'],
      () => card.page,
      (value) => {
        card.page = value;
      },
    ),
    values(
      'card.state',
      [0, 1, 2],
      ['stopped', 'running', 'stopping after the frame'],
      () => card.run,
      (value) => {
        card.run = value;
      },
    ),
    values(
      'card.remote DMA',
      [0, 1, 2],
      ['none', 'read live', 'write live'],
      () => card.remote,
      (value) => {
        card.remote = value;
      },
    ),
    values(
      'card.CRDA',
      addresses,
      addresses.map((at) => `0x${at.toString(16)}`),
      () => card.rsar,
      (value) => {
        card.rsar = value;
      },
    ),
    values(
      'card.RBCR',
      [0, 2, 4],
      ['0', '2', '4'],
      () => card.rbcr,
      (value) => {
        card.rbcr = value;
      },
    ),
    values(
      'card.transmitter',
      [0, ...PAGES.map((page) => page << 8)],
      ['idle', ...PAGE_WORDS.map((words) => `sends from ${words}`)],
      () => card.sending,
      (value) => {
        card.sending = value;
      },
    ),
    values(
      'card.TPSR',
      [0, ...PAGES],
      ['0', ...PAGE_WORDS],
      () => card.tpsr,
      (value) => {
        card.tpsr = value;
      },
    ),
    subset(
      'card.ISR',
      () => card.isr,
      (value) => {
        card.isr = value;
      },
    ),
    values(
      'card.IMR',
      [0, INTERRUPTS],
      ['0', 'PTX, TXE and RDC'],
      () => card.imr,
      (value) => {
        card.imr = value;
        card.line = (card.isr & card.imr) === 0 ? 0 : 1;
      },
    ),
  ];
}
