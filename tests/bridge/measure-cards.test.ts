// The devices measured: what is read off kits at once, what runs come to, and stopping in between.
import {readFileSync} from 'node:fs';
import {beforeAll, expect, test} from 'vitest';
import {type CardsRequest, measuredCards} from '../../src/bridge/measure-cards.ts';
import {fetchEveryKit} from '../../src/kits/device-kits.ts';
import {DEVICES} from '../../src/kits/facts.ts';
import {scenarioNamed} from '../../src/scenarios/library.ts';
import type {MeasuredCards, Measuring} from '../../src/sim/lab/cards/card-figures.ts';
import {openLab} from '../../src/sim/lab/open-lab.ts';
import {cardRows} from '../../src/ui/layout/card-rows.ts';
import {priceWords, wayTables} from '../../src/ui/layout/card-ways.ts';

beforeAll(fetchEveryKit);

/** Measures until so many runs are done; `told` hears of each piece. */
function measured(request: CardsRequest, runs: number, told: (piece: Measuring) => void = () => {}): MeasuredCards {
  const pieces = measuredCards(request);
  let piece = pieces.next(false);
  while (piece.done !== true) {
    told(piece.value);
    piece = pieces.next(piece.value.done >= runs);
  }
  if (!piece.value.ok) throw new Error(piece.value.fault.message);
  return piece.value.value;
}

const PIO = Uint8Array.from(readFileSync('public/traces/linux-8139too-pio.jsonl.gz')).buffer;
const MMIO = Uint8Array.from(readFileSync('public/traces/linux-8139too-mmio.jsonl.gz')).buffer;
const HERE: CardsRequest = {
  recordings: {'linux-8139too-pio.jsonl.gz': PIO, 'linux-8139too-mmio.jsonl.gz': MMIO},
};

test('stopped at once it has what kits say of every device, in the order of their facts, and no run', () => {
  const {cards} = measured(HERE, 0);
  expect(cards.map(({device}) => device)).toEqual(DEVICES.map(({name}) => name));
  for (const {states, edges, registers, hookSets, shared, recordings} of cards) {
    expect(states).toBeGreaterThan(1);
    expect(edges).toBeGreaterThan(1);
    expect(registers).toBeGreaterThan(3);
    expect(hookSets.every(({hooks}) => hooks > 0)).toBe(true);
    expect([shared, recordings]).toEqual([null, []]);
  }
});

test('what is measured is what the runs report, and tells how far it has come', () => {
  const done: number[] = [];
  const {cards, prices} = measured(HERE, Number.POSITIVE_INFINITY, (piece) => done.push(piece.done));
  expect(done).toEqual(done.toSorted((a, b) => a - b));

  const scenario = scenarioNamed('two-guests');
  if (scenario === undefined) throw new Error('no two-guests');
  const lab = openLab(scenario);
  if (!lab.ok) throw new Error(lab.fault.message);
  lab.value.runToEnd();
  const {accesses, hooked, handoffs, handoffAccesses} = lab.value.report();
  expect(cards[0]?.shared).toMatchObject({accesses, hooked, handoffs, handoffAccesses});

  // Of one device no recording was at hand, of another both were, of the third there is none.
  expect(cards.map(({recordings}) => recordings.map((run) => run.mismatches))).toEqual([[], [0, 0, 0, 0, 0], []]);
  const rows = cardRows(cards, {ne2000: 1400});
  const recorded = rows.find(({name}) => name.startsWith('Hooked accesses'))?.cells ?? [];
  expect(recorded.map((cells) => cells.map(({text}) => text.replace(/[\d.]+$/, 'N')))).toEqual([
    [],
    ['1 in N', '1 in N', '1 in N'],
    ['none'],
  ]);
  expect(rows[0]?.cells.map((cells) => cells[0]?.text)).toEqual(['1\u2009400', '0', '0']);

  // A driver by either way is asked the same; by memory each access exits; shadow paging is dearer than nested.
  const ways = cards.flatMap((card) => card.ways);
  expect(ways.map(({driver}) => driver)).toEqual(['ours', 'recorded']);
  for (const {runs} of ways) {
    const [ports, nested, shadow] = runs.map(({run}) => run);
    expect([nested?.hooked, shadow?.hooked]).toEqual([ports?.hooked, ports?.hooked]);
    expect(nested?.accessExits).toBe(nested?.accesses);
    expect(ports?.accessExits).toBeLessThan((ports?.accesses ?? 0) / 4);
    expect(shadow?.dispatchCycles).toBeGreaterThan(nested?.dispatchCycles ?? 0);
  }
  expect(wayTables(cards).map(({heads}) => heads.map(({name}) => name))).toEqual([
    ['ports', 'memory, nested paging', 'memory, shadow paging'],
    ['ports', 'memory, nested paging', 'memory, shadow paging'],
  ]);

  // What was measured is no estimate; what is not, is said.
  const [unhooked] = prices;
  expect(unhooked === undefined ? [] : [priceWords(unhooked.cycles.qemu), priceWords(unhooked.cycles.hp)]).toEqual([
    '530',
    '530, of them 530 estimated',
  ]);
  for (const {paging, cycles} of prices)
    for (const {all, estimated} of [cycles.hp, cycles.qemu]) {
      expect(estimated).toBeLessThanOrEqual(all);
      if (paging !== null) expect(estimated).toBeGreaterThan(0);
    }
});
