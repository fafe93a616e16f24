// What things cost, in cycles: the deck's six measurements, and our estimate where it measured nothing. [deck, slide 21]
import {ExitReason} from '../../trace/record-layout.ts';
import type {Cycle} from '../../trace/units.ts';

/** Cycles by what the processor does. */
export interface Costs {
  /** One port access that reaches the card. */
  readonly access: Cycle;
  /** Leaving the guest and coming back. */
  readonly exit: Cycle;
  /** Finding the hook and emulating the access, the port access itself apart. */
  readonly dispatch: Cycle;
  /** One step of the model. [deck, slide 28] */
  readonly model: Cycle;
}

/**
 * Cycles of finding out, once the guest has been left, which register an access to a page of registers meets: its instruction is
 * fetched through its own page tables and decoded. With shadow paging the VMM first has to find that the page fault is not the guest's
 * own. Estimates of ours: nobody has measured them for this VMM.
 */
export const DECODE_CYCLES: Readonly<Record<'nested' | 'shadow', Cycle>> = {nested: 1000, shadow: 2500};

/** What an access to a page of registers is to the processor, and what it costs to find out which register it meets, in cycles. */
export interface PageFault {
  readonly reason: typeof ExitReason.NPF | typeof ExitReason.PF;
  readonly decode: Cycle;
}

/** By who keeps guests’ pages: the processor walks the VMM's tables, or the VMM keeps shadow tables and intercepts page faults. */
export const PAGE_FAULTS: Readonly<Record<'nested' | 'shadow', PageFault>> = {
  nested: {reason: ExitReason.NPF, decode: DECODE_CYCLES.nested},
  shadow: {reason: ExitReason.PF, decode: DECODE_CYCLES.shadow},
};

/**
 * Bytes that the VMM copies in a cycle between its own pages and a guest's: 3.6 GB/s at 1.8 GHz, of memory that a device has just
 * written, or is about to read, and no cache holds. An estimate of ours.
 */
const COPIED_PER_CYCLE = 2;

/** Cycles of a copy of so many bytes. */
export function copyCycles(bytes: number): Cycle {
  return Math.ceil(bytes / COPIED_PER_CYCLE);
}

/** Where a figure comes from. */
export type CostSource = 'measured' | 'estimate';

/**
 * `qemu`: unhooked I/O 530, exit 22 906, hooked I/O 23 976 of which 530 is the access. `hp`: exit 1 218, hooked I/O 1 308;
 * its access was not measured and is our estimate, the other machine's 530. The model's ~100 is the deck's for both.
 */
export const COSTS: Readonly<Record<'qemu' | 'hp', Costs>> = {
  qemu: {access: 530, exit: 22_906, dispatch: 540, model: 100},
  hp: {access: 530, exit: 1_218, dispatch: 90, model: 100},
};

/** Of a recording that has them in its times. */
export const NO_COSTS: Costs = {access: 0, exit: 0, dispatch: 0, model: 0};

/** Whether each figure of a preset was measured. */
export const COST_SOURCES: Readonly<Record<'qemu' | 'hp', Readonly<Record<keyof Costs, CostSource>>>> = {
  qemu: {access: 'measured', exit: 'measured', dispatch: 'measured', model: 'measured'},
  hp: {access: 'estimate', exit: 'measured', dispatch: 'measured', model: 'measured'},
};
