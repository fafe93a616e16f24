// What a card does by itself in a run that is recorded, or that replays one of ours: the recorder hears of it, and the replay has it
// happen where the recording does.
import type {RecordedGuest} from '../guests/recorded-guest.ts';
import type {Clock, TimedSource} from '../machine/clock.ts';
import type {BusRecorder} from './bus-recorder.ts';

/** A card's alarms, heard and held back. */
export function recordedSource(
  source: TimedSource,
  clock: Clock,
  replays: readonly RecordedGuest[],
  recorder: BusRecorder | undefined,
): TimedSource {
  return {
    nextAt: () => {
      const due = source.nextAt();
      return replays.every(({acts}) => acts?.mayAct(due, clock.now) ?? true) ? due : Number.POSITIVE_INFINITY;
    },
    act: () => {
      for (const {acts} of replays) acts?.acts(source.nextAt());
      recorder?.acts();
      source.act();
    },
  };
}
