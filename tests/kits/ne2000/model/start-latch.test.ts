// CR.STA is a latch on the card, and the card is shared: a guest that never started it must not run it on another's start.
import {describe, expect, test} from 'vitest';
import {commit} from '../../../../src/kits/ne2000/model/commit.ts';
import {freshContext, type Ne2kContext} from '../../../../src/kits/ne2000/model/context.ts';
import {restore} from '../../../../src/kits/ne2000/model/context-switch.ts';
import {interpret} from '../../../../src/kits/ne2000/model/interpret.ts';
import {START, Testbench} from '../card/testbench.ts';
import {blankReading, LISTED_VARIANT} from './listed-variant.ts';

/** What of the guest's CR write reaches the card; the shadow follows. */
function carried(bench: Testbench, context: Ne2kContext, value: number): void {
  const out = blankReading();
  interpret(context, 0, true, 0, value, LISTED_VARIANT, out);
  bench.card.write(0, 1, out.forward);
  commit(context, true, 0, value, LISTED_VARIANT);
}

describe('STP taken back without STA', () => {
  test('starts nothing for a guest that never started the card, whoever did before', () => {
    const bench = new Testbench('datasheet').out(START).out('CR=21');
    const context = freshContext({start: 0x4000, end: 0x6000});
    restore(context, bench.card);
    carried(bench, context, 0x20);
    expect([bench.card.isRunning, context.CR & 1]).toEqual([false, 1]);
  });

  test('starts the card again for a guest that had started and stopped it, after a hand-off too', () => {
    const bench = new Testbench('datasheet');
    const context = freshContext({start: 0x4000, end: 0x6000});
    for (const value of [0x22, 0x21]) carried(bench, context, value);
    bench.card.read(0x1f, 1); // another guest's reset takes the latch back
    restore(context, bench.card);
    expect(bench.card.isRunning).toBe(false);
    carried(bench, context, 0x20);
    expect([bench.card.isRunning, context.CR & 1]).toEqual([true, 0]);
  });

  test('alone with the card it reaches it as written', () => {
    const bench = new Testbench('datasheet');
    carried(bench, freshContext({start: 0x4000, end: 0x6000}), 0x20);
    expect([bench.card.peek('CR'), bench.card.isRunning]).toEqual([0x20, false]);
  });
});
