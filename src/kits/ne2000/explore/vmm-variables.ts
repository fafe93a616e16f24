// What the VMM holds in the exploration: who owns the card, who waits, which time has passed, and how far its look at an interrupt is.
import {NOBODY} from '../../../trace/units.ts';
import {GUEST_NAMES} from './layout.ts';
import {LONG, type Testbench} from './testbench.ts';
import {type Variable, YES_NO} from './variable.ts';

/** The VMM as it will be put back: places in the domains, but for the owner. */
export interface StagedVmm {
  owner: number;
  waits: number;
  isDue: number;
  isOver: number;
  isPassed: number;
  look: number;
}

const NOT_READ = 0x100;
const QUEUES: readonly (readonly number[])[] = [[], [0], [1], [0, 1], [1, 0]];

/** A VMM whose card nobody owns or waits for. */
export function stagedVmm(): StagedVmm {
  return {owner: NOBODY, waits: 0, isDue: 0, isOver: 0, isPassed: 0, look: 0};
}

/** The variables of the VMM, which are put back by way of `staged`. */
export function vmmVariables(testbench: Testbench, staged: StagedVmm): Variable[] {
  const {monitor, handover, interrupts} = testbench;
  return [
    {
      name: 'vmm.owner',
      domain: [...GUEST_NAMES, 'nobody'],
      read: () => (monitor.owner === NOBODY ? GUEST_NAMES.length : monitor.owner),
      stage: (value) => {
        staged.owner = value === GUEST_NAMES.length ? NOBODY : value;
      },
    },
    {
      name: 'vmm.waits for the card',
      domain: ['nobody', ...GUEST_NAMES],
      read: () => (handover.queue[0] ?? -1) + 1,
      stage: (value) => {
        staged.waits = value;
      },
    },
    {
      name: 'vmm.look at the card is due',
      domain: YES_NO,
      read: () => (handover.isDue ? 1 : 0),
      stage: (value) => {
        staged.isDue = value;
      },
    },
    {
      name: 'vmm.tenure is over',
      domain: YES_NO,
      read: () => tenure(testbench),
      stage: (value) => {
        staged.isOver = value;
      },
    },
    {
      name: 'vmm.interrupt',
      domain: ['none', 'to be taken', 'taken, ISR cannot be read yet', 'taken, ISR may be read'],
      read: () => lookOf(interrupts.snapshot()),
      stage: (value) => {
        staged.look = value;
      },
    },
    {
      name: 'vmm.deadline has passed',
      domain: YES_NO,
      read: () => deadline(testbench),
      stage: (value) => {
        staged.isPassed = value;
      },
    },
  ];
}

/** Puts hand-over and interrupts back as staged; the monitor has its owner and the clock its time already. */
export function restoreVmm(testbench: Testbench, staged: StagedVmm): void {
  const {handover, interrupts, card} = testbench;
  if (
    placeOfQueue(handover.queue) !== staged.waits ||
    (handover.isDue ? 1 : 0) !== staged.isDue ||
    tenure(testbench) !== staged.isOver ||
    deadline(testbench) !== staged.isPassed
  ) {
    handover.restore({
      queue: (QUEUES[staged.waits] ?? []).map((guest) => ({
        guest,
        cause: -1,
        since: staged.isPassed === 1 ? 0 : LONG,
        isUrgent: false,
      })),
      ownerSince: staged.isOver === 1 ? 0 : LONG,
      mayAttempt: staged.isDue === 1,
      resumed: null,
      lastRefusal: -1,
      handoffs: 0,
      accesses: 0,
    });
  }
  interrupts.restore({
    level: card.line,
    lineRecord: -1,
    needsLook: staged.look !== 0,
    hasExited: staged.look > 1,
    mayLook: staged.look !== 2,
    exitRecord: -1,
    isReady: false,
    status: NOT_READ,
    isTaken: false,
  });
}

/** 1 where the owner has had its time. */
function tenure({monitor, handover, clock}: Testbench): number {
  return monitor.owner !== NOBODY && clock.now - handover.ownerSince >= LONG ? 1 : 0;
}

/** 1 where the first in the queue has waited for so long that the card may be taken by force. */
function deadline({handover}: Testbench): number {
  return handover.isWanted && handover.nextAttemptAt === Number.POSITIVE_INFINITY ? 1 : 0;
}

function placeOfQueue([first, second]: readonly number[]): number {
  return first === undefined ? 0 : first + (second === undefined ? 1 : 3);
}

function lookOf(snapshot: unknown): number {
  const {needsLook, hasExited, mayLook} = snapshot as {needsLook: boolean; hasExited: boolean; mayLook: boolean};
  return !needsLook ? 0 : !hasExited ? 1 : mayLook ? 3 : 2;
}
