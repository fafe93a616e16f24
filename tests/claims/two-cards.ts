// The two network cards beside each other: what each asks of a model, of hooks and of a hand-off.
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {replayOutcome} from '../../src/cli/commands/replay.ts';
import {NE2000_BASICS} from '../../src/kits/ne2000/basics.ts';
import {RTL8139_BASICS} from '../../src/kits/rtl8139/basics.ts';
import {singleHooks} from '../../src/sim/models/hook-words.ts';
import {parseHookSet} from '../../src/sim/models/parse-hooks.ts';
import {codeLines, ROOT, ran} from './runs.ts';
import {oneIn, spaced} from './words.ts';

/** A card, and what its figures are taken from. */
interface Card {
  readonly kit: string;
  readonly basics: typeof NE2000_BASICS | typeof RTL8139_BASICS;
  readonly recordings: readonly (readonly [string, string])[];
  readonly shared: string;
  readonly bulk: string;
  readonly lost: string;
}

const CARDS: readonly Card[] = [
  {
    kit: 'ne2000',
    basics: NE2000_BASICS,
    recordings: [['linux-ne2k-pci', 'deck']],
    shared: 'two-guests',
    bulk: 'bulk',
    lost: 'ISR (merged into the guest’s reads); RBCR, TBCR, RSAR (put back from the shadow)',
  },
  {
    kit: 'rtl8139',
    basics: RTL8139_BASICS,
    recordings: [
      ['linux-8139too-pio', 'minimal'],
      ['linux-8139too-mmio', 'minimal'],
    ],
    shared: 'rtl8139-two-guests',
    bulk: 'rtl8139-bulk',
    lost: 'ISR (merged), MPC, TCTR, a TSD’s TUN, TABT and collisions; CBR and the turn are brought back by frames sent round the loop',
  },
];

/** Full frames of `bulk` and its like: two guests send 40 each and take them back. */
const FULL_FRAMES = 160;

/** Both cards as a table. */
export function twoCardsTable(): string {
  const rows: readonly (readonly [string, (card: Card) => string])[] = [
    ['code lines of the model, hand-off included, to the nearest hundred', ({kit}) => String(linesOf(kit))],
    ['hooks in the set `sharing`', ({basics}) => String(hooksIn(basics))],
    ['recorded Linux, accesses that drive the model', ({recordings}) => recordings.map(replayedWords).join('; ')],
    ['exits a full frame, two guests in bulk (`datasheet`)', ({bulk}) => exitsPerFrame(bulk)],
    ['accesses of a hand-off', handoff],
    ['cannot be put back', ({lost}) => lost],
  ];
  return [
    ['', 'NE2000', 'RTL8139'],
    ['---', '---', '---'],
    ...rows.map(([what, figure]) => [what, ...CARDS.map(figure)]),
  ]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

/** Cells are made from the declaration, and no lines that anybody writes. */
function linesOf(kit: string): number {
  const room = `src/kits/${kit}/model`;
  const files = readdirSync(join(ROOT, room)).filter((file) => file.endsWith('.ts') && file !== 'cells.ts');
  return Math.round(codeLines(files.map((file) => join(room, file))) / 100) * 100;
}

function hooksIn(basics: Card['basics']): number {
  const set = parseHookSet(basics, 'sharing');
  return set.ok ? singleHooks(set.value).length : 0;
}

function replayedWords([name, hooks]: readonly [string, string]): string {
  const {stdout} = replayOutcome([join(ROOT, 'public', 'traces', `${name}.jsonl.gz`), '--hooks', hooks, '--json']);
  const {accesses, hooked}: {readonly accesses: number; readonly hooked: number} = JSON.parse(stdout);
  return `\`${name}\`, \`${hooks}\`: ${oneIn({accesses, hooked})} (${spaced(hooked)} of ${spaced(accesses)})`;
}

function exitsPerFrame(scenario: string): string {
  const {exits} = ran(scenario, {profile: 'datasheet'}).report();
  const all = Object.values(exits).reduce((sum, times) => sum + times, 0);
  return (all / FULL_FRAMES).toFixed(1);
}

function handoff({shared}: Card): string {
  const {handoffAccesses, handoffs} = ran(shared).report();
  return `${(handoffAccesses / handoffs).toFixed(1)} (\`${shared}\`)`;
}
