// Where a recording can be replayed: on the device that it was made of, if it reaches none but its ports, in one profile.
import type {CardProfile} from '../../kits/contract/device-facts.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import {profileOn, recordedFacts} from '../../kits/facts.ts';
import {recordedOn} from '../../trace/recorded-card.ts';
import type {RecordedHeader, RecordedRun} from '../../trace/recorded-run.ts';

/** The profile in which a recording is met again: the one that it was made in, where its device has it. */
export function recordedProfile(header: RecordedHeader): CardProfile {
  return profileOn(recordedFacts(header.device), recordedOn(header));
}

/** Why a recording can't be replayed on a device, in words; null where it can. */
export function recordingMisfit({facts, sheet}: DeviceKit, {header, offsets}: RecordedRun): string | null {
  const {name} = recordedFacts(header.device);
  if (name !== facts.name)
    return `the recording was made of device ${name}, and the scenario’s device is ${facts.name}`;
  const beyond = offsets.findIndex((offset) => offset >= sheet.ports);
  if (beyond < 0) return null;
  // The header is line 1.
  return `line ${beyond + 2}: the offset is ${offsets[beyond]}, and the ports of the ${facts.title} are 0 to ${sheet.ports - 1}`;
}
