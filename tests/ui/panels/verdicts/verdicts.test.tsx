import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test} from 'vitest';
import {CARD_MEMORY} from '../../../../src/base/address-space.ts';
import type {VerdictRow} from '../../../../src/bridge/spans/verdict-index.ts';
import {VerdictsTable} from '../../../../src/ui/panels/verdicts/VerdictsTable.tsx';

const nothing = (): void => undefined;
const base: VerdictRow = {
  index: 58_363,
  denial: null,
  at: 0,
  guest: 0,
  allowed: true,
  move: {way: 'write', address: 0x4600, length: 1514, space: CARD_MEMORY},
  access: null,
  refusedAt: null,
  to: 6,
  reason: 0,
};
const rows: VerdictRow[] = [
  {
    ...base,
    index: 57_873,
    denial: 57_874,
    guest: 2,
    allowed: false,
    move: {way: 'read', address: 0x6600, length: 1024, space: CARD_MEMORY},
    to: 3,
    reason: 1,
  },
  {
    ...base,
    index: 57_900,
    denial: 57_900,
    guest: 1,
    allowed: false,
    move: null,
    access: {offset: 0x10, page: 0, direction: 'in'},
    reason: 5,
  },
  base,
  {...base, index: 58_500},
];

function draw(total: number, row: (place: number) => VerdictRow | undefined): string {
  return renderToStaticMarkup(
    <VerdictsTable
      total={total}
      ahead={1}
      row={row}
      present={58_363}
      chosen={57_873}
      onChoose={nothing}
      whenEmpty="nothing yet"
      onView={nothing}
    />,
  );
}

test('rows stand newest first with a header for every column', () => {
  const html = draw(4, (place) => rows[place]);
  expect(html.match(/scope="col"/g)).toHaveLength(7);
  const numbers = [...html.matchAll(/Verdict at event (\d+)\u2009(\d+)/g)].map(
    ([, high, low]) => Number(high) * 1000 + Number(low),
  );
  expect(numbers).toEqual([58_500, 58_363, 57_900, 57_873]);
});

test('a verdict is a mark with its word, a denial says why', () => {
  const html = draw(4, (place) => rows[place]);
  expect(html).toContain('data-verdict="deny"');
  expect(html).toContain('DENIED</span> remote DMA would leave');
  expect(html).toContain('allowed');
});

test('a refusal without a check names the access', () => {
  const html = draw(4, (place) => rows[place]);
  expect(html).toContain('>IN<');
  expect(html).toContain('>data<');
});

test('the present row is current, the chosen one pressed, the one ahead said to be so', () => {
  const html = draw(4, (place) => rows[place]);
  expect(html.match(/aria-current="true"/g)).toHaveLength(1);
  expect(html.match(/aria-pressed="true"/g)).toHaveLength(1);
  expect(html).toContain('event 58\u2009500, ahead of now');
});

test('a hundred thousand verdicts draw a screenful', () => {
  const html = draw(100_000, () => base);
  expect(html.match(/<button/g)?.length).toBeLessThan(30);
  expect(html).toContain('aria-rowcount="100001"');
});

test('rows on their way are rows all the same', () => {
  expect(draw(3, () => undefined).match(/…/g)).toHaveLength(3);
});

test('an empty list says so', () => {
  expect(draw(0, () => undefined)).toContain('nothing yet');
});
