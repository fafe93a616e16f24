import {describe, expect, test} from 'vitest';
import {chooseModelSet, modelScale} from '../../../src/ui/layout/model-geometry.ts';

describe('choosing a set', () => {
  test.each([
    [856, 497, 'full'],
    [814, 411, 'full'],
    [586, 320, 'mid'],
    [848, 350, 'mid'],
    [586, 420, 'large'],
    [448, 262, 'tight'],
    [368, 200, 'tight'],
  ])('%i × %i pixels take %s', (width, height, name) => {
    expect(chooseModelSet(width, height).name).toBe(name);
  });

  test('a chosen label is never under 11 pixels in any panel the page allows', () => {
    for (let width = 308; width < 1300; width += 31) {
      for (let height = 190; height < 900; height += 29) {
        const set = chooseModelSet(width, height);
        const least =
          set.text.share > 0
            ? Math.min(set.text.share, set.text.label)
            : set.name === 'tight'
              ? set.text.name
              : set.text.label;
        expect(least * modelScale(set, width, height)).toBeGreaterThanOrEqual(11);
      }
    }
  });

  test('a presenter’s larger least text leaves the full set', () => {
    expect(chooseModelSet(1100, 800, 19).name).toBe('large');
  });
});
