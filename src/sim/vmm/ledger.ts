// Where the cycles went and why the processor left the guests.
import {ExitReason} from '../../trace/record-layout.ts';
import type {Cycle} from '../../trace/units.ts';

const REASONS = ['io', 'interrupt', 'hlt', 'quantum'] as const;

/**
 * What the VMM touches the card for itself: `registers` in a hand-off, `frames` that it looks for and keeps for guests without
 * the card, `memory` that a hand-off carries, `bounce`: copies between its own pages and guests', `driver` where guests have no card and it sends for them, `other`: status it
 * reads, registers it held back until the verdict.
 */
export const VMM_WORK = ['registers', 'frames', 'memory', 'bounce', 'other', 'driver'] as const;
/** One kind of such work. */
export type VmmWork = (typeof VMM_WORK)[number];

/** Exits and cycles by cause; plain numbers. `exits.io`: for accesses to registers. */
export class Ledger {
  exits: Record<(typeof REASONS)[number], number> = {io: 0, interrupt: 0, hlt: 0, quantum: 0};
  /** Of `exits.io`, those of registers that a guest reaches as memory. */
  byMemory = 0;
  /** Exits as if every element of a `rep` exited by itself. */
  byOperation = 0;
  /** Times a guest's I/O permission map was written: at power-on, at hand-offs, and where the hook set is dynamic at changes of page. */
  mapsWritten = 0;
  /** `vmm`: the VMM's own port accesses; `idle`: nobody could run. */
  cycles: Record<'access' | 'exit' | 'dispatch' | 'model' | 'vmm' | 'guest' | 'idle', Cycle> = {
    access: 0,
    exit: 0,
    dispatch: 0,
    model: 0,
    vmm: 0,
    guest: 0,
    idle: 0,
  };
  /** What `cycles.vmm` is made of, to the cycle. */
  vmmCycles: Record<VmmWork, Cycle> = {registers: 0, frames: 0, memory: 0, bounce: 0, other: 0, driver: 0};
  /** Bytes that it copied between pages of its own and guests'. */
  bounced = 0;

  /** Work of the VMM's own on the card. */
  worked(work: VmmWork, cycles: Cycle): void {
    this.cycles.vmm += cycles;
    this.vmmCycles[work] += cycles;
  }

  /** One exit, by `ExitReason`. */
  exited(reason: number, cycles: Cycle): void {
    // What is no reason of its own is an access to registers in memory, which counts as one by ports does.
    this.exits[REASONS[reason] ?? 'io']++;
    if (reason === ExitReason.NPF || reason === ExitReason.PF) this.byMemory++;
    this.byOperation++;
    this.cycles.exit += cycles;
  }

  /** Exits for any reason. */
  get allExits(): number {
    const {io, interrupt, hlt, quantum} = this.exits;
    return io + interrupt + hlt + quantum;
  }

  snapshot(): LedgerState {
    const {exits, byMemory, byOperation, mapsWritten, cycles, vmmCycles, bounced} = this;
    const counts = {byMemory, byOperation, mapsWritten, bounced};
    return {exits: {...exits}, ...counts, cycles: {...cycles}, vmmCycles: {...vmmCycles}};
  }

  restore(saved: LedgerState): void {
    Object.assign(this.exits, saved.exits);
    this.byMemory = saved.byMemory;
    this.byOperation = saved.byOperation;
    this.mapsWritten = saved.mapsWritten;
    Object.assign(this.cycles, saved.cycles);
    Object.assign(this.vmmCycles, saved.vmmCycles);
    this.bounced = saved.bounced;
  }
}

/** What it keeps account of, as plain data. */
export type LedgerState = Readonly<
  Pick<Ledger, 'exits' | 'byMemory' | 'byOperation' | 'mapsWritten' | 'cycles' | 'vmmCycles' | 'bounced'>
>;
