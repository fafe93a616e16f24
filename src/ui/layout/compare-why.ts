// Why VPIO costs what it costs in a comparison, in one sentence out of its own figures: the largest parts beside the
// guests' port accesses, each with what it was paid for.

import {thousands} from '../../base/figures.ts';
import type {TechniqueReport} from '../../bridge/protocol/messages.ts';
import {device} from '../../kits/screens.ts';
import {type CompareRow, inMillions} from './compare-rows.ts';
import type {CostPart} from './cost-parts.ts';

/** Parts are named until so much of what is to be explained is. */
const ENOUGH = 0.95;
const MOST_PARTS = 3;

/** The sentence; null until VPIO was run. */
export function whyVpioCosts(reports: readonly TechniqueReport[], rows: readonly CompareRow[]): string | null {
  const report = reports.find(({technique}) => technique === 'vpio');
  const row = rows.find(({technique}) => technique === 'vpio');
  if (report === undefined || row === undefined) return null;
  const isAccess = ({name}: CostPart): boolean => name === 'port accesses';
  const access = row.parts.find(isAccess)?.cycles ?? 0;
  const others = row.parts.filter((part) => !isAccess(part)).toSorted((a, b) => b.cycles - a.cycles);
  const rest = row.total - access;
  const begins = `VPIO costs ${inMillions(row.total)} M cycles here: ${inMillions(access)} M for the guests’ own port accesses`;
  if (isNothing(rest)) return `${begins}, and hardly anything else was spent.`;
  const named: string[] = [];
  let explained = 0;
  for (const part of others) {
    if (named.length === MOST_PARTS || explained >= ENOUGH * rest || isNothing(part.cycles)) break;
    explained += part.cycles;
    named.push(`${inMillions(part.cycles)} M for ${wordsOf(part.name, report)}`);
  }
  const left = rest - explained;
  if (!isNothing(left)) named.push(`${inMillions(left)} M for all else`);
  return `${begins}, ${named.slice(0, -1).join(', ')}${named.length > 1 ? ' and ' : ''}${named.at(-1)}.`;
}

/** True where it would be printed as none. */
function isNothing(cycles: number): boolean {
  return Number(inMillions(cycles)) === 0;
}

/** A part and what it was paid for. */
function wordsOf(name: string, {exitsByCause, handoffs, kept}: TechniqueReport): string {
  const {io, interrupt} = exitsByCause;
  const switches = count(handoffs, 'hand-off');
  switch (name) {
    case 'exits':
      return `exits (${thousands(io)} for accesses, ${thousands(interrupt)} for interrupts)`;
    case 'frames kept for others':
      return kept === 0
        ? 'looking for frames to keep for others (none came)'
        : `${count(kept, 'frame')} kept for ${kept === 1 ? 'a guest' : 'guests'} without the card (copied out by the VMM)`;
    case 'hand-off':
      // Most of one of a card that masters the bus is no access: what no register sets is played back, and waited for.
      return device.memory.isHost === true ? `${switches} (accesses, waiting, copies)` : `the registers of ${switches}`;
    case 'memory carried':
      return `${device.memory.name} carried in ${switches}`;
    case 'the VMM’s other accesses':
      return 'the VMM’s other accesses (status it reads, registers it held back)';
    default:
      return name;
  }
}

function count(number: number, what: string): string {
  return `${thousands(number)} ${what}${number === 1 ? '' : 's'}`;
}
