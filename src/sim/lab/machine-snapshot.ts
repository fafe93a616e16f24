// All of a machine that has to be remembered to stand it there again, as plain data. Records and frames stay where they are.

import {present} from '../../base/assert.ts';
import type {PartState} from '../../base/state.ts';
import type {Cycle, EventIndex} from '../../trace/units.ts';
import type {HostMemoryState} from '../machine/host-memory.ts';
import type {MonitorSnapshot} from '../monitor/monitor.ts';
import type {VpioState} from '../vmm/vpio.ts';
import type {SegmentState} from '../wire/segment.ts';
import type {BeliefState} from './belief.ts';
import type {CrossingState} from './crossing.ts';
import type {Machine, MachineCard} from './machine.ts';
import type {RunEnd} from './run-end.ts';

/** A card, and what is kept of it. */
interface CardSnapshot {
  readonly alarms: ReturnType<MachineCard['alarms']['snapshot']>;
  readonly card: PartState;
  readonly monitor: MonitorSnapshot<unknown>;
  readonly belief: BeliefState;
}

/** A machine between two steps. */
export interface MachineSnapshot {
  readonly now: Cycle;
  /** Frames behind it. */
  readonly frames: number;
  readonly segment: SegmentState;
  readonly crossings: CrossingState | null;
  readonly hostMemory: HostMemoryState | null;
  readonly cards: readonly CardSnapshot[];
  readonly vmm: VpioState;
  /** How the run has ended there; null while it goes on. */
  readonly end: RunEnd | null;
}

/** The machine as it is; memory that did not change since an earlier snapshot is shared with it. */
export function snapshotOf(machine: Machine, end: RunEnd | null, like?: MachineSnapshot): MachineSnapshot {
  const {clock, frames, segment, crossings, hostMemory, cards, vmm} = machine;
  return {
    now: clock.now,
    frames: frames.next,
    segment: segment.snapshot(),
    crossings: crossings?.snapshot() ?? null,
    hostMemory: hostMemory?.snapshot(like?.hostMemory ?? undefined) ?? null,
    cards: cards.map(({alarms, card, monitor, belief}, i) => ({
      alarms: alarms.snapshot(),
      card: card.snapshot(like?.cards[i]?.card),
      monitor: monitor.snapshot(),
      belief: belief.snapshot(),
    })),
    vmm: vmm.snapshot(),
    end,
  };
}

/** Stands the machine where it was kept, with `event` events behind it, even out of the middle of a step. */
export function restoreMachine(machine: Machine, event: EventIndex, saved: MachineSnapshot): void {
  const {clock, store, frames, segment, crossings, hostMemory, cards, vmm} = machine;
  clock.now = saved.now;
  store.rewind(event);
  frames.rewind(saved.frames);
  segment.restore(saved.segment);
  if (saved.crossings !== null) crossings?.restore(saved.crossings);
  if (saved.hostMemory !== null) hostMemory?.restore(saved.hostMemory);
  cards.forEach(({alarms, card, monitor, belief}, i) => {
    const own = present(saved.cards[i], 'as many cards as were saved');
    alarms.restore(own.alarms);
    card.restore(own.card);
    monitor.restore(own.monitor);
    belief.restore(own.belief);
  });
  vmm.restore(saved.vmm);
}
