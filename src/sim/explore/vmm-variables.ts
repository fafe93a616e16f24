// What the VMM holds in the exploration: who owns the card, who waits, which time has passed, and how far its look at an interrupt is.
import {STATUS_NOT_READ} from '../../trace/record-layout.ts';
import {NOBODY} from '../../trace/units.ts';
import type {Handover} from '../vmm/handover.ts';
import type {InterruptPath, InterruptState} from '../vmm/interrupt-path.ts';
import {LONG} from './layout.ts';
import {type Variable, YES_NO} from './variable.ts';

/** The parts of an explored machine in which that lies. */
export interface Explored {
  /** The guests'. */
  readonly names: readonly string[];
  readonly clock: {now: number};
  readonly monitor: {readonly owner: number};
  readonly handover: Pick<
    Handover<unknown>,
    'queue' | 'isDue' | 'isWanted' | 'nextAttemptAt' | 'ownerSince' | 'restore'
  >;
  readonly interrupts: Pick<InterruptPath<unknown>, 'snapshot' | 'restore'>;
  /** The card's interrupt line. */
  readonly line: 0 | 1;
}

/** The VMM as it will be put back: places in the domains, but for the owner. */
export interface StagedVmm {
  owner: number;
  waits: number;
  isDue: number;
  isOver: number;
  isPassed: number;
  look: number;
}

const QUEUES: readonly (readonly number[])[] = [[], [0], [1], [0, 1], [1, 0]];

/** A VMM whose card nobody owns or waits for. */
export function stagedVmm(): StagedVmm {
  return {owner: NOBODY, waits: 0, isDue: 0, isOver: 0, isPassed: 0, look: 0};
}

/** The variables of the VMM, which are put back by way of `staged`; `status` is the status register's name. */
export function vmmVariables(machine: Explored, staged: StagedVmm, status: string): Variable[] {
  const {monitor, handover, interrupts, names} = machine;
  return [
    {
      name: 'vmm.owner',
      domain: [...names, 'nobody'],
      read: () => (monitor.owner === NOBODY ? names.length : monitor.owner),
      stage: (value) => {
        staged.owner = value === names.length ? NOBODY : value;
      },
    },
    {
      name: 'vmm.waits for the card',
      domain: ['nobody', ...names],
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
      read: () => tenure(machine),
      stage: (value) => {
        staged.isOver = value;
      },
    },
    {
      name: 'vmm.interrupt',
      domain: ['none', 'to be taken', `taken, ${status} cannot be read yet`, `taken, ${status} may be read`],
      read: () => lookOf(interrupts.snapshot()),
      stage: (value) => {
        staged.look = value;
      },
    },
    {
      name: 'vmm.deadline has passed',
      domain: YES_NO,
      read: () => deadline(machine),
      stage: (value) => {
        staged.isPassed = value;
      },
    },
  ];
}

/** Puts hand-over and interrupts back as staged; the monitor has its owner and the clock its time already. */
export function restoreVmm(machine: Explored, staged: StagedVmm): void {
  const {handover, interrupts} = machine;
  if (
    placeOfQueue(handover.queue) !== staged.waits ||
    (handover.isDue ? 1 : 0) !== staged.isDue ||
    tenure(machine) !== staged.isOver ||
    deadline(machine) !== staged.isPassed
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
    level: machine.line,
    lineRecord: -1,
    needsLook: staged.look !== 0,
    hasExited: staged.look > 1,
    mayLook: staged.look !== 2,
    exitRecord: -1,
    isReady: false,
    status: STATUS_NOT_READ,
    isTaken: false,
  });
}

/** 1 where the owner has had its time. */
function tenure({monitor, handover, clock}: Explored): number {
  return monitor.owner !== NOBODY && clock.now - handover.ownerSince >= LONG ? 1 : 0;
}

/** 1 where the first in the queue has waited for so long that the card may be taken by force. */
function deadline({handover}: Explored): number {
  return handover.isWanted && handover.nextAttemptAt === Number.POSITIVE_INFINITY ? 1 : 0;
}

function placeOfQueue([first, second]: readonly number[]): number {
  return first === undefined ? 0 : first + (second === undefined ? 1 : 3);
}

function lookOf({needsLook, hasExited, mayLook}: InterruptState): number {
  return !needsLook ? 0 : !hasExited ? 1 : mayLook ? 3 : 2;
}
