// The wire of a scenario: its hosts, and the frames that it brings.
import type {DeviceFacts} from '../../kits/contract/device-facts.ts';
import {sameBytes} from '../../net/bytes.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {CYCLES_PER_US} from '../../trace/units.ts';
import type {TimedSource} from '../machine/clock.ts';
import {Segment} from '../wire/segment.ts';
import {cyclesPerByte, macOf} from './scenario-parts.ts';

/** Cycles that a byte takes on a wire between these devices: the slowest of them sets the pace. */
export function pace(devices: readonly DeviceFacts[]): number {
  return Math.max(...devices.map(cyclesPerByte));
}

/** The segment of a scenario with its devices: on QEMU's card frames take no time. */
export function segmentOf(
  {hosts, seed, profile}: Pick<Scenario, 'hosts' | 'seed' | 'profile'>,
  devices: readonly DeviceFacts[],
): Segment {
  return new Segment({
    hosts,
    seed,
    cyclesPerByte: pace(devices),
    cyclesPerUs: CYCLES_PER_US,
    instant: profile === 'qemu',
  });
}

/** True for a frame that is sent to one of these hosts. */
export function sentToHost({hosts}: Pick<Scenario, 'hosts'>): (frame: Uint8Array) => boolean {
  const stations = hosts.map(({mac}) => macOf(mac));
  return (frame) => stations.some((mac) => sameBytes(mac, frame.subarray(0, mac.length)));
}

/** Hands on each frame that comes over a segment, at its time. */
export function arrivals(segment: Segment, take: (frame: Uint8Array) => void): TimedSource {
  return {nextAt: () => segment.nextAt(), act: () => take(segment.take())};
}
