// The wire of a scenario: its hosts, and the frames that it brings.
import type {DeviceFacts} from '../../kits/contract/device-facts.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {CYCLES_PER_US} from '../../trace/units.ts';
import type {TimedSource} from '../machine/clock.ts';
import {Segment} from '../wire/segment.ts';
import {cyclesPerByte} from './scenario-parts.ts';

/** The segment of a scenario: on QEMU's card frames take no time. */
export function segmentOf(
  {hosts, seed, profile}: Pick<Scenario, 'hosts' | 'seed' | 'profile'>,
  facts: DeviceFacts,
): Segment {
  return new Segment({
    hosts,
    seed,
    cyclesPerByte: cyclesPerByte(facts),
    cyclesPerUs: CYCLES_PER_US,
    instant: profile === 'qemu',
  });
}

/** Hands on each frame that comes over a segment, at its time. */
export function arrivals(segment: Segment, take: (frame: Uint8Array) => void): TimedSource {
  return {nextAt: () => segment.nextAt(), act: () => take(segment.take())};
}
