// One 10 Mb/s Ethernet segment: hosts' answers wait their turn, one frame is on the wire at a time. [IEEE 802.3, 4.4.2]
// Not modelled: collisions (everybody waits), propagation delay. A card that sends without asking `freeAt` goes first.
import {assert, present} from '../../base/assert.ts';
import {nextBelow, type RandomState, seeded} from '../../base/random.ts';
import type {Result} from '../../base/result.ts';
import {parseMac} from '../../net/ethernet.ts';
import {parseIp} from '../../net/ipv4.ts';
import type {Clock} from '../machine/clock.ts';
import {answer, type HostAddress, unasked} from './echo-host.ts';

/** Simulated cycles, as the machine's clock counts them. */
type Cycle = Clock['now'];

const PREAMBLE_BYTES = 8;
const FCS_BYTES = 4;
const MIN_WIRE_BYTES = 64;
/** 9.6 microseconds at 10 Mb/s, in bytes. */
const GAP_BYTES = 12;

/** A host as a scenario gives it: addresses as text, times in microseconds. */
export interface HostSpec {
  readonly mac: string;
  readonly ip: string;
  readonly delayUs: number;
  /** Up to so much more before it answers, by chance. */
  readonly jitterUs: number;
  /** What it sends unasked: so many frames of so many bytes to an address, one every so often. */
  readonly sends?:
    | {
        readonly to: string;
        readonly frames: number;
        readonly frameBytes: number;
        readonly everyUs: number;
        readonly startUs: number;
      }
    | undefined;
}

/** What a segment is made of. */
export interface SegmentConfig {
  readonly hosts: readonly HostSpec[];
  readonly seed: number;
  /** Cycles that one byte takes on the wire: 0.8 microseconds of them at 10 Mb/s. */
  readonly cyclesPerByte: number;
  readonly cyclesPerUs: number;
  /** True: frames take no time on the wire and need no gap, as in QEMU. Hosts still take theirs. */
  readonly instant: boolean;
}

/** A frame that waits for the wire: who is ready first goes first, then who came first. */
interface WaitingFrame {
  readonly readyAt: Cycle;
  readonly bytes: Uint8Array;
}

/** All of a segment that changes, as plain data. */
export interface SegmentState {
  readonly random: number;
  readonly freeFrom: Cycle;
  readonly waiting: readonly WaitingFrame[];
}

interface Host extends HostAddress {
  readonly delay: Cycle;
  readonly jitter: Cycle;
}

/** The wire between the card and its hosts. */
export class Segment {
  readonly #hosts: readonly Host[];
  readonly #cyclesPerByte: number;
  readonly #isInstant: boolean;
  readonly #random: RandomState;
  #waiting: WaitingFrame[] = [];
  /** The wire is free from here on, gap included, as far as frames that are over or claimed tell. */
  #freeFrom: Cycle = 0;

  constructor(config: SegmentConfig) {
    const toCycles = (us: number): Cycle => Math.round(us * config.cyclesPerUs);
    this.#hosts = config.hosts.map(({mac, ip, delayUs, jitterUs}) => ({
      mac: parsed(parseMac(mac)),
      ip: parsed(parseIp(ip)),
      delay: toCycles(delayUs),
      jitter: toCycles(jitterUs),
    }));
    this.#cyclesPerByte = config.cyclesPerByte;
    this.#isInstant = config.instant;
    this.#random = seeded(config.seed);
    for (const [i, {sends}] of config.hosts.entries()) {
      const host = this.#hosts[i];
      if (sends === undefined || host === undefined) continue;
      for (let frame = 0; frame < sends.frames; frame++) {
        const bytes = unasked(host, parsed(parseMac(sends.to)), sends.frameBytes, frame);
        this.offer(bytes, toCycles(sends.startUs + frame * sends.everyUs));
      }
    }
  }

  /** The card's frame is out: its last bit left at `now`. Each host that answers gets its turn on the wire later. */
  fromCard(frame: Uint8Array, now: Cycle): void {
    this.claim(now);
    for (const host of this.#hosts) {
      const reply = answer(host, frame);
      if (reply === null) continue;
      const jitter = host.jitter > 0 ? nextBelow(this.#random, host.jitter + 1) : 0;
      this.offer(reply, now + host.delay + jitter);
    }
  }

  /** Somebody will send this frame to the card as soon as the wire is free at or after `readyAt`. */
  offer(bytes: Uint8Array, readyAt: Cycle): void {
    const later = this.#waiting.findIndex((other) => other.readyAt > readyAt);
    this.#waiting.splice(later < 0 ? this.#waiting.length : later, 0, {readyAt, bytes});
  }

  /** The card has the wire until `until`: nobody else starts before that and the gap. */
  claim(until: Cycle): void {
    this.#freeFrom = Math.max(this.#freeFrom, until + this.#gap());
  }

  /** When the last bit of the next frame reaches the card; Infinity if none waits. */
  nextAt(): Cycle {
    const first = this.#waiting[0];
    return first === undefined ? Number.POSITIVE_INFINITY : this.#startOf(first) + this.#timeOf(first.bytes);
  }

  /** Takes the frame that `nextAt` told of off the wire. */
  take(): Uint8Array {
    const at = this.nextAt();
    const first = present(this.#waiting.shift(), 'take follows a finite nextAt');
    this.#freeFrom = at + this.#gap();
    return first.bytes;
  }

  /** When the card may start its next frame, as the wire stands at `now`: not later than `now` if it is free; at a tie the card goes first. */
  freeAt(now: Cycle): Cycle {
    const first = this.#waiting[0];
    if (this.#isInstant || first === undefined || this.#startOf(first) >= now) return this.#freeFrom;
    return this.nextAt() + this.#gap();
  }

  /** What changes, as plain data; frames are shared, not copied, and never written to. */
  snapshot(): SegmentState {
    return {random: this.#random.state, freeFrom: this.#freeFrom, waiting: [...this.#waiting]};
  }

  restore(state: SegmentState): void {
    this.#random.state = state.random;
    this.#freeFrom = state.freeFrom;
    this.#waiting = [...state.waiting];
  }

  #startOf(frame: WaitingFrame): Cycle {
    return this.#isInstant ? frame.readyAt : Math.max(frame.readyAt, this.#freeFrom);
  }

  #timeOf(bytes: Uint8Array): Cycle {
    if (this.#isInstant) return 0;
    return Math.round((PREAMBLE_BYTES + Math.max(MIN_WIRE_BYTES, bytes.length + FCS_BYTES)) * this.#cyclesPerByte);
  }

  #gap(): Cycle {
    return this.#isInstant ? 0 : Math.round(GAP_BYTES * this.#cyclesPerByte);
  }
}

function parsed(address: Result<Uint8Array>): Uint8Array {
  assert(address.ok, 'a scenario’s addresses were read before');
  return address.value;
}
