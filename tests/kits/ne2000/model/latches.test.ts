// Writes that the card only latches skip the question what they mean: the answer is the same.
import {expect, test} from 'vitest';
import {ne2kModel} from '../../../../src/kits/ne2000/model/device.ts';
import {blankReading, LISTED_VARIANT} from './listed-variant.ts';

const PAGES = [0, 1, 2, 3];
const OFFSETS = Array.from({length: 0x20}, (_, offset) => offset);

test.each([
  ['the chip', LISTED_VARIANT],
  ['QEMU’s card', {...LISTED_VARIANT, hasChip: false}],
  ['the chip, where CR is not listed', {...LISTED_VARIANT, rangeHooks: 0}],
])('TPSR, TBCR, RSAR and RBCR, in any state, on %s', (_, variant) => {
  const model = ne2kModel(variant);
  const context = model.freshContext({start: 0x4000, end: 0x6000});
  const out = blankReading();
  let found = 0;
  for (const page of PAGES) {
    context.CR = (page << 6) | 0x22;
    for (const offset of OFFSETS) {
      const goes = model.latchesIn(page, offset);
      if (goes === null) continue;
      found++;
      model.compiled.states.forEach((_name, state) => {
        model.interpret(context, state, true, offset, 0x5a, out);
        expect(out).toMatchObject({
          count: 0,
          refusal: 0,
          lookFirst: false,
          checkOnly: -1,
          release: false,
          forward: 0x5a,
        });
        expect(out.hold).toBe(goes === 'shadow');
      });
    }
  }
  expect(found).toBe(7);
});
