// One card under random accesses and frames: powered on again and again, looked at after every access.
import {nextWord, seeded} from '../../../base/random.ts';
import type {DeviceHost} from '../../../sim/machine/port-device.ts';
import {type CardLife, type LivesOutcome, runLives} from '../../contract/card-lives.ts';
import type {FuzzOrder} from '../../contract/fuzz.ts';
import type {Ne2000Config} from '../card/core.ts';
import {Ne2000} from '../card/ne2000.ts';
import type {Profile} from '../card/quirks.ts';
import type {FrameFault} from '../card/receive.ts';
import {isRegister, isResetPort} from '../sheet/board.ts';
import {Acts} from './acts.ts';
import type {Coverage} from './coverage.ts';
import {type Breach, Invariants} from './invariants.ts';

/** What to run. */
export interface CardFuzz extends FuzzOrder {
  /** Builds the card; a broken one, to see whether the invariants notice. */
  readonly build?: (config: Ne2000Config, host: DeviceHost) => Ne2000;
}

/** A look at all of memory each so many accesses. */
const MEMORY_LOOK = 1000;
const MAC = Uint8Array.of(0x52, 0x54, 0x00, 0x12, 0x34, 0x56);
const CYCLES_PER_BYTE = 1600;
const LONGEST = 0x8000;

/** Runs until so many accesses are done, or enough was found; `tell` hears now and then how many are done. */
export function fuzzCard(fuzz: CardFuzz, coverage: Coverage, tell?: (accesses: number) => void): LivesOutcome {
  return runLives(fuzz, (seed) => new Ne2000Life(fuzz, seed, coverage), tell);
}

/** One card from power-on. */
class Ne2000Life implements CardLife, DeviceHost {
  readonly #acts: Acts;
  readonly #card: Ne2000;
  readonly #invariants: Invariants;
  readonly #coverage: Coverage;
  readonly #profile: Profile;
  readonly #frame = new Uint8Array(LONGEST);
  readonly #bytes = new Uint8Array(4 * 64);
  #alarmAt = Number.POSITIVE_INFINITY;
  #alarmToken = 0;
  #now = 0;
  accesses = 0;

  constructor({profile, build}: CardFuzz, seed: number, coverage: Coverage) {
    this.#acts = new Acts(seed);
    this.#coverage = coverage;
    this.#profile = profile;
    const random = seeded(~seed);
    for (let at = 0; at < 64; at++) this.#frame[at] = nextWord(random);
    this.#bytes.set(this.#frame.subarray(0, 64));
    const config: Ne2000Config = {profile, mac: MAC, cyclesPerByte: CYCLES_PER_BYTE, watchQuirks: coverage.watch};
    this.#card = build === undefined ? new Ne2000(config, this) : build(config, this);
    this.#invariants = new Invariants(this.#card, profile);
  }

  /** Does so many accesses, and what comes between them; the first breach ends it. */
  run(count: number): Breach | null {
    let look = MEMORY_LOOK;
    while (this.accesses < count) {
      const found = this.#act();
      if (found !== null) return found;
      if (this.accesses < look) continue;
      look += MEMORY_LOOK;
      const written = this.#invariants.checkMemory();
      if (written !== null) return written;
    }
    return this.#invariants.checkMemory();
  }

  #act(): Breach | null {
    const {kind, offset, size, value} = this.#acts.next();
    const card = this.#card;
    const page = card.selectedPage;
    let read = 0;
    switch (kind) {
      case 'read':
        if (isResetPort(offset + size - 1)) this.#invariants.resetRead();
        this.#met(false, page, offset, size, 1);
        read = card.read(offset, size);
        break;
      case 'write':
        this.#met(true, page, offset, size, 1);
        card.write(offset, size, value);
        break;
      case 'ins':
        this.#met(false, page, offset, size, value);
        card.readBurst(offset, size, value, this.#bytes, 0);
        break;
      case 'outs':
        this.#met(true, page, offset, size, value);
        card.writeBurst(offset, size, value, this.#bytes, 0);
        break;
      case 'wait':
        this.#pass(value * CYCLES_PER_BYTE);
        break;
      default:
        return this.#offer(kind === 'damaged', offset, value) ?? this.#invariants.check(0, 1);
    }
    return this.#invariants.check(read, size);
  }

  #met(isWrite: boolean, page: number, offset: number, size: number, count: number): void {
    this.accesses += count;
    if (size === 1 || !isRegister(offset)) this.#coverage.access(isWrite, page, offset, count);
  }

  #offer(isDamaged: boolean, to: number, length: number): Breach | null {
    const frame = this.#frame.subarray(0, length);
    if (to < 2) frame.set(MAC.subarray(0, length));
    else if (to < 3) frame.fill(0xff, 0, 6);
    else frame[0] = to < 5 ? 0x01 : to;
    const before = this.#card.liveRegisters.CURR;
    const fault: FrameFault = (length & 1) !== 0 ? 'crc' : 'alignment';
    const outcome = isDamaged ? this.#card.receiveDamaged(frame, fault) : this.#card.receive(frame);
    this.#coverage.frame(outcome);
    return outcome === 'stored' ? this.#invariants.checkStored(before) : null;
  }

  /** Lets time go by; an alarm on the way rings. */
  #pass(cycles: number): void {
    const until = this.#now + cycles;
    while (this.#alarmAt <= until) {
      this.#now = Math.max(this.#now, this.#alarmAt);
      this.#alarmAt = Number.POSITIVE_INFINITY;
      this.#card.alarm(this.#alarmToken);
    }
    this.#now = until;
  }

  now(): number {
    return this.#now;
  }

  schedule(at: number, token: number): void {
    this.#alarmAt = at;
    this.#alarmToken = token;
  }

  cancel(): void {
    this.#alarmAt = Number.POSITIVE_INFINITY;
  }

  setIrq(level: 0 | 1): void {
    this.#invariants.lineDriven(level);
  }

  transmit(frame: Uint8Array): void {
    this.#coverage.frame(frame.length === 0 && this.#profile === 'datasheet' ? 'sent-empty' : 'sent');
  }
}
