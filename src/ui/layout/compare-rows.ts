// The comparison's rows: one for each technique, its cycles as parts of one bar on one scale, its outcome in words.
import {counted} from '../../base/figures.ts';
import type {TechniqueReport} from '../../bridge/protocol/messages.ts';
import type {Cycle} from '../../trace/units.ts';
import {type CostPart, causeParts, modelCost} from './cost-parts.ts';

type TechniqueWord = TechniqueReport['technique'];

/** What the scenario's attack came to. */
export interface AttackOutcome {
  readonly mark: 'held' | 'leaked' | 'none';
  readonly word: string;
  readonly detail: string;
}

/** What a technique asks for, in a word each. */
export interface NeedWords {
  readonly changesDriver: string;
  readonly specialHardware: string;
  readonly sharesCard: string;
}

/** One row of the screen. */
export interface CompareRow {
  readonly technique: TechniqueWord;
  readonly name: string;
  readonly source: string;
  /** The scenario's limit came with something still to come. */
  readonly isCut: boolean;
  readonly portExits: number;
  /** The same as if each element of a `rep` exited. */
  readonly portExitsByOperation: number;
  readonly interruptExits: number;
  readonly parts: readonly CostPart[];
  /** Spent while the device works, so that nobody waits for it: drawn behind the bar and in no total. */
  readonly beside: CostPart | null;
  /** All cycles of the bar: idle time and waiting loops of drivers left out. */
  readonly total: Cycle;
  /** Frames that reached the wire or a guest whole. */
  readonly frames: number;
  readonly lost: number;
  readonly garbled: number;
  readonly stuck: number;
  readonly withoutCard: number;
  readonly attack: AttackOutcome;
  readonly needs: NeedWords;
}

/** The rows, and what they are measured against. */
export interface CompareTable {
  readonly rows: readonly CompareRow[];
  /** The longest bar. */
  readonly scale: Cycle;
  /** What the card itself costs when each guest has one of its own; null until that was run. */
  readonly cardCost: Cycle | null;
  /** The most frames that any technique brought through. */
  readonly mostFrames: number;
}

const NAMES: Readonly<Record<TechniqueWord, {readonly name: string; readonly source: string}>> = {
  emulated: {name: 'Full emulation', source: 'slide 4'},
  paravirtual: {name: 'Paravirtual', source: 'slide 5'},
  passthrough: {name: 'Passthrough', source: 'slide 6'},
  selfVirtualizing: {name: 'Self-virtualizing card', source: 'slide 6; a register set a guest'},
  directMapped: {name: 'Direct-mapped', source: 'slide 7'},
  vpio: {name: 'VPIO', source: 'slides 8 to 30'},
};

const NEEDS: Readonly<Record<TechniqueWord, NeedWords>> = {
  emulated: {changesDriver: 'no', specialHardware: 'no', sharesCard: 'yes'},
  paravirtual: {changesDriver: 'yes', specialHardware: 'no', sharesCard: 'yes'},
  passthrough: {changesDriver: 'no', specialHardware: 'no', sharesCard: 'no, one owner'},
  selfVirtualizing: {changesDriver: 'no', specialHardware: 'yes', sharesCard: 'yes'},
  directMapped: {changesDriver: 'no', specialHardware: 'no', sharesCard: 'unsafe'},
  vpio: {changesDriver: 'no', specialHardware: 'no', sharesCard: 'yes'},
};

/** A technique's name. */
export function techniqueName(technique: TechniqueWord): string {
  return NAMES[technique].name;
}

/** The comparison as rows; `costs` says which figures of the preset were measured. */
export function compareTable(reports: readonly TechniqueReport[], costs: 'qemu' | 'hp'): CompareTable {
  const rows = reports.map((report) => rowOf(report, costs));
  const own = reports.find(({technique}) => technique === 'selfVirtualizing');
  return {
    rows,
    scale: Math.max(1, ...rows.map(({total, beside}) => total + (beside?.cycles ?? 0))),
    cardCost: own === undefined ? null : own.cyclesByCause.access,
    mostFrames: Math.max(0, ...rows.map(({frames}) => frames)),
  };
}

function rowOf(report: TechniqueReport, costs: 'qemu' | 'hp'): CompareRow {
  const {technique, guests, damage, exits, exitsByOperation, exitsByCause} = report;
  const {isBeside, ...model} = modelCost(report.cyclesByCause.model, report.modelPlacement ?? 'inline');
  const {access, backend, exit, dispatch, emulation} = report.cyclesByCause;
  const parts = causeParts({access: access + backend, exit, dispatch}, report.vmmCycles, costs, [
    ...(isBeside ? [] : [model]),
    {name: 'emulation, copies', cycles: emulation, token: '--k5', isEstimate: true},
  ]);
  return {
    technique,
    ...NAMES[technique],
    isCut: report.end === 'limit',
    portExits: exitsByCause.io,
    portExitsByOperation: exitsByOperation - (exits - exitsByCause.io),
    interruptExits: exitsByCause.interrupt,
    parts,
    beside: isBeside && model.cycles > 0 ? model : null,
    total: parts.reduce((sum, {cycles}) => sum + cycles, 0),
    frames: guests.reduce((sum, {txFrames, rxFrames}) => sum + txFrames + rxFrames, 0),
    lost: guests.reduce((sum, {lost}) => sum + lost, 0),
    garbled: damage.garbled,
    stuck: damage.stuckGuests,
    withoutCard: guests.filter(({hasCard}) => !hasCard).length,
    attack: attackOf(report),
    needs: NEEDS[technique],
  };
}

const HELD_BY: Readonly<Record<TechniqueWord, string>> = {
  emulated: 'each guest sees its own virtual card',
  paravirtual: 'no such request exists',
  passthrough: 'the attacker has no card',
  selfVirtualizing: 'the card keeps their memory apart',
  directMapped: 'it reached for nothing of others',
  vpio: 'denied before it reached the card',
};

function attackOf({technique, attack}: TechniqueReport): AttackOutcome {
  const {result, bytesRead, bytesWritten, framesStolen, denied} = attack;
  switch (result) {
    case 'none':
      return {mark: 'none', word: 'No attack', detail: 'nobody in this scenario tries'};
    case 'notTried':
      return technique === 'paravirtual'
        ? {mark: 'held', word: 'Held', detail: HELD_BY.paravirtual}
        : {mark: 'none', word: 'Not tried', detail: HELD_BY.passthrough};
    case 'held': {
      const detail = HELD_BY[technique];
      return {mark: 'held', word: 'Held', detail: denied > 0 ? `${denied} ${detail}` : detail};
    }
    case 'leaked': {
      const got = [
        bytesRead > 0 ? `${bytesRead} B read` : '',
        bytesWritten > 0 ? `${bytesWritten} B written` : '',
        framesStolen > 0 ? `${counted(framesStolen, 'frame')} sent` : '',
      ];
      return {mark: 'leaked', word: 'LEAKED', detail: `${got.filter((text) => text !== '').join(', ')} of others`};
    }
  }
}

/** Cycles in millions as a bar's label says them: `5.8`, `0.33`. */
export function inMillions(cycles: Cycle): string {
  const millions = cycles / 1e6;
  return millions >= 10 ? millions.toFixed(1) : millions.toFixed(2);
}

/** What the bar's parts without the card's own accesses came to: `exits 5.76, dispatch 0.40`; then what nobody waits for. */
export function partsInWords({parts, beside}: CompareRow): string {
  const others = parts.filter(({name}) => name !== 'port accesses');
  const words = others.map(({name, cycles}) => `${name} ${inMillions(cycles)}`).join(', ');
  return beside === null ? words : `${words}; not waited for: ${beside.name} ${inMillions(beside.cycles)}`;
}
