// The layout's borders, as the visual design draws them.
import {expect, test} from 'vitest';
import {windowClass} from '../../../src/ui/app/window-class.ts';

test.each([
  [1920, 1080, 'full'],
  [1600, 1000, 'full'],
  [1920, 940, 'low'],
  [1599, 1200, 'compact'],
  [1366, 768, 'compact'],
  [1199, 900, 'narrow'],
])('%i by %i is %s', (width, height, expected) => {
  expect(windowClass(width, height)).toBe(expected);
});
