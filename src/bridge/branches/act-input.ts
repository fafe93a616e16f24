// An act of the page as an input of the run, and in words.
import type {LabInput} from '../../sim/lab/inputs.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import {strangersFrame} from '../../sim/lab/strangers-frame.ts';
import {GUEST_LETTERS} from '../../trace/filter/words.ts';
import type {RunAct} from '../protocol/commands.ts';

/** What the lab is given for an act; null where the act names nobody of this run. */
export function inputOf(lab: Lab, act: RunAct): LabInput | null {
  if ('policies' in act) return {policies: act.policies};
  const guest = act.frameTo === null ? null : lab.machine.guests[act.frameTo];
  return guest === undefined || guest?.mac === '' ? null : {frame: strangersFrame(guest?.mac ?? null, act.bytes)};
}

/** The act in a few words: `frame of 200 bytes to A`. */
export function actWords(act: RunAct): string {
  if ('policies' in act)
    return Object.entries(act.policies)
      .map(([policy, choice]) => `${policy} ${choice}`)
      .join(', ');
  return `frame of ${act.bytes} bytes to ${act.frameTo === null ? 'everybody' : GUEST_LETTERS[act.frameTo]}`;
}
