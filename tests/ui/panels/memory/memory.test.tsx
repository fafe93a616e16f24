import {renderToStaticMarkup} from 'react-dom/server';
import {describe, expect, test} from 'vitest';
import {CARD_MEMORY} from '../../../../src/base/address-space.ts';
import type {VerdictRow} from '../../../../src/bridge/spans/verdict-index.ts';
import {mapShape} from '../../../../src/ui/layout/memory-map.ts';
import {MapMarks} from '../../../../src/ui/panels/memory/MapMarks.tsx';
import {MapPanel} from '../../../../src/ui/panels/memory/MapPanel.tsx';
import {pageAfterKey} from '../../../../src/ui/panels/memory/MemoryMap.tsx';
import {MemoryTable} from '../../../../src/ui/panels/memory/MemoryTable.tsx';
import {PageBytes} from '../../../../src/ui/panels/memory/PageBytes.tsx';
import {Rings} from '../../../../src/ui/panels/memory/Rings.tsx';
import {fixtureMemory, fixtureView} from '../../fixture-view.ts';

const view = fixtureView();
const nothing = (): void => undefined;
const denied: VerdictRow = {
  index: 57_873,
  denial: 57_874,
  at: 0,
  guest: 2,
  allowed: false,
  move: {way: 'read', address: 0x6600, length: 0x400, space: CARD_MEMORY},
  access: null,
  refusedAt: null,
  to: 3,
  reason: 1,
};

describe('the map', () => {
  const html = renderToStaticMarkup(
    <MapPanel instant={null} view={view} denied={denied} page={0x46} onPage={nothing} />,
  );

  test('has 64 pages, one of them in the tab order', () => {
    expect(html.match(/data-page="/g)).toHaveLength(64);
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
  });

  test('a page’s name tells owner, use and pointers', () => {
    expect(html).toContain('aria-label="page 40, guest A, transmit buffer"');
    expect(html).toContain('aria-label="page 53, guest A, receive ring, CURR"');
  });

  test('says that no host memory is in reach', () => {
    expect(html).toContain('It cannot reach host memory');
  });

  test('pointers in the card and saved ones look different and share flags', () => {
    expect(html).toContain('data-where="card">CURR');
    expect(html).toContain('data-where="saved">PSTART, BNRY');
  });

  test('shows the move that comes next and the one that was refused', () => {
    expect(html).toContain('1\u2009514 bytes from the data port, 0x4600–0x4BE9');
    expect(html).toContain('DENIED at');
  });

  test('arrow keys walk pages and stop at the edges', () => {
    expect(pageAfterKey('ArrowDown', 0x46)).toBe(0x4e);
    expect(pageAfterKey('ArrowUp', 0x46)).toBe(0x46);
    expect(pageAfterKey('ArrowRight', 0x7f)).toBe(0x7f);
    expect(pageAfterKey('w', 0x46)).toBeNull();
  });
});

test('what the device may do at any time in many places is named once, for each guest', () => {
  const range = (address: number, guest: number) => ({move: 'write', guest, address, length: 256}) as const;
  const standing = [range(0x4000, 0), range(0x4600, 0), range(0x5000, 0), range(0x6000, 1)];
  const html = renderToStaticMarkup(
    <MapMarks view={{...view, standing}} denied={null} moved={null} shape={mapShape()} />,
  );
  expect(html.match(/the device may write[^<]*/g)).toEqual([
    'the device may write in 3 places, for A',
    'the device may write, for B',
  ]);
  expect(html.match(/memory-standing-write/g)).toHaveLength(4);
});

test('the map’s table has a row for each guest and says what moves', () => {
  const html = renderToStaticMarkup(<MemoryTable view={view} denied={denied} />);
  expect(html.match(/<tr>/g)).toHaveLength(1 + view.guests.length);
  expect(html).toContain('0x4000–0x59FF');
  expect(html).toContain('Now: guest A may write');
  expect(html).toContain('Denied last: guest C');
});

test('rings count pages and frames, and name both pointers', () => {
  const html = renderToStaticMarkup(<Rings guests={view.guests} />);
  expect(html).toContain('2 frames held');
  expect(html).toContain('1 frame held');
  expect(html).toContain('empty');
});

describe('bytes of a page', () => {
  test('without the memory it says how to get it', () => {
    const html = renderToStaticMarkup(<PageBytes memory={null} page={0x46} onWatch={nothing} />);
    expect(html).toContain('only sent when asked for');
    expect(html).toContain('aria-pressed="false"');
  });

  test('with it there are 256 cells and their characters', () => {
    const html = renderToStaticMarkup(<PageBytes memory={fixtureMemory()} page={0x40} onWatch={nothing} />);
    expect(html.match(/<td/g)).toHaveLength(256 + 16);
    expect(html).toContain('0x40F0');
  });
});
