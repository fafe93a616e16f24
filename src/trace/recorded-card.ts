// Which card a recording was made on: a run of ours says so in its header; whatever else is recorded was made on QEMU's.
import type {RecordedHeader} from './recorded-run.ts';

/** A card's profile by name. */
type Profile = 'qemu' | 'datasheet';

const OUR_MACHINE = 'VPIO Lab, profile ';

/** The header's `machine` of a run of ours. */
export function machineOfOurs(profile: Profile): string {
  return OUR_MACHINE + profile;
}

/** The profile on which a recording is met again. */
export function recordedOn({machine}: Pick<RecordedHeader, 'machine'>): Profile {
  return machine === machineOfOurs('datasheet') ? 'datasheet' : 'qemu';
}
