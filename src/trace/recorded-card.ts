// Which card a recording was made on: a run of ours says so in its header; whatever else is recorded was made on QEMU's.
import type {RecordedHeader, RecordedRun} from './recorded-run.ts';

/** A card's profile by name. */
type Profile = 'qemu' | 'datasheet';

const OUR_MACHINE = 'VPIO Lab, profile ';
const OF_OURS = ' of VPIO Lab';
const BETWEEN = ' and ';

/** The header's `machine` of a run of ours. */
export function machineOfOurs(profile: Profile): string {
  return OUR_MACHINE + profile;
}

/** The header's `driver` of a run of ours. */
export function driversOfOurs(drivers: readonly string[]): string {
  return `${drivers.join(BETWEEN)}${OF_OURS}`;
}

/**
 * What a recording of a run of ours is not, in words: its card's bus knows neither guests nor verdicts. Null: it is a recording of
 * one driver on a card of its own.
 */
export function streamWords({machine, driver}: Pick<RecordedHeader, 'machine' | 'driver'>): string | null {
  if (!machine.startsWith(OUR_MACHINE)) return null;
  const guests = driver.endsWith(OF_OURS) ? driver.split(BETWEEN).length : 1;
  const whose = guests === 1 ? 'a guest and its VMM' : `${guests} guests and their VMM`;
  return `a run of the lab, as its card saw it: one stream of one card, of ${whose}, without a monitor’s verdicts`;
}

/**
 * A run of ours, recorded to the cycle with all that its card did by itself: what its guests and its VMM took their time for is in its times,
 * and is not done again, and the card acts when it is told to have acted.
 */
export function keepsTime({header: {clock}}: RecordedRun): boolean {
  return clock === 'cycles';
}

/** The profile on which a recording is met again. */
export function recordedOn({machine}: Pick<RecordedHeader, 'machine'>): Profile {
  return machine === machineOfOurs('datasheet') ? 'datasheet' : 'qemu';
}
