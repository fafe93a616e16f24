// Whole machines whose card is in the middle of a burst: back and forth in time.
import {beforeAll, describe, expect, test} from 'vitest';
import {fetchKit} from '../../../src/kits/device-kits.ts';
import {Rtl8139} from '../../../src/kits/rtl8139/card/rtl8139.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';

beforeAll(() => fetchKit('rtl8139'));

function open(name: string): Lab {
  const scenario = scenarioNamed(name);
  const opened = scenario === undefined ? null : openLab(scenario, {profile: 'datasheet'});
  if (opened === null || !opened.ok) throw new Error(`${name} does not open`);
  return opened.value;
}

function cardOf({machine}: Lab): Rtl8139 {
  if (!(machine.card instanceof Rtl8139)) throw new Error('the card is an RTL8139');
  return machine.card;
}

const IN_THE_MIDDLE: readonly [string, (card: Rtl8139) => boolean][] = [
  ['fetched', ({liveLatches: {txFetched, txLength}}) => txFetched > 0 && txFetched < txLength],
  ['stored', ({liveLatches: {rxStored}}) => rxStored > 0],
];

describe.each(IN_THE_MIDDLE)('a frame that is being %s', (_, isSo) => {
  test('goes on after a jump there as it did', () => {
    const lab = open('rtl8139-bulk');
    for (let event = 100; !isSo(cardOf(lab)); event++) lab.runTo(event);
    const [position, digest] = [lab.position, lab.digest()];
    lab.runToEnd();
    const end = lab.digest();
    lab.seek(position);
    expect([lab.digest(), isSo(cardOf(lab))]).toEqual([digest, true]);
    lab.runToEnd();
    expect(lab.digest()).toBe(end);
  });
});
