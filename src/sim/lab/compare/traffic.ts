// What ought to be on the wire and what was: frames handed to drivers against frames that left, by content.
import {hexDigits} from '../../../base/figures.ts';
import {type GuestId, NOBODY} from '../../../trace/units.ts';

/** Keeps account of frames by their bytes: whose a frame is does not hang on who was running when it left. */
export class Traffic {
  /** Frames handed to a driver and not yet seen on the wire, and by whom; NOBODY: an attacker made it up. */
  readonly #expected = new Map<string, GuestId[]>();
  readonly #handed: number[];
  readonly #sent: number[];
  /** Frames that left otherwise than a driver was given them: mixed, cut, or out of stale memory. */
  garbled = 0;
  /** Frames an attacker made up. */
  madeUp = 0;
  /** Frames offered by the wire, by the station address they are sent to. */
  readonly #offered = new Map<string, number>();

  constructor(guests: number) {
    this.#handed = new Array<number>(guests).fill(0);
    this.#sent = new Array<number>(guests).fill(0);
  }

  /** A guest's network stack gave this frame to its driver. */
  handed(guest: GuestId, frame: Uint8Array): void {
    this.#expect(guest, frame);
    this.#handed[guest] = this.handedBy(guest) + 1;
  }

  /** An attacker's own virtual card sent this frame: it will come out of the VMM's backend. */
  makes(frame: Uint8Array): void {
    this.#expect(NOBODY, frame);
  }

  /** This frame left a card for the wire; `isHostile`: an attacker's command sent it. Whose it is; NOBODY: nobody's. */
  sent(frame: Uint8Array, isHostile: boolean): GuestId {
    const key = keyOf(frame);
    const owners = this.#expected.get(key);
    const owner = owners?.shift();
    if (owners?.length === 0) this.#expected.delete(key);
    if (owner !== undefined && owner !== NOBODY) this.#sent[owner] = this.sentFor(owner) + 1;
    else if (owner === NOBODY || isHostile) this.madeUp++;
    else this.garbled++;
    return owner ?? NOBODY;
  }

  /** The wire brings this frame. */
  arrives(frame: Uint8Array): void {
    const address = hexDigits(frame.subarray(0, 6));
    this.#offered.set(address, (this.#offered.get(address) ?? 0) + 1);
  }

  /** Frames a guest's stack gave to its driver. */
  handedBy(guest: GuestId): number {
    return this.#handed[guest] ?? 0;
  }

  /** Frames of a guest's that left whole. */
  sentFor(guest: GuestId): number {
    return this.#sent[guest] ?? 0;
  }

  /** Frames that the wire brought for a station address, six bytes. */
  offeredTo(mac: Uint8Array): number {
    return this.#offered.get(hexDigits(mac)) ?? 0;
  }

  #expect(guest: GuestId, frame: Uint8Array): void {
    const key = keyOf(frame);
    const owners = this.#expected.get(key);
    if (owners === undefined) this.#expected.set(key, [guest]);
    else owners.push(guest);
  }
}

const MIN_FRAME_BYTES = 60;

/** The frame's bytes, padded with zeros to the least length as drivers do. */
function keyOf(frame: Uint8Array): string {
  const padded =
    frame.length >= MIN_FRAME_BYTES ? frame : Uint8Array.from({length: MIN_FRAME_BYTES}, (_, i) => frame[i] ?? 0);
  return hexDigits(padded);
}
