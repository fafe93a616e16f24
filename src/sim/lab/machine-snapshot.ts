// All of a machine that has to be remembered to stand it there again, as plain data. Records and frames stay where they are.

import type {PartState} from '../../base/state.ts';
import type {Cycle, EventIndex} from '../../trace/units.ts';
import type {HostMemoryState} from '../machine/host-memory.ts';
import type {MonitorSnapshot} from '../monitor/monitor.ts';
import type {VpioState} from '../vmm/vpio.ts';
import type {SegmentState} from '../wire/segment.ts';
import type {BeliefState} from './belief.ts';
import type {Machine} from './machine.ts';
import type {RunEnd} from './run-end.ts';

/** A machine between two steps. */
export interface MachineSnapshot {
  readonly now: Cycle;
  /** Frames behind it. */
  readonly frames: number;
  readonly alarms: ReturnType<Machine['alarms']['snapshot']>;
  readonly segment: SegmentState;
  readonly card: PartState;
  readonly hostMemory: HostMemoryState | null;
  readonly monitor: MonitorSnapshot<unknown>;
  readonly belief: BeliefState;
  readonly vmm: VpioState;
  /** How the run has ended there; null while it goes on. */
  readonly end: RunEnd | null;
}

/** The machine as it is; memory that did not change since an earlier snapshot is shared with it. */
export function snapshotOf(machine: Machine, end: RunEnd | null, like?: MachineSnapshot): MachineSnapshot {
  const {clock, frames, alarms, segment, card, hostMemory, monitor, belief, vmm} = machine;
  return {
    now: clock.now,
    frames: frames.next,
    alarms: alarms.snapshot(),
    segment: segment.snapshot(),
    card: card.snapshot(like?.card),
    hostMemory: hostMemory?.snapshot(like?.hostMemory ?? undefined) ?? null,
    monitor: monitor.snapshot(),
    belief: belief.snapshot(),
    vmm: vmm.snapshot(),
    end,
  };
}

/** Stands the machine where it was kept, with `event` events behind it, even out of the middle of a step. */
export function restoreMachine(machine: Machine, event: EventIndex, saved: MachineSnapshot): void {
  const {clock, store, frames, alarms, segment, card, hostMemory, monitor, belief, vmm} = machine;
  clock.now = saved.now;
  store.rewind(event);
  frames.rewind(saved.frames);
  alarms.restore(saved.alarms);
  segment.restore(saved.segment);
  card.restore(saved.card);
  if (saved.hostMemory !== null) hostMemory?.restore(saved.hostMemory);
  monitor.restore(saved.monitor);
  belief.restore(saved.belief);
  vmm.restore(saved.vmm);
}
