// A comparison as a table for people: one row for each technique, then what a figure alone would not say.
import type {Scenario} from '../scenarios/scenario.ts';
import {TECHNIQUES, type Technique, type TechniqueReport} from '../sim/lab/compare/technique-report.ts';
import {isOnNetwork, roundsBegun} from './words.ts';

/** What `compare --json` prints. */
export interface ComparisonReport {
  readonly scenario: string;
  readonly title: string;
  readonly seed: number;
  readonly profile: Scenario['profile'];
  readonly costs: Scenario['costs'];
  readonly techniques: Readonly<Partial<Record<Technique, TechniqueReport>>>;
  /** Why the others cannot be had for this device; left out where all can. */
  readonly impossible?: Readonly<Partial<Record<Technique, string>>>;
}

const NAMES: Readonly<Record<Technique, string>> = {
  emulated: 'full emulation',
  paravirtual: 'paravirtual',
  passthrough: 'passthrough',
  selfVirtualizing: 'self-virtualizing',
  directMapped: 'direct-mapped',
  vpio: 'VPIO',
};

interface Column {
  readonly head: string;
  readonly of: (report: TechniqueReport, scenario: Scenario) => string;
  /** What it counts: `frames` where the device is on a network, `rounds` of work where it is on none; all else always. */
  readonly counts?: 'frames' | 'rounds';
}

const COLUMNS: readonly Column[] = [
  {head: 'technique', of: ({technique}) => NAMES[technique]},
  {head: 'exits', of: ({exits}) => spaced(exits)},
  {head: 'by operation', of: ({exitsByOperation}) => spaced(exitsByOperation)},
  {head: 'cycles', of: (report) => millions(busyCycles(report))},
  {head: 'card', of: ({cyclesByCause: {access, backend}}) => millions(access + backend)},
  {head: 'exit', of: ({cyclesByCause}) => millions(cyclesByCause.exit)},
  {head: 'dispatch', of: ({cyclesByCause}) => millions(cyclesByCause.dispatch)},
  {head: 'model', of: ({cyclesByCause}) => millions(cyclesByCause.model)},
  {head: 'emulation', of: ({cyclesByCause}) => millions(cyclesByCause.emulation)},
  {head: 'hand-off', of: ({vmmCycles}) => millions(vmmCycles.registers)},
  {head: 'kept', of: ({vmmCycles}) => millions(vmmCycles.frames), counts: 'frames'},
  {head: 'carried', of: ({vmmCycles}) => millions(vmmCycles.memory)},
  {head: 'copied', of: ({vmmCycles}) => millions(vmmCycles.bounce)},
  {head: 'other', of: ({vmmCycles}) => millions(vmmCycles.other)},
  {
    head: 'rounds',
    of: ({guests}, scenario) => ofAll(guests, ({unfinished}, id) => roundsBegun(scenario, id, unfinished)),
    counts: 'rounds',
  },
  {head: 'sent', of: ({guests}) => ofAll(guests, ({txFrames}) => txFrames), counts: 'frames'},
  {head: 'received', of: ({guests}) => ofAll(guests, ({rxFrames}) => rxFrames), counts: 'frames'},
  {head: 'lost', of: ({guests}) => ofAll(guests, ({lost}) => lost), counts: 'frames'},
  {head: 'garbled', of: ({damage}) => spaced(damage.garbled), counts: 'frames'},
  {head: 'stuck', of: ({damage}) => spaced(damage.stuckGuests)},
  {head: 'end', of: ({end}) => (end === 'limit' ? 'cut' : 'done')},
  {head: 'attack', of: attackInWords},
];

/** The table of a scenario's comparison, in millions of cycles, and each technique's needs. */
export function comparisonInWords(
  {title, seed, profile, costs, techniques, impossible = {}}: ComparisonReport,
  scenario: Scenario,
): string {
  const onNetwork = isOnNetwork(scenario.device);
  const columns = COLUMNS.filter(({counts}) => counts === undefined || (counts === 'frames') === onNetwork);
  const reports = TECHNIQUES.flatMap((technique) => techniques[technique] ?? []);
  const rows = [columns.map(({head}) => head), ...reports.map((report) => columns.map(({of}) => of(report, scenario)))];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isText = (column: number): boolean => column === 0 || column === columns.length - 1;
  const table = rows.map((row) =>
    row
      .map((cell, i) => (isText(i) ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const needs = reports.map(
    ({technique, needs: {driver, card, vmm}}) => `  ${NAMES[technique]}: driver ${driver}; card ${card}; VMM ${vmm}`,
  );
  return [
    `${scenario.name}: ${title}`,
    `profile ${profile}, cost preset ${costs}, seed ${seed}; cycles in millions, idle ones left out; by operation: as if each ` +
      'element of a rep exited',
    '',
    ...table,
    '',
    onNetwork
      ? 'hand-off, kept, carried, other: the VMM’s own accesses, for registers of a hand-off, for frames it keeps for guests without ' +
        'the card, for memory a hand-off carries, and for all else; copied: bytes that go through pages of its own, an estimate of ours'
      : 'hand-off, carried, other: the VMM’s own accesses, for registers of a hand-off, for memory a hand-off carries, and for all else; ' +
        'rounds: those of its work that each guest began',
    'emulation is our estimate; card accesses and the VMM’s own too where the preset is hp',
    ...(reports.some(({end}) => end === 'limit')
      ? [
          "cut: the scenario's limit came with something still to come; figures of runs cut at different points of their work do not compare",
        ]
      : []),
    ...Object.entries(impossible).map(([technique, why]) => `not to be had: ${technique}: ${why}`),
    'needs:',
    ...needs,
    '',
  ].join('\n');
}

function busyCycles({cycles, cyclesByCause}: TechniqueReport): number {
  return cycles - cyclesByCause.idle;
}

type Guests = TechniqueReport['guests'];

function ofAll(guests: Guests, figure: (guest: Guests[number], id: number) => number): string {
  return guests.map((guest, id) => (guest.hasCard ? String(figure(guest, id)) : '-')).join('+');
}

function attackInWords({attack}: TechniqueReport, {device}: Scenario): string {
  const {result, rounds, bytesRead, bytesWritten, framesStolen, denied} = attack;
  switch (result) {
    case 'none':
      return 'none';
    case 'notTried':
      return 'could not be tried';
    case 'held':
      return denied > 0 ? `held, ${denied} denied` : 'held';
    case 'leaked':
      return (
        `LEAKED in ${rounds} rounds: read ${bytesRead} B, wrote ${bytesWritten} B` +
        (isOnNetwork(device) ? `, ${framesStolen} frames stolen` : '')
      );
  }
}

function millions(cycles: number): string {
  return (cycles / 1e6).toFixed(2);
}

function spaced(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ' ');
}
