// The checklist as the part of docs/claims.md that is made: runs everything, and says what the runs do not bear out.
import {scenarioNamed} from '../../src/scenarios/library.ts';
import {cardsTable, waysTables} from './cards.ts';
import type {Claim} from './claim.ts';
import {COMPARISON} from './comparison.ts';
import {MECHANISM} from './mechanism.ts';
import {bulkTable, oneInTable, SHARING} from './sharing.ts';

/** Every line of the checklist, in its order. */
export const CLAIMS: readonly Claim[] = [...COMPARISON, ...MECHANISM, ...SHARING];

/** The tables, and what is wrong with them, one line each. */
export function claimsPage(): {readonly text: string; readonly faults: readonly string[]} {
  const faults: string[] = [];
  const rows = CLAIMS.map((claim) => {
    const {id, slides, quote, scenarios, command, deck, measure} = claim;
    for (const name of scenarios)
      if (scenarioNamed(name) === undefined) faults.push(`${id}: there is no scenario ${name}`);
    if (typeof measure === 'string') return [id, slides, quote, deck, 'not shown', shownBy(command), measure];
    const {figure, holds} = measure();
    if (holds === false) faults.push(`${id}: the runs do not bear it out: ${figure}`);
    return [id, slides, quote, deck, holds === 'part' ? 'in part' : 'yes', shownBy(command), figure];
  });
  const heads = ['claim', 'slide', 'it says', 'its figure', 'shown', 'by', 'here'];
  const table = [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  const text = [
    '## The checklist',
    table,
    '',
    '## Hooked accesses, 1 in N',
    'One guest alone, hook set `deck`, profile `datasheet`.',
    '',
    oneInTable(),
    '',
    '## What safety costs',
    '`bulk`: two guests send 40 full frames each and take them back. *By operation*: as if every element of a `rep` exited.',
    '',
    bulkTable(),
    '',
    '## Cards beside each other',
    'What makes a device easy to model, on the page under *Cards*. An NE2000 keeps its frames in memory of its own, behind a data port; an RTL8139 masters the bus and has four',
    'descriptors and a ring in the machine’s memory. No byte of a frame goes through its registers, so that its drivers',
    'make few accesses. Of a guest alone fewer of them are hooked; where guests share it, more of them, and still a ninth of an NE2000’s for a frame (`replay` with set `sharing`:',
    '999 hooked for 565 frames, 9 424 for 607). Its hand-off costs more, since CBR and the turn cannot be written.',
    '',
    cardsTable(),
    '',
    '## By ports, by memory',
    'Registers in memory lie in one page, which exits whole as soon as one of its bytes is hooked. *Estimated*: the access on HP, and fetching and decoding the instruction; all else is the deck’s.',
    '',
    waysTables(),
    '',
  ].join('\n');
  return {text, faults};
}

/** Commands as code, places to look at as they are. */
function shownBy(text: string): string {
  return text
    .split('; ')
    .map((part) => (/^(run|compare|replay|hooks|explore)\b/.test(part) ? `\`${part}\`` : part))
    .join('; ');
}
