// Who rules on what guests do to their cards: nobody where a guest has its card to itself, or all have it; the VMM where it is
// the card; the model under VPIO. [deck, slides 4 to 9]
import type {EventIndex} from '../../trace/units.ts';
import type {Answer, Instruction} from '../machine/guest-program.ts';
import type {GuestRecord} from './guest-record.ts';

/** A single access of a guest; sizes in bytes. */
export interface GuestAccess {
  readonly isWrite: boolean;
  readonly offset: number;
  readonly size: number;
  readonly value: number;
}

/** Rules on accesses. */
export interface Ruler {
  /** What accesses of this kind need now: a `Need`, or a number of its own. The answer stands until `guest.needs` is cleared. A `rep` is never ruled on in the guest. */
  needOf(guest: GuestRecord, isWrite: boolean, page: number, offset: number, size: number, isRep: boolean): number;
  /** An access has exited: false where the guest is to wait before it. */
  admit(guest: GuestRecord, instruction: Instruction, access: GuestAccess, trap: EventIndex): boolean;
  /** Rules on an access that needs more than to go through, and has it carried out, held or denied. */
  rule(guest: GuestRecord, need: number, access: GuestAccess, trap: EventIndex): Answer;
  /** Rules on the next `elements` of a `rep`, one exit for all of them. */
  ruleRep(
    guest: GuestRecord,
    need: number,
    instruction: Instruction,
    access: GuestAccess,
    elements: number,
    trap: EventIndex,
  ): void;
}
