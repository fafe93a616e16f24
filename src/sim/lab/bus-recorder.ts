// A recording of one run as its card sees it: every access that reaches it, the VMM's own among them, its interrupt line,
// the frames it sends and is offered, of one that masters the bus what it reads of host memory, and of one that takes its time when it acts by itself and when it has to
// wait for the wire, to the cycle: all that it goes by. Listens and changes nothing. It goes forwards only: not for a run that steps back.
import {assert, present} from '../../base/assert.ts';
import {type RecordedEvents, type RecordedHeader, type RecordedRun, RunRecorder} from '../../trace/recorded-run.ts';
import {CYCLES_PER_US, type Cycle} from '../../trace/units.ts';
import type {Clock} from '../machine/clock.ts';
import type {BurstDevice} from '../machine/port-device.ts';

const CYCLES_PER_NS = CYCLES_PER_US / 1000;
/** A time that passed has room in 32 bits. */
const LONGEST_TIME = 0xffff_ffff;

/** What a recording says of its card. */
type RecordedCard = Pick<RecordedHeader, 'device' | 'mac' | 'clock' | 'wireMegabits'>;

/** Stands between the VMM and the card; each element of a `rep` form is an access of its own. */
export class BusRecorder implements BurstDevice {
  readonly #recorder = new RunRecorder();
  readonly #refused: number[] = [];
  #offered = 0;
  #card: BurstDevice | null = null;
  #clock: Clock = {now: 0};
  #about: RecordedCard = {device: '', mac: '', clock: 'ns'};
  /** What the card did inside a read, whose line comes first; null outside of one. */
  #held: (() => void)[] | null = null;

  /**
   * Puts the recorder before a card, of which its header says `about`; the VMM gets what is returned. Where it counts cycles it also tells
   * what the card does by itself.
   */
  before(card: BurstDevice, clock: Clock, about: RecordedCard): BurstDevice {
    assert(this.#card === null, 'a recorder listens to one card');
    this.#card = card;
    this.#clock = clock;
    this.#about = about;
    return this;
  }

  read(offset: number, size: number): number {
    this.#held = [];
    const at = this.#at();
    const value = this.#attached().read(offset, size);
    this.#recorder.access(at, false, offset, size, value);
    const held = this.#held;
    this.#held = null;
    for (const note of held) note();
    return value;
  }

  write(offset: number, size: number, value: number): void {
    this.#recorder.access(this.#at(), true, offset, size, value);
    this.#attached().write(offset, size, value);
  }

  readBurst(offset: number, size: number, count: number, into: Uint8Array, at: number): void {
    for (let i = 0; i < count; i++) {
      const value = this.read(offset, size);
      for (let byte = 0; byte < size; byte++) into[at + i * size + byte] = (value >>> (8 * byte)) & 0xff;
    }
  }

  writeBurst(offset: number, size: number, count: number, from: Uint8Array, at: number): void {
    for (let i = 0; i < count; i++) {
      let value = 0;
      for (let byte = size - 1; byte >= 0; byte--) value = value * 256 + (from[at + i * size + byte] ?? 0);
      this.write(offset, size, value);
    }
  }

  /** Configuration space is in no recording. */
  readConfig(offset: number, size: number): number {
    return this.#attached().readConfig?.(offset, size) ?? 0;
  }

  writeConfig(offset: number, size: number, value: number): void {
    this.#attached().writeConfig?.(offset, size, value);
  }

  /** The card's interrupt line changed. */
  lineChanged(level: 0 | 1): void {
    this.#note(() => this.#recorder.irq(this.#at(), level));
  }

  /** The card sent a frame. */
  frameSent(frame: Uint8Array): void {
    const bytes = frame.slice();
    this.#note(() => this.#recorder.frame(this.#at(), true, bytes));
  }

  /** The card has read these bytes of host memory. */
  memoryRead(address: number, bytes: Uint8Array): void {
    const there = bytes.slice();
    this.#note(() => this.#recorder.roomForMemory(this.#at(), address, there.length).set(there));
  }

  /** The card is about to do by itself what it was to do at the clock's `dueAt`. */
  acts(): void {
    if (this.#tellsActs) this.#recorder.due(this.#at(), this.#ago());
  }

  /** The card, ready to send since the clock's `dueAt` or later, was told that the wire is free at `freeAt`. */
  wireAsked(freeAt: Cycle): void {
    const wait = freeAt - (this.#clock.dueAt ?? this.#clock.now);
    if (this.#tellsActs && wait > 0) this.#note(() => this.#recorder.wait(this.#at(), wait));
  }

  /** A frame is about to be offered to the card. */
  frameArrives(frame: Uint8Array): void {
    this.acts();
    this.#recorder.frame(this.#at(), false, frame);
  }

  /** What the card answered to that. */
  frameOffered(taken: boolean): void {
    if (!taken) this.#refused.push(this.#offered);
    this.#offered++;
  }

  /** The recording so far, with what its header is to say. */
  recording(driver: string, machine: string, workload: string): RecordedRun {
    return this.#recorder.run(this.header(driver, machine, workload));
  }

  /** What was heard since the last `take`, which is forgotten here. */
  take(): RecordedEvents {
    return this.#recorder.take();
  }

  /** The header of all that was heard so far. */
  header(driver: string, machine: string, workload: string): RecordedHeader {
    return {
      ...this.#about,
      driver,
      machine,
      workload,
      phases: [],
      guestCounters: null,
      rxRefused: [...this.#refused],
      others: {},
    };
  }

  #note(note: () => void): void {
    if (this.#held === null) note();
    else this.#held.push(note);
  }

  #attached(): BurstDevice {
    return present(this.#card, 'the recorder stands before a card');
  }

  #at(): number {
    const {now} = this.#clock;
    return this.#tellsActs ? now : Math.floor(now / CYCLES_PER_NS);
  }

  get #tellsActs(): boolean {
    return this.#about.clock === 'cycles';
  }

  #ago(): Cycle {
    const {now, dueAt = now} = this.#clock;
    return Math.min(LONGEST_TIME, now - dueAt);
  }
}
