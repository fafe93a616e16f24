// What a guest meets in the configuration space of its card, whoever answers for it.
import type {EventIndex} from '../../trace/units.ts';
import type {MachinePortAccess} from '../machine/guest-program.ts';
import type {GuestRecord} from './guest-record.ts';
import type {GuestAccess} from './ruler.ts';

/** Writes the record of a configuration access. `isDenied`: nothing came of it. */
export type NoteAccess = (cause: EventIndex, isDenied?: boolean) => EventIndex;

/** The configuration space of a guest's card as the guest meets it. */
export interface GuestConfiguration {
  read(offset: number, size: number): number;
  /** Carries a write out, or denies it, and notes it; false: the guest is to wait for its card before it. */
  write(
    guest: GuestRecord,
    instruction: MachinePortAccess,
    access: GuestAccess,
    trap: EventIndex,
    note: NoteAccess,
  ): boolean;
}
