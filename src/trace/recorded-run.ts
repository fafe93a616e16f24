// A recording in memory: one column a field, frames in one blob. The `vpio-trace` file says the same in text.
import {assert} from '../base/assert.ts';

/** What an event of a recording is, by number. */
export const RecordedKind = {WRITE: 0, READ: 1, IRQ: 2, TX: 3, RX: 4, MEM: 5, DUE: 6, WAIT: 7} as const;
export type RecordedKind = (typeof RecordedKind)[keyof typeof RecordedKind];
/** The words of the file, by kind. */
export const RECORDED_KIND_WORDS = ['w', 'r', 'irq', 'tx', 'rx', 'mem', 'due', 'wait'] as const;
/** What a recording's times count: nanoseconds, or cycles of the lab's processor. */
export const RECORDED_CLOCKS = ['ns', 'cycles'] as const;
export type RecordedClock = (typeof RECORDED_CLOCKS)[number];

/** What a recording says of itself. */
export interface RecordedHeader {
  readonly device: string;
  readonly driver: string;
  readonly machine: string;
  readonly workload: string;
  /** Station address in the card's PROM: `52:54:00:12:34:56`. */
  readonly mac: string;
  readonly clock: RecordedClock;
  /** Megabits a second of the wire, where it was slower than the card's own. */
  readonly wireMegabits?: number | undefined;
  /** When each phase of the workload began: nanoseconds and a name; empty if not known. */
  readonly phases: readonly (readonly [number, string])[];
  /** What the guest counted itself, by name; null if not known. */
  readonly guestCounters: Readonly<Record<string, number>> | null;
  /** Ordinals, from 0, of the `rx` events that the recorded card did not take; null if not known. */
  readonly rxRefused: readonly number[] | null;
  /** Fields that we keep and do not read. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** Frames one after another: frame n is `lengths[n]` bytes from `starts[n]`. What a device read from host memory is one of them, at `addresses[n]`; else 0. */
export interface FrameBlob {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly lengths: Uint32Array;
  readonly addresses: Float64Array;
}

/** The bytes of frame `number`: a view. */
export function recordedFrame(frames: FrameBlob, number: number): Uint8Array {
  const start = frames.starts[number] ?? 0;
  return frames.bytes.subarray(start, start + (frames.lengths[number] ?? 0));
}

/** A recording. Event i is line i + 2 of its file. */
export interface RecordedRun {
  readonly header: RecordedHeader;
  readonly length: number;
  /** `RecordedKind` by event. */
  readonly kinds: Uint8Array;
  /** Offset from the card's base, 0 to 255; 0 where the event is no access. */
  readonly offsets: Uint8Array;
  /** Bytes: 1, 2 or 4; 0 where the event is no access. */
  readonly sizes: Uint8Array;
  /** The value written or read, the interrupt line's level, the number of the frame or of what was read from memory, or how long something was due or was waited for. */
  readonly values: Uint32Array;
  /** By the header's clock: nanoseconds since the first access, or cycles since power-on; never falling. */
  readonly times: Float64Array;
  readonly frames: FrameBlob;
}

/** The events of a recording without what it says of itself: all of them, or a piece. */
export type RecordedEvents = Omit<RecordedRun, 'header'>;

/** Collects a recording event by event: what the parser and an export write to. */
export class RunRecorder {
  #length = 0;
  #kinds = new Uint8Array(1024);
  #offsets = new Uint8Array(1024);
  #sizes = new Uint8Array(1024);
  #values = new Uint32Array(1024);
  #times = new Float64Array(1024);
  #frameBytes = new Uint8Array(65536);
  #frameEnd = 0;
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  readonly #addresses: number[] = [];

  /** How many events there are so far. */
  get length(): number {
    return this.#length;
  }

  /** All times are by the clock that the header is going to name. */
  access(at: number, isWrite: boolean, offset: number, size: number, value: number): void {
    this.#push(at, isWrite ? RecordedKind.WRITE : RecordedKind.READ, offset, size, value);
  }

  irq(at: number, level: number): void {
    this.#push(at, RecordedKind.IRQ, 0, 0, level);
  }

  /** What was to happen so long ago happens: the card acts by itself, or a frame arrives, which is recorded next. */
  due(at: number, ago: number): void {
    this.#push(at, RecordedKind.DUE, 0, 0, ago);
  }

  /** The card, ready to send, has to wait so long for the wire. */
  wait(at: number, during: number): void {
    this.#push(at, RecordedKind.WAIT, 0, 0, during);
  }

  /** A frame that left the card, or was offered to it; the bytes are copied. */
  frame(at: number, isSent: boolean, bytes: Uint8Array): void {
    this.roomForFrame(at, isSent, bytes.length).set(bytes);
  }

  /** As `frame`, for a caller that writes the bytes itself, before the next call. */
  roomForFrame(at: number, isSent: boolean, length: number): Uint8Array {
    return this.#roomFor(at, isSent ? RecordedKind.TX : RecordedKind.RX, length, 0);
  }

  /** Bytes that the device read from host memory, at an address of the host's, for a caller that writes them itself, before the next call. */
  roomForMemory(at: number, address: number, length: number): Uint8Array {
    return this.#roomFor(at, RecordedKind.MEM, length, address);
  }

  #roomFor(at: number, kind: RecordedKind, length: number, address: number): Uint8Array {
    this.#push(at, kind, 0, 0, this.#starts.length);
    const start = this.#frameEnd;
    this.#frameEnd += length;
    if (this.#frameEnd > this.#frameBytes.length) {
      this.#frameBytes = grown(this.#frameBytes, new Uint8Array(Math.max(this.#frameEnd, this.#frameBytes.length * 2)));
    }
    this.#starts.push(start);
    this.#lengths.push(length);
    this.#addresses.push(address);
    return this.#frameBytes.subarray(start, this.#frameEnd);
  }

  /** The recording so far, in columns of just its size. */
  run(header: RecordedHeader): RecordedRun {
    return {header, ...this.#events()};
  }

  /** What was recorded since the last `take`, which is forgotten here; frames are numbered within it. */
  take(): RecordedEvents {
    const piece = this.#events();
    this.#length = 0;
    this.#frameEnd = 0;
    this.#starts.length = 0;
    this.#lengths.length = 0;
    this.#addresses.length = 0;
    return piece;
  }

  #events(): RecordedEvents {
    const length = this.#length;
    return {
      length,
      kinds: this.#kinds.slice(0, length),
      offsets: this.#offsets.slice(0, length),
      sizes: this.#sizes.slice(0, length),
      values: this.#values.slice(0, length),
      times: this.#times.slice(0, length),
      frames: {
        bytes: this.#frameBytes.slice(0, this.#frameEnd),
        starts: Uint32Array.from(this.#starts),
        lengths: Uint32Array.from(this.#lengths),
        addresses: Float64Array.from(this.#addresses),
      },
    };
  }

  #push(at: number, kind: RecordedKind, offset: number, size: number, value: number): void {
    const event = this.#length++;
    if (event === this.#kinds.length) this.#grow(event * 2);
    this.#kinds[event] = kind;
    this.#offsets[event] = offset;
    this.#sizes[event] = size;
    this.#values[event] = value;
    this.#times[event] = at;
  }

  #grow(size: number): void {
    this.#kinds = grown(this.#kinds, new Uint8Array(size));
    this.#offsets = grown(this.#offsets, new Uint8Array(size));
    this.#sizes = grown(this.#sizes, new Uint8Array(size));
    this.#values = grown(this.#values, new Uint32Array(size));
    this.#times = grown(this.#times, new Float64Array(size));
  }
}

function grown<T extends Uint8Array | Uint32Array | Float64Array>(from: T, to: T): T {
  assert(to.length > from.length, 'a column grows');
  to.set(from);
  return to;
}
