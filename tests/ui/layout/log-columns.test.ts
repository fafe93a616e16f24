import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {textWidth} from '../../../src/base/text-width.ts';
import {device, speakOf} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import {logColumns, mostDigits, mostOfTransition} from '../../../src/ui/layout/log-columns.ts';
import {transitionText} from '../../../src/ui/layout/meaning/model.ts';

afterAll(() => speakOf(USUAL_DEVICE));

function widthOf(name: string): number | null | undefined {
  return logColumns(true, mostDigits(), mostOfTransition()).find((column) => column.name === name)?.width;
}

describe.each(['ne2000', 'rtl8139', 'copy-engine'])('the log of the %s', (name) => {
  beforeAll(() => speakOf(name));

  test('has room for every way that a state can lead to another, and for each of its registers', () => {
    const {states, events} = device.model;
    const {drawn} = device.model;
    const number = (state: string): number => states.findIndex((one) => one.name === state);
    for (const {from, on, to} of drawn) {
      for (const event of on) {
        const text = transitionText(number(from), number(to), events.indexOf(event));
        expect(textWidth(text, 12) + 12, text).toBeLessThanOrEqual(widthOf('Model transition') ?? 0);
      }
    }
    expect(widthOf('Value')).toBeGreaterThanOrEqual(mostDigits() * 7 + 12);
  });
});
