// Sizes come back from storage as text that anybody may have changed.
import {afterEach, expect, test, vi} from 'vitest';
import {sizesOf} from '../../../src/ui/app/use-panel-sizes.ts';

const USUAL = {machine: 598, event: 462};
const storing = (text: string | null) => vi.stubGlobal('localStorage', {getItem: () => text});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a kept size takes the place of the usual one', () => {
  storing('{"machine":640}');
  expect(sizesOf('full', USUAL)).toEqual({machine: 640, event: 462});
});

test.each([
  null,
  '',
  '{',
  '[]',
  '7',
  '{"machine":"640"}',
  '{"machine":-5}',
  '{"machine":1e99}',
  '{"other":3}',
])('storage that holds %s leaves the usual sizes', (text) => {
  storing(text);
  expect(sizesOf('full', USUAL)).toEqual(USUAL);
});

test('a window without storage has the usual sizes', () => {
  expect(sizesOf('full', USUAL)).toEqual(USUAL);
});
