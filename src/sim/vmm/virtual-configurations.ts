// The configuration space that each guest finds under VPIO: a picture of its own, of which one bit is the card's as well. Bus mastering
// is as the guest has it that owns the card, and the model has its say before it changes; all else (base addresses, the interrupt's line,
// which cycles are decoded) is answered from the picture and moves nothing: the registers stay where the machine's firmware put them.
import {littleEndian} from '../../base/bits.ts';
import {
  COMMAND,
  CONFIGURATION_PAGE,
  type ConfigurationSheet,
  IN_CONFIGURATION,
} from '../../base/configuration-space.ts';
import type {EventIndex, GuestId} from '../../trace/units.ts';
import type {MachinePortAccess} from '../machine/guest-program.ts';
import {tellDenied} from './denial.ts';
import type {GuestConfiguration, NoteAccess} from './guest-configuration.ts';
import type {GuestRecord} from './guest-record.ts';
import type {Handover} from './handover.ts';
import type {ModelContext} from './model-context.ts';
import type {ModelRuler} from './model-ruler.ts';
import type {GuestAccess} from './ruler.ts';

/** All pictures, by guest, as plain data; null: a guest of another card. */
export type Pictures = readonly (Uint8Array | null)[];

/** The pictures of a card's guests. C is the model's context. */
export class VirtualConfigurations<C> {
  readonly #context: ModelContext<C>;
  readonly #handover: Handover<C>;
  readonly #ruler: ModelRuler<C>;
  readonly #guests = new Map<GuestId, VirtualConfiguration<C>>();

  constructor(
    sheet: ConfigurationSheet,
    context: ModelContext<C>,
    handover: Handover<C>,
    ruler: ModelRuler<C>,
    sharers: readonly GuestRecord[],
  ) {
    this.#context = context;
    this.#handover = handover;
    this.#ruler = ruler;
    for (const {id} of sharers) this.#guests.set(id, new VirtualConfiguration(this, sheet));
  }

  of(guest: GuestId): GuestConfiguration | null {
    return this.#guests.get(guest) ?? null;
  }

  snapshot(): Pictures {
    return this.#context.guests.map(({id}) => this.#guests.get(id)?.picture.slice() ?? null);
  }

  restore(saved: Pictures): void {
    for (const [guest, picture] of saved.entries()) if (picture !== null) this.#guests.get(guest)?.picture.set(picture);
  }

  /** A write that turns bus mastering on or off: the owner's, if the model allows it. What it says then is the picture's. */
  master(
    guest: GuestRecord,
    instruction: MachinePortAccess,
    access: GuestAccess,
    command: number,
    trap: EventIndex,
    note: NoteAccess,
  ): 'done' | 'denied' | 'waits' {
    const {monitor, port} = this.#context;
    if (guest.id !== monitor.owner || this.#handover.isOverdue) {
      this.#ruler.suspend(guest, instruction, access, CONFIGURATION_PAGE, trap);
      return 'waits';
    }
    this.#context.payModel();
    port.begin(trap);
    let isAllowed = false;
    port.masters(command, () => {
      this.#settle(trap);
      isAllowed = this.#rule(guest, command, trap, note);
      return isAllowed;
    });
    if (isAllowed) this.#ruler.followed(guest);
    return isAllowed ? 'done' : 'denied';
  }

  /** What has been sent, and what came in, is known before: no time passes from here to the write. */
  #settle(trap: EventIndex): void {
    const {monitor, port, clock, costs} = this.#context;
    const {owner, model} = monitor;
    monitor.follow(owner, model.observe(monitor.context(owner), monitor.state(owner), port, null, false), trap);
    for (let looked = clock.now; ; looked = clock.now) {
      this.#handover.collect(trap, false);
      if (clock.now <= looked + costs.access) return; // longer: it copied, and more may have come meanwhile
    }
  }

  #rule(guest: GuestRecord, command: number, trap: EventIndex, note: NoteAccess): boolean {
    const context = this.#context;
    const {monitor, port} = context;
    const at = IN_CONFIGURATION + COMMAND.offset;
    const {allowed, reason} = monitor.rule(guest.id, true, at, command, port, trap);
    if (allowed) note(trap);
    else {
      note(context.store.next - 1, true);
      guest.counts.denials++;
      context.isDisturbed = true;
      tellDenied(context, guest, reason);
    }
    return allowed;
  }
}

/** One guest's. */
class VirtualConfiguration<C> implements GuestConfiguration {
  readonly picture: Uint8Array;
  readonly #all: VirtualConfigurations<C>;
  readonly #writable: Uint8Array;

  constructor(all: VirtualConfigurations<C>, {found, writable}: ConfigurationSheet) {
    this.#all = all;
    this.picture = found.slice();
    this.#writable = writable;
  }

  read(offset: number, size: number): number {
    return littleEndian(this.picture, offset, size);
  }

  write(
    guest: GuestRecord,
    instruction: MachinePortAccess,
    access: GuestAccess,
    trap: EventIndex,
    note: NoteAccess,
  ): boolean {
    const written = this.#after(access);
    const before = this.picture[COMMAND.offset] ?? 0;
    const command = written[COMMAND.offset] ?? 0;
    if (((command ^ before) & COMMAND.MASTER) === 0) note(trap);
    else {
      const outcome = this.#all.master(guest, instruction, access, command, trap, note);
      if (outcome !== 'done') return outcome === 'denied';
    }
    this.picture.set(written);
    return true;
  }

  #after({offset, size, value}: GuestAccess): Uint8Array {
    const picture = this.picture.slice();
    for (let i = 0; i < size && offset + i < picture.length; i++) {
      const mask = this.#writable[offset + i] ?? 0;
      picture[offset + i] = ((picture[offset + i] ?? 0) & ~mask) | ((value >>> (8 * i)) & mask);
    }
    return picture;
  }
}
