// Hook sets: what the named ones list, how a list is read, what a wrong one is told.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {faultLine} from '../../../../src/base/result.ts';
import {NE2000_BASICS} from '../../../../src/kits/ne2000/basics.ts';
import {PORT} from '../../../../src/kits/ne2000/sheet/board.ts';
import type {HookSet} from '../../../../src/sim/models/hook-set.ts';
import {parseHookSet} from '../../../../src/sim/models/parse-hooks.ts';

function hooks(text: string): HookSet {
  const parsed = parseHookSet(NE2000_BASICS, text);
  if (!parsed.ok) throw new Error(faultLine(parsed.fault));
  return parsed.value;
}

function faultOf(text: string): string {
  const parsed = parseHookSet(NE2000_BASICS, text);
  return parsed.ok ? 'accepted' : faultLine(parsed.fault);
}

/** Every access that a set lists, as `w0:05`. */
function listed(set: HookSet): string[] {
  const found: string[] = [];
  for (const isWrite of [false, true]) {
    for (let page = 0; page < 4; page++) {
      for (let offset = 0; offset < 32; offset++) {
        if (set.lists(isWrite, page, offset))
          found.push(`${isWrite ? 'w' : 'r'}${page}:${offset.toString(16).padStart(2, '0')}`);
      }
    }
  }
  return found;
}

const registerWrites = (set: HookSet): string[] => listed(set).filter((item) => /^w\d:0[1-9a-f]$/.test(item));

describe('named sets', () => {
  test('deck lists the writes that slide 26’s events need, and reset both ways', () => {
    const deck = hooks('deck');
    expect(registerWrites(deck)).toEqual(['w0:04', 'w0:05', 'w0:06', 'w0:08', 'w0:09', 'w0:0a', 'w0:0b']);
    for (let page = 0; page < 4; page++) expect(deck.lists(true, page, 0)).toBe(true);
    expect(deck.lists(false, 0, 0)).toBe(false);
    expect([deck.lists(false, 0, PORT.RESET.offset), deck.lists(true, 3, PORT.RESET.offset)]).toEqual([true, true]);
    expect([deck.lists(false, 0, PORT.DATA.offset), deck.lists(true, 0, PORT.DATA.offset)]).toEqual([false, false]);
  });

  test('minimal adds PSTART, PSTOP, CURR, RCR and DCR and leaves out writes to the reset port; sharing adds TCR and IMR', () => {
    const more = (larger: string, smaller: string): string[] => {
      const before = listed(hooks(smaller));
      return listed(hooks(larger)).filter((item) => !before.includes(item));
    };
    expect(more('minimal', 'deck')).toEqual(['w0:01', 'w0:02', 'w0:0c', 'w0:0e', 'w1:07']);
    expect(more('sharing', 'minimal').filter((hook) => !/1[89a-f]$/.test(hook))).toEqual(['w0:0d', 'w0:0f']);
  });

  test('all lists every access, registers all but the data port, none nothing', () => {
    expect(listed(hooks('all'))).toHaveLength(256);
    const registers = hooks('registers');
    expect(listed(registers)).toHaveLength(256 - 2 * 4 * 8);
    expect(registers.coversPort(PORT.DATA.offset)).toBe(false);
    expect(listed(hooks('none'))).toEqual([]);
  });

  test('sets say themselves in words', () => {
    expect(hooks('all').words()).toEqual(['rw:*', 'rw:data', 'rw:reset']);
    expect(hooks('deck').words()).toEqual([
      'rw:reset',
      'w:CR',
      'w:0:TPSR',
      'w:0:TBCR0',
      'w:0:TBCR1',
      'w:0:RSAR0',
      'w:0:RSAR1',
      'w:0:RBCR0',
      'w:0:RBCR1',
    ]);
  });
});

describe('lists', () => {
  test('a register without a page is hooked wherever it has that name', () => {
    expect(listed(hooks('r:PSTART'))).toEqual(['r2:01']);
    expect(listed(hooks('rw:PSTART'))).toEqual(['r2:01', 'w0:01']);
    expect(listed(hooks('rw:BNRY'))).toEqual(['r0:03', 'w0:03']);
  });

  test('ISR read on page 0 is CURR on page 1', () => {
    const set = hooks('r:0:ISR');
    expect([set.lists(false, 0, 7), set.lists(false, 1, 7), set.lists(true, 0, 7)]).toEqual([true, false, false]);
  });

  test('the data and reset ports answer at eight offsets each, whatever the page', () => {
    const set = hooks('w:data,r:reset');
    for (let offset = 0x10; offset < 0x20; offset++) {
      expect(set.lists(true, 2, offset)).toBe(offset < 0x18);
      expect(set.lists(false, 1, offset)).toBe(offset >= 0x18);
      expect(set.coversPort(offset)).toBe(true);
    }
  });

  test('the permission bitmap is blind to direction and page', () => {
    const set = hooks('r:0:ISR');
    expect(Array.from({length: 32}, (_, port) => port).filter((port) => set.coversPort(port))).toEqual([7]);
  });

  test('names and items mix, spaces and case do not matter', () => {
    const set = hooks(' deck , R:0:isr');
    expect(set.lists(false, 0, 7) && set.lists(true, 0, 8)).toBe(true);
  });

  test('any set reads back from its words', () => {
    const item = fc
      .constantFrom('r', 'w', 'rw')
      .chain((direction) =>
        fc
          .constantFrom('CR', '0:CR', '*', '1:*', '2:*', '2:0x05', 'CURR', '0:DCR', 'ISR', '0:IMR', 'data', 'reset')
          .map((what) => `${direction}:${what}`),
      );
    fc.assert(
      fc.property(fc.array(item, {minLength: 1, maxLength: 8}), (items) => {
        const texts = items.filter((text) => parseHookSet(NE2000_BASICS, text).ok);
        if (texts.length === 0) return;
        const set = hooks(texts.join(','));
        expect(listed(hooks(set.words().join(',')))).toEqual(listed(set));
      }),
    );
  });
});

describe('a dynamic set', () => {
  test('lists what it would without the word, says the word, and tells the pages of a port apart', () => {
    const set = hooks('sharing,dynamic');
    expect(listed(set)).toEqual(listed(hooks('sharing')));
    expect(hooks(set.words().join(',')).isDynamic).toBe(true);
    expect(hooks('sharing').isDynamic).toBe(false);
    expect([0, 1, 2].map((page) => set.coversPortOn(page, 7))).toEqual([false, true, false]);
    expect([set.coversPort(7), set.coversPortOn(0, 9), set.coversPortOn(1, 9)]).toEqual([true, true, false]);
  });
});

describe('wrong text', () => {
  test.each([
    ['', 'hooks: "" is no hook: write all, registers, deck'],
    ['decks', 'hooks: "decks" is no hook'],
    ['w:CR,x:0:ISR', 'hooks, item 2: "x:0:ISR" is no hook'],
    ['w:0:FOO', 'hooks: "w:0:FOO": no register FOO is written on page 0; there are CR, PSTART, PSTOP'],
    ['w:5:CR', '"w:5:CR" is no hook'],
    ['r:1:ISR', 'no register ISR is read on page 1; there are CR, PAR0'],
    ['dynamic', '"dynamic" needs w:CR and r:reset: without them nobody sees which page is selected'],
    ['w:CR,dynamic', '"dynamic" needs w:CR and r:reset'],
    ['constructor', '"constructor" is no hook'],
  ])('%s is refused', (text, message) => {
    expect(faultOf(text)).toContain(message);
  });

  test('any text gives a set or a fault', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseHookSet(NE2000_BASICS, text).ok === 'boolean'));
  });

  test('every named set is made of lawful items', () => {
    for (const name of Object.keys(NE2000_BASICS.hooks.sets)) expect(faultOf(name)).toBe('accepted');
  });
});
