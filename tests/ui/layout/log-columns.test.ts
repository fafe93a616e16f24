import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {textWidth} from '../../../src/base/text-width.ts';
import {device, learn, speakOf} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import {setCardsOfRun} from '../../../src/ui/layout/card-words.ts';
import {logColumns, mostDigits, mostOfTransition} from '../../../src/ui/layout/log-columns.ts';
import {transitionText} from '../../../src/ui/layout/meaning/model.ts';

afterAll(async () => {
  setCardsOfRun(null);
  await speakOf(USUAL_DEVICE);
});

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

describe('the log of a machine with two cards', () => {
  const widths = (): unknown[] => ['Value', 'Model transition'].map(widthOf);

  test('has room for what either says, whichever is shown; with one card it is that one’s', async () => {
    await learn('rtl8139');
    await speakOf('ne2000');
    const alone = widths();
    await speakOf('rtl8139');
    const wide = widths();
    expect(wide).not.toEqual(alone);
    for (const devices of [
      ['ne2000', 'rtl8139'],
      ['rtl8139', 'ne2000'],
    ]) {
      setCardsOfRun({devices, of: [0, 1]});
      for (const shown of devices) {
        await speakOf(shown);
        expect(widths(), `${devices.join(', ')}: ${shown}`).toEqual(wide);
        expect(device.facts.name).toBe(shown);
      }
    }
    setCardsOfRun(null);
    await speakOf('ne2000');
    expect(widths()).toEqual(alone);
  });
});
