// The devices beside each other, and one of them by ports and by memory: the figures of the page's screen Cards, as tables of a file.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {present} from '../../src/base/assert.ts';
import {measuredCards} from '../../src/bridge/measure-cards.ts';
import {MEASURES} from '../../src/kits/measures.ts';
import {scenarioNamed} from '../../src/scenarios/library.ts';
import {recordingOf} from '../../src/scenarios/recording-of.ts';
import type {MeasuredCards} from '../../src/sim/lab/cards/card-figures.ts';
import {type CardCell, cardRows} from '../../src/ui/layout/card-rows.ts';
import {priceName, priceWords, wayTables} from '../../src/ui/layout/card-ways.ts';
import {modelLines} from '../../tools/model-lines.mjs';
import {ROOT} from './runs.ts';

let measured: MeasuredCards | null = null;

/** All devices, measured once. */
export function cards(): MeasuredCards {
  if (measured !== null) return measured;
  const pieces = measuredCards({recordings: recordings()});
  let piece = pieces.next(false);
  while (piece.done !== true) piece = pieces.next(false);
  if (!piece.value.ok) throw new Error(piece.value.fault.message);
  measured = piece.value.value;
  return measured;
}

/** Files that the runs need, by name. */
function recordings(): Readonly<Record<string, ArrayBuffer>> {
  const names = MEASURES.flatMap(({recordings: recorded}) => recorded.map(({scenario}) => scenario));
  return Object.fromEntries(
    names.map((name) => {
      const file = present(recordingOf(present(scenarioNamed(name), name)), `${name} replays a recording`);
      return [file, Uint8Array.from(readFileSync(join(ROOT, 'public', 'traces', file))).buffer];
    }),
  );
}

/** What the page says of each device, a column each. */
export function cardsTable(): string {
  const {cards: devices} = cards();
  const rows = cardRows(devices, modelLines()).map(({name, cells}) => [name, ...cells.map(inWords)]);
  return table(['', ...devices.map(({title}) => title)], rows);
}

/** The same driver by ports and by memory, and what an access costs either way. */
export function waysTables(): string {
  const {cards: devices, prices} = cards();
  const ways = wayTables(devices).map(({title, heads, rows}) =>
    table(
      [title, ...heads.map(({name, scenario}) => `${name} (\`${scenario}\`)`)],
      rows.map(({name, cells}) => [name, ...cells]),
    ),
  );
  const costs = table(
    ['cycles of one access, the model’s step apart', 'preset `hp`', 'preset `qemu`'],
    prices.map((price) => [priceName(price), priceWords(price.cycles.hp), priceWords(price.cycles.qemu)]),
  );
  return [...ways, costs].join('\n\n');
}

function inWords(cells: readonly CardCell[]): string {
  return cells.map(({text, source}) => `${text} (${source})`).join('; ');
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
