// Where the data port is hooked: each element against the approved DMA, in step with a real card.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {allOnes} from '../../../../src/base/bits.ts';
import {commit} from '../../../../src/kits/ne2000/model/commit.ts';
import {freshContext, type Ne2kContext} from '../../../../src/kits/ne2000/model/context.ts';
import {admit, moved} from '../../../../src/kits/ne2000/model/data-port.ts';
import {DENY_REASONS} from '../../../../src/kits/ne2000/model/names.ts';
import {type Ne2kVariant, WHOLE_RANGE} from '../../../../src/kits/ne2000/model/variant.ts';
import {START, Testbench} from '../card/testbench.ts';

const variantOf = (isQemu: boolean): Ne2kVariant => ({
  hasChip: !isQemu,
  countsData: true,
  dwordMovesFour: isQemu,
  rangeHooks: WHOLE_RANGE,
  ringIsHooked: true,
  filterIsHooked: true,
  pageIsHooked: true,
  page2ReadsBack: !isQemu,
  opensDataPort: false,
});

/** A guest with window 0x40 to 0x7f, ring 0x46 to 0x80, and an approved read of `length` bytes at `start`. */
function approved(start: number, length: number, isWord: boolean): Ne2kContext {
  const context = freshContext({start: 0x4000, end: 0x8000});
  Object.assign(context.shadow, {PSTART: 0x46, PSTOP: 0x80});
  context.shadow.DCR = isWord ? 0x49 : 0x48;
  context.approved = {isRead: true, start, length, next: start, left: length, isLive: true};
  return context;
}

const reasonOf = ({reason}: {reason: number}): string => DENY_REASONS[reason]?.name ?? '';

test('a rep is cut where the approved range ends, and what follows is past it', () => {
  const context = approved(0x4000, 6, true);
  const variant = variantOf(false);
  expect(admit(context, false, 2, 5, variant).elements).toBe(3);
  expect(moved(context, 2, 3, variant)).toBe(true);
  expect(reasonOf(admit(context, false, 2, 1, variant))).toBe('no-dma-approved');
});

test('the direction counts', () => {
  expect(reasonOf(admit(approved(0x4000, 6, true), true, 2, 1, variantOf(true)))).toBe('wrong-direction');
});

test('looking does not move', () => {
  const context = approved(0x4000, 6, true);
  admit(context, false, 2, 3, variantOf(true));
  expect([context.approved.next, context.approved.left]).toEqual([0x4000, 6]);
});

test.each([
  'datasheet',
  'qemu',
] as const)('address and count stay in step with the card, widths mixed (%s)', (profile) => {
  const variant = variantOf(profile === 'qemu');
  const size = fc.constantFrom(1, 2, 4);
  const start = fc.oneof(fc.integer({min: 0x4000, max: 0x4100}), fc.integer({min: 0x7f00, max: 0x7fff}));
  fc.assert(
    fc.property(
      start,
      fc.integer({min: 1, max: 300}),
      fc.boolean(),
      fc.array(size, {maxLength: 60}),
      (at, length, isWord, sizes) => {
        const context = approved(at, length, isWord);
        const bench = new Testbench(profile).out(`${START} DCR=${isWord ? '49' : '48'}`).remote(0x0a, at, length);
        for (const each of sizes) {
          if (admit(context, false, each, 1, variant).elements === 0) break;
          bench.card.read(0x10, each);
          const isOver = moved(context, each, 1, variant);
          expect(bench.card.remoteLeft).toBe(context.approved.left);
          expect(isOver).toBe(bench.card.remoteLeft === 0);
          if (isOver) break;
          // In word mode the pair at the even address moves: an odd start shows on one side only.
          expect(bench.card.remoteAddress & ~1).toBe(context.approved.next & ~1);
        }
      },
    ),
    {numRuns: 200},
  );
});

test.each([
  ['an abort', 0x22],
  ['a stop', 0x21],
  ['a write command', 0x12],
])('after a read that %s ends early the shadow stands where the chip does: behind the word that was fetched', (_, command) => {
  const variant = variantOf(false);
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({min: 0x4000, max: 0x4100}), fc.integer({min: 0x7ff0, max: 0x7fff})),
      fc.integer({min: 3, max: 40}),
      fc.boolean(),
      fc.nat({max: 20}),
      (at, length, isWord, reads) => {
        const context = approved(at, length, isWord);
        context.CR = 0x0a;
        context.isOutstanding = true;
        const {card} = new Testbench('datasheet').out(`${START} DCR=${isWord ? '49' : '48'}`).remote(0x0a, at, length);
        const size = isWord ? 2 : 1;
        for (let i = 0; i < reads && context.approved.left > size; i++) {
          card.read(0x10, size);
          moved(context, size, 1, variant);
        }
        card.write(0, 1, command);
        commit(context, true, 0, command, variant);
        expect([context.approved.next, context.approved.left]).toEqual([card.peek('CRDA'), card.peek('RBCR')]);
        expect([context.shadow.RSAR, context.shadow.RBCR]).toEqual([card.peek('CRDA'), card.peek('RBCR')]);
      },
    ),
    {numRuns: 200},
  );
});

test('an undriven bus is what a denied guest sees', () => {
  expect([1, 2, 4].map(allOnes)).toEqual([0xff, 0xffff, 0xffff_ffff]);
});
