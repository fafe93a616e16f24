// Hook sets as text: names for the usual ones, and lists such as `w:CR,w:0:RSAR0,r:0:ISR,w:data,rw:reset`. The word `dynamic`
// among them has the owner's permission map follow the model: the selected page, and
// QEMU's data port while a transfer can't leave the window.
import {fail, ok, type Result} from '../../../base/result.ts';
import {PORT} from '../sheet/board.ts';
import {PAGES, RBCR, RSAR, TBCR} from '../sheet/dp8390.ts';
import {DATA_OFFSETS, DYNAMIC, HookSet, REGISTER_OFFSETS, RESET_OFFSETS, registerWord} from './hook-set.ts';
import {hook} from './hook-words.ts';

/** What says which bytes a DMA moves, remote or local, and when. */
const RANGES = [PORT.CR, ...RSAR, ...RBCR, PORT.TPSR, ...TBCR].map((register) => hook(register, 'write'));
/** Slide 26's events need these; drivers use the reset port in both directions (Linux reads it, then writes it back). */
const DECK = [...RANGES, hook(PORT.RESET, 'read'), hook(PORT.RESET, 'write')];
/**
 * The set that `vpio hooks attacks` finds in profile datasheet, and DCR, which it misses only because every driver of ours is
 * word-wide: the ring's bounds, where the next frame lands, the filter, and the reset port's reads, as its writes do nothing.
 */
const MINIMAL = [
  ...RANGES,
  hook(PORT.RESET, 'read'),
  ...[PORT.PSTART, PORT.PSTOP, PORT.CURR, PORT.RCR, PORT.DCR].map((register) => hook(register, 'write')),
];
/** And what a hand-off must put back and QEMU's card lets nobody read: transmit and mask settings. */
const SHARING = [...MINIMAL, ...[PORT.RESET, PORT.TCR, PORT.IMR].map((port) => hook(port, 'write'))];

/** The hook sets that have a name, as lists. */
export const NAMED_HOOK_SETS: Readonly<Record<string, string>> = {
  all: 'rw:*,rw:data,rw:reset',
  registers: 'rw:*,rw:reset',
  deck: DECK.join(),
  minimal: MINIMAL.join(),
  sharing: SHARING.join(),
  none: '',
};

const SET_NAMES = Object.keys(NAMED_HOOK_SETS).join(', ');
const ITEM_FORM =
  'r, w or rw, then a page (0 to 3) if wanted, then a register, *, data or reset: w:CR, w:0:RSAR0, rw:reset';
const BLIND = `"${DYNAMIC}" needs w:CR and r:reset: without them nobody sees which page is selected`;
const ITEM = /^(r|w|rw):(?:([0-3]):)?([A-Z0-9]+|\*)$/i;

/**
 * Reads a hook set: a name, a list of items, or names and items mixed.
 * @example parseHookSet('deck,r:0:ISR,dynamic')
 */
export function parseHookSet(text: string): Result<HookSet> {
  const set = new HookSet(text);
  const items = text.split(',').map((item) => item.trim());
  for (const [position, item] of items.entries()) {
    if (item === DYNAMIC) {
      set.isDynamic = true;
      continue;
    }
    const named = Object.hasOwn(NAMED_HOOK_SETS, item) ? NAMED_HOOK_SETS[item] : undefined;
    for (const plain of named === undefined ? [item] : named === '' ? [] : named.split(',')) {
      const fault = addItem(set, plain);
      if (fault !== null) return fail(items.length === 1 ? 'hooks' : `hooks, item ${position + 1}`, fault);
    }
  }
  return set.isDynamic && !seesPages(set) ? fail('hooks', BLIND) : ok(set);
}

/**
 * True where nothing but a hooked access selects another page. Registers keep what they are given, so that a write matters in
 * whatever state it is made and no state of the model lets go of its hook; the page says which register a port is.
 */
function seesPages(set: HookSet): boolean {
  return set.has(PORT.CR, 'write') && RESET_OFFSETS.every((offset) => set.lists(false, 0, offset));
}

/** Adds what one item lists; the fault in words, or null. */
function addItem(set: HookSet, item: string): string | null {
  const match = ITEM.exec(item);
  if (match === null) return `"${item}" is no hook: write ${SET_NAMES}, or ${ITEM_FORM}`;
  const [, direction = '', page, name = ''] = match;
  const pages = page === undefined ? [...PAGES.keys()] : [Number(page)];
  let added = 0;
  for (const isWrite of [false, true]) {
    if (!direction.toLowerCase().includes(isWrite ? 'w' : 'r')) continue;
    for (const p of pages) {
      for (const offset of offsetsOf(name, p, isWrite)) {
        set.add(isWrite, p, offset);
        added++;
      }
    }
  }
  return added > 0 ? null : noSuchRegister(item, name, direction.toLowerCase(), pages);
}

/** The offsets that a name means on one page. */
function offsetsOf(name: string, page: number, isWrite: boolean): readonly number[] {
  const wanted = name.toUpperCase();
  if (wanted === 'DATA') return DATA_OFFSETS;
  if (wanted === 'RESET') return RESET_OFFSETS;
  if (wanted === '*') return REGISTER_OFFSETS;
  return REGISTER_OFFSETS.filter((offset) => registerWord(page, offset, isWrite).toUpperCase() === wanted);
}

function noSuchRegister(item: string, name: string, direction: string, pages: readonly number[]): string {
  const words = pages.flatMap((page) => [
    ...(direction.includes('r') ? REGISTER_OFFSETS.map((offset) => registerWord(page, offset, false)) : []),
    ...(direction.includes('w') ? REGISTER_OFFSETS.map((offset) => registerWord(page, offset, true)) : []),
  ]);
  const allowed = [...new Set(words)].filter((word) => !word.startsWith('RSV') && !word.startsWith('0x'));
  const act = direction === 'r' ? 'read' : direction === 'w' ? 'written' : 'read or written';
  const where = pages.length === 1 ? ` on page ${pages[0]}` : '';
  return `"${item}": no register ${name} is ${act}${where}; there are ${[...allowed, '*', 'data', 'reset'].join(', ')}`;
}
