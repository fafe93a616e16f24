// One card under random accesses and frames: powered on again and again, looked at after every access.
import {nextBelow, nextWord, type RandomState, seeded} from '../../../base/random.ts';
import type {DeviceHost} from '../../../sim/machine/port-device.ts';
import {type CardLife, type LivesOutcome, runLives} from '../../contract/card-lives.ts';
import type {FuzzOrder, Pages} from '../../contract/fuzz.ts';
import type {Rtl8139Config} from '../card/core.ts';
import {Rtl8139} from '../card/rtl8139.ts';
import {PCI, PCI_COMMAND} from '../sheet/pci.ts';
import {Acts, RECEIVE_RING_PAGE, TRANSMIT_RING_PAGE} from './acts.ts';
import type {Coverage} from './coverage.ts';
import {layReceiveRing, layTransmitRing} from './descriptors.ts';
import {type Breach, Invariants} from './invariants.ts';
import {ToldMemory} from './told-memory.ts';

/** What to run. */
export interface CardFuzz extends FuzzOrder {
  /** Builds the card; a broken one, to see whether the invariants notice. */
  readonly build?: (config: Rtl8139Config, host: DeviceHost) => Rtl8139;
}

/** A look at a whole snapshot each so many accesses. */
const SNAPSHOT_LOOK = 500;
/** Descriptors are laid out anew about each so many acts. */
const LAID_EVERY = 24;
const MAC = Uint8Array.of(0x52, 0x54, 0x00, 0x12, 0x34, 0x56);
const CYCLES_PER_BYTE = 160;
const LONGEST = 0x8000;
const PAGE_BYTES = 4096;
const MEMORY_PAGES = 256;
const PAGES: Pages = {first: 0x40, end: 0x80};
const BASE = PAGES.first * PAGE_BYTES;
/** Pages in which what C+ mode sends lies, and where it stores frames. */
const SENT_PAGE = 40;
const STORED_PAGE = 50;

/** What firmware leaves in the PCI command register. */
const ALL_ON = PCI_COMMAND.IO | PCI_COMMAND.MEMORY | PCI_COMMAND.MASTER;

/** Runs until so many accesses are done, or enough was found; `tell` hears now and then how many are done. */
export function fuzzCard(fuzz: CardFuzz, coverage: Coverage, tell?: (accesses: number) => void): LivesOutcome {
  return runLives(fuzz, (seed) => new Rtl8139Life(fuzz, seed, coverage), tell);
}

/** One card from power-on. */
class Rtl8139Life implements CardLife, DeviceHost {
  readonly hostMemory = new ToldMemory(MEMORY_PAGES * PAGE_BYTES);
  readonly #random: RandomState;
  readonly #acts: Acts;
  readonly #card: Rtl8139;
  readonly #other: Rtl8139;
  readonly #invariants: Invariants;
  readonly #coverage: Coverage;
  readonly #alarms = new Map<number, number>();
  readonly #frame = new Uint8Array(LONGEST);
  readonly #bytes = new Uint8Array(4 * 64);
  #now = 0;
  accesses = 0;

  constructor({profile, build}: CardFuzz, seed: number, coverage: Coverage) {
    this.#acts = new Acts(seed, PAGES);
    this.#coverage = coverage;
    this.#random = seeded(~seed);
    for (let at = 0; at < 64; at++) this.#frame[at] = nextWord(this.#random);
    this.#bytes.set(this.#frame.subarray(0, 64));
    const config: Rtl8139Config = {profile, mac: MAC, cyclesPerByte: CYCLES_PER_BYTE, watchQuirks: coverage.watch};
    this.#card = build === undefined ? new Rtl8139(config, this) : build(config, this);
    this.#other = new Rtl8139({profile, mac: MAC, cyclesPerByte: CYCLES_PER_BYTE}, silent(this));
    this.#invariants = new Invariants(this.#card, profile, this.hostMemory);
  }

  /** Does so many accesses, and what comes between them; the first breach ends it. */
  run(count: number): Breach | null {
    let look = SNAPSHOT_LOOK;
    while (this.accesses < count) {
      const found = this.#act();
      if (found !== null) return found;
      if (this.accesses < look) continue;
      look += SNAPSHOT_LOOK;
      const differing = this.#invariants.checkSnapshot(this.#other);
      if (differing !== null) return differing;
    }
    return null;
  }

  #act(): Breach | null {
    if (nextBelow(this.#random, LAID_EVERY) === 0) this.#layDescriptors();
    const {kind, offset, size, value} = this.#acts.next();
    const card = this.#card;
    let read = 0;
    switch (kind) {
      case 'read':
        this.#met(false, offset, 1);
        read = card.read(offset, size);
        break;
      case 'write':
        this.#met(true, offset, 1);
        card.write(offset, size, value);
        break;
      case 'ins':
        this.#met(false, offset, value);
        card.readBurst(offset, size, value, this.#bytes, 0);
        break;
      case 'outs':
        this.#met(true, offset, value);
        card.writeBurst(offset, size, value, this.#bytes, 0);
        break;
      case 'wait':
        this.#pass(value * CYCLES_PER_BYTE);
        break;
      default:
        this.#offer(offset, value);
    }
    return this.#invariants.check(read, size, (alarm) => this.#alarms.has(alarm));
  }

  #met(isWrite: boolean, offset: number, count: number): void {
    this.accesses += count;
    this.#coverage.access(isWrite, offset, count);
  }

  #layDescriptors(): void {
    const {bytes} = this.hostMemory;
    const at = (page: number): number => BASE + page * PAGE_BYTES;
    layTransmitRing(bytes, at(TRANSMIT_RING_PAGE), at(SENT_PAGE), this.#random);
    layReceiveRing(bytes, at(RECEIVE_RING_PAGE), at(STORED_PAGE), this.#random);
    const isMaster = nextBelow(this.#random, 8) > 0;
    this.#card.writeConfig(PCI.PCICMD.offset, PCI.PCICMD.bytes, isMaster ? ALL_ON : ALL_ON & ~PCI_COMMAND.MASTER);
  }

  #offer(to: number, length: number): void {
    const frame = this.#frame.subarray(0, length);
    if (to < 2) frame.set(MAC.subarray(0, length));
    else if (to < 3) frame.fill(0xff, 0, 6);
    else frame[0] = to < 5 ? 0x01 : to;
    if (to === 7) frame.set([0x81, 0x00].slice(0, Math.max(0, length - 12)), Math.min(12, length));
    this.#coverage.frame(this.#card.receive(frame));
  }

  /** Lets time go by; alarms on the way ring. */
  #pass(cycles: number): void {
    const until = this.#now + cycles;
    for (;;) {
      const [token, at] = [...this.#alarms].reduce((first, each) => (each[1] < first[1] ? each : first), [0, Infinity]);
      if (at > until) break;
      this.#now = Math.max(this.#now, at);
      this.#alarms.delete(token);
      this.#card.alarm(token);
    }
    this.#now = until;
  }

  now(): number {
    return this.#now;
  }

  schedule(at: number, token: number): void {
    this.#alarms.set(token, at);
  }

  cancel(token: number): void {
    this.#alarms.delete(token);
  }

  setIrq(level: 0 | 1): void {
    this.#invariants.lineDriven(level);
  }

  transmit(frame: Uint8Array): void {
    const {address, length} = this.#card.sentFrom;
    this.hostMemory.tell(address, length, false);
    this.#coverage.frame(frame.length > 0 ? 'sent' : 'sent-empty');
  }

  moved(address: number, length: number, isWrite: boolean): void {
    this.hostMemory.tell(address, length, isWrite);
  }
}

/** A machine of which nothing is heard, with the same time and memory. */
function silent(host: DeviceHost & {readonly hostMemory: ToldMemory}): DeviceHost {
  return {
    hostMemory: host.hostMemory,
    now: () => host.now(),
    schedule: () => {},
    cancel: () => {},
    setIrq: () => {},
    transmit: () => {},
  };
}
