// The wire of a scenario: its hosts, and the frames that it brings.
import type {DeviceFacts} from '../../kits/contract/device-facts.ts';
import {sameBytes} from '../../net/bytes.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {type RecordedEvents, RecordedKind} from '../../trace/recorded-run.ts';
import {CYCLES_PER_US} from '../../trace/units.ts';
import type {TimedSource} from '../machine/clock.ts';
import {type Heard, Segment, timeOnWire} from '../wire/segment.ts';
import {cyclesPerByte, macOf} from './scenario-parts.ts';

/** Cycles that a byte takes on a wire between these devices: the slowest of them sets the pace. */
export function pace(devices: readonly DeviceFacts[]): number {
  return Math.max(...devices.map(cyclesPerByte));
}

/** The segment of a scenario with its devices: on QEMU's card frames take no time. */
export function segmentOf(
  {hosts, seed, profile}: Pick<Scenario, 'hosts' | 'seed' | 'profile'>,
  devices: readonly DeviceFacts[],
  heard?: readonly Heard[],
): Segment {
  return new Segment({
    hosts,
    seed,
    cyclesPerByte: pace(devices),
    cyclesPerUs: CYCLES_PER_US,
    instant: profile === 'qemu',
    heard,
  });
}

/** When the wire of a recording was taken by frames that came to its card. */
export function heardIn(
  {kinds, values, times, frames, length}: RecordedEvents,
  cyclesPerByte: number,
): readonly Heard[] {
  const heard: Heard[] = [];
  for (let at = 0; at < length; at++) {
    if (kinds[at] !== RecordedKind.RX) continue;
    const until = ((times[at] ?? 0) * CYCLES_PER_US) / 1000;
    heard.push({from: until - timeOnWire(frames.lengths[values[at] ?? 0] ?? 0, cyclesPerByte), until});
  }
  return heard;
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
