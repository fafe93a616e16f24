// A device by ports and by memory beside each other, and what one access costs either way. [deck, slides 12, 13 and 17]
import {thousands} from '../../base/figures.ts';
import type {AccessPrice, CardFigures, MeasuredRun, MeasuredWays} from '../../bridge/protocol/findings.ts';
import {oneIn} from './card-rows.ts';

/** Ports, or memory under one kind of paging. */
export interface WayHead {
  readonly name: string;
  readonly scenario: string;
}

/** The same driver both ways, as a table: a way each. */
export interface WayTable {
  readonly title: string;
  readonly heads: readonly WayHead[];
  readonly rows: readonly {readonly name: string; readonly cells: readonly string[]}[];
}

const COSTS = {hp: 'HP', qemu: 'QEMU'} as const;
const DRIVERS = {ours: 'a driver of ours', recorded: 'a real driver, recorded'} as const;

/** Of every device that has both ways, as far as it has been run. */
export function wayTables(cards: readonly CardFigures[]): readonly WayTable[] {
  return cards.flatMap(({title, ways}) => ways.map((measured) => wayTable(title, measured)));
}

function wayTable(title: string, {driver, runs}: MeasuredWays): WayTable {
  const row = (name: string, cell: (run: MeasuredRun) => string) => ({name, cells: runs.map(({run}) => cell(run))});
  return {
    title: `${title}, ${DRIVERS[driver]}; cycles as on ${COSTS[runs[0]?.run.costs ?? 'hp']}`,
    heads: runs.map(({way, paging, run}) => ({name: wayName(way, paging), scenario: run.scenario})),
    rows: [
      row('Accesses', ({accesses}) => thousands(accesses)),
      row('Asked of the model', (run) => `${thousands(run.hooked)}, ${oneIn(run)}`),
      row('Transitions of the model', ({transitions}) => thousands(transitions)),
      row('Exits at accesses', (run) => `${thousands(run.accessExits)}, ${share(run)}`),
      row('Cycles of exits, interrupts and HLT too', ({exitCycles}) => thousands(exitCycles)),
      row('Cycles of finding the register', ({dispatchCycles}) => thousands(dispatchCycles)),
      ...(driver === 'recorded'
        ? [row('Differs from the recording', ({mismatches}) => thousands(mismatches ?? 0))]
        : []),
    ],
  };
}

function share({accessExits, accesses}: MeasuredRun): string {
  return accessExits === 0 ? 'none' : `1 in ${(accesses / accessExits).toFixed(1)}`;
}

/** `memory, nested paging`. */
function wayName(way: AccessPrice['way'], paging: AccessPrice['paging']): string {
  return paging === null ? 'ports' : `${way}, ${paging} paging`;
}

/** One access as words: `a port, hooked`. */
export function priceName({paging, isHooked}: AccessPrice): string {
  if (paging !== null) return `a register in memory, its page hooked, ${paging} paging`;
  return isHooked ? 'a port, hooked' : 'a port, not hooked';
}

/** `2 838, of them 1 530 estimated`. */
export function priceWords({all, estimated}: AccessPrice['cycles']['hp']): string {
  return estimated === 0 ? thousands(all) : `${thousands(all)}, of them ${thousands(estimated)} estimated`;
}
