// What is told of a device beside others: what can be read off its kit, and what its runs came to.
import type {CardProfile} from '../../../kits/contract/device-facts.ts';
import type {NotRestored, Way} from '../../../kits/contract/device-measures.ts';

/** A run, by the scenario and hook set that bring it about again. */
export interface MeasuredRun {
  readonly scenario: string;
  readonly hooks: string;
  readonly profile: CardProfile;
  /** The preset that its cycles are by. */
  readonly costs: 'qemu' | 'hp';
  readonly accesses: number;
  readonly hooked: number;
  /** All of them, and those of accesses alone. */
  readonly exits: number;
  readonly accessExits: number;
  readonly handoffs: number;
  /** The VMM's port accesses for hand-offs. */
  readonly handoffAccesses: number;
  /** Cycles of exits; and of finding out what an access meets, the model's apart. */
  readonly exitCycles: number;
  readonly dispatchCycles: number;
  /** Transitions of the model, and accesses denied. */
  readonly transitions: number;
  readonly denials: number;
  /** A recording met another value, interrupt or frame than it was made with; null: it is none. */
  readonly mismatches: number | null;
}

/** The same guest by ports and by memory. */
export interface MeasuredWays {
  readonly driver: 'ours' | 'recorded';
  readonly runs: readonly {readonly way: Way; readonly paging: 'nested' | 'shadow' | null; readonly run: MeasuredRun}[];
}

/** One device's figures. What its runs have not come to yet is missing. */
export interface CardFigures {
  readonly device: string;
  readonly title: string;
  readonly states: number;
  /** Edges of its statechart that are drawn, and those of them that a check guards. */
  readonly edges: number;
  readonly checkedEdges: number;
  /** Port addresses, register pages, and registers of names of their own: halves of one number counted once. */
  readonly ports: number;
  readonly pages: number;
  readonly registers: number;
  /** How many hooks the usual sets have, of a guest that has it alone and of guests that share it. */
  readonly hookSets: readonly {readonly use: 'alone' | 'shared'; readonly name: string; readonly hooks: number}[];
  readonly notRestored: readonly NotRestored[];
  readonly isOnNetwork: boolean;
  /** Recordings that there are, measured or not. */
  readonly recordingsThere: number;
  readonly recordings: readonly MeasuredRun[];
  readonly shared: MeasuredRun | null;
  /** `frames`: full frames that its guests have to send and get back. */
  readonly bulk: (MeasuredRun & {readonly frames: number}) | null;
  readonly ways: readonly MeasuredWays[];
}

/** What one access costs on a preset's machine, in cycles, and how many of them are an estimate of ours. */
export interface AccessPrice {
  readonly way: Way;
  readonly paging: 'nested' | 'shadow' | null;
  readonly isHooked: boolean;
  readonly cycles: Readonly<Record<'qemu' | 'hp', {readonly all: number; readonly estimated: number}>>;
}

/** All devices in their order. */
export interface MeasuredCards {
  readonly cards: readonly CardFigures[];
  readonly prices: readonly AccessPrice[];
}

/** How far measuring has come: runs done, of how many, and the one under way. */
export interface Measuring extends MeasuredCards {
  readonly done: number;
  readonly of: number;
  readonly scenario: string;
}
