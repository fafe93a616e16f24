// The accesses of one guest that meet no hook, one after another while nothing else is due: what so many steps of the VMM
// do, without asking each time who is next. Each goes to the card for the price of a port access. [deck, slide 17]
import {Flag, Kind, packAccess, RECORD_WORDS} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, NO_CAUSE} from '../../trace/units.ts';
import type {GuestProgram, Instruction} from '../machine/guest-program.ts';
import type {GuestRecord} from './guest-record.ts';
import type {HookedWrite} from './hooked-write.ts';
import type {InterruptPath} from './interrupt-path.ts';
import type {RunContext} from './run-context.ts';

const NO_WORDS = new Uint16Array(0);
/** No offset: no access was looked up yet. */
const NONE = -1;

/** Runs a guest on as long as the VMM need not look. C is the model's context. */
export class UnhookedRun<C> {
  readonly #context: RunContext<C>;
  readonly #interrupts: InterruptPath<C>;
  readonly #hooked: HookedWrite<C>;
  /** By offset: 1 where the card has its data port. */
  readonly #dataPorts: Uint8Array;

  constructor(context: RunContext<C>, interrupts: InterruptPath<C>, hooked: HookedWrite<C>) {
    this.#context = context;
    this.#hooked = hooked;
    this.#interrupts = interrupts;
    const {monitor, ports} = context;
    this.#dataPorts = Uint8Array.from({length: ports}, (_, offset) => (monitor.model.isDataPort(offset) ? 1 : 0));
  }

  /**
   * Carries out accesses until one could have changed what is due, simulated time reaches `before`, or `event` events are
   * behind: then null. An instruction that is no access, or meets a hook, is left to the caller and returned.
   */
  run(guest: GuestRecord, before: Cycle, event: EventIndex): Instruction | null {
    const context = this.#context;
    const {clock, store, card, witness, costs} = context;
    const {program, id} = guest;
    const interrupts = this.#interrupts;
    const hooked = this.#hooked;
    let now = clock.now;
    let reads = 0;
    let writes = 0;
    let data = 0;
    /** Bytes through the data port that the witness need not see. */
    let calm = 0;
    // The same port is met again and again: what there is to say about an access to it is looked up once.
    let port = NONE;
    let width = 0;
    let isData = false;
    let packed = 0;
    let left: Instruction | null = null;
    const programs = hooked.open(guest);
    for (;;) {
      const instruction = program.current(now);
      const isWrite = instruction.op === 'out';
      if (!isWrite && instruction.op !== 'in') {
        left = instruction;
        break;
      }
      const {offset, size} = instruction;
      if (offset !== port || size !== width) {
        if (guest.bitmap.exits(context.basePort + offset, size)) {
          if (!programs || !isWrite || size !== 1 || !hooked.program(guest, offset, instruction.value)) {
            left = instruction;
            break;
          }
          now = clock.now;
          if (now >= before || store.next >= event) break;
          continue;
        }
        port = offset;
        width = size;
        isData = this.#dataPorts[offset] === 1;
        packed = this.#packed(id, offset, size);
      }
      const moves = size === 1 ? 2 : size;
      if (isData && calm >= moves) {
        // In the middle of an agreed transfer nothing can become due but time and the end of what was asked for.
        const fit = Math.min(Math.floor(calm / moves), Math.ceil((before - now) / costs.access), event - store.next);
        const most = Math.min(fit, store.roomUntil(now + fit * costs.access));
        if (most > 0) {
          const done = isWrite
            ? this.#writes(program, offset, size, packed, most)
            : this.#reads(program, offset, size, packed, most);
          now = clock.now;
          data += done;
          if (isWrite) writes += done;
          else reads += done;
          calm -= done * moves;
          if (now >= before || store.next >= event) break;
          if (calm < moves) calm = witness.calm?.() ?? 0;
          continue;
        }
      }
      now += costs.access;
      clock.now = now;
      if (isData) data++;
      witness.before(offset);
      if (isWrite) {
        writes++;
        // Recorded first: what the card does inside the write has this record for a cause.
        context.cause = store.append(packed | WRITES, instruction.value, now, NO_CAUSE);
        card.write(offset, size, instruction.value);
        witness.after(id, true, offset, size, 1, context.cause);
        program.complete(undefined, now);
      } else {
        reads++;
        context.cause = NO_CAUSE;
        const read = card.read(offset, size);
        context.cause = store.append(packed, read, now, NO_CAUSE);
        witness.after(id, false, offset, size, 1, context.cause);
        program.complete(read, now);
      }
      // A word through the data port can raise the line, no more; any other access may set an alarm.
      if (!isData || interrupts.level === 1 || now >= before || store.next >= event) break;
      calm = witness.calm?.() ?? 0;
    }
    if (programs) hooked.close(guest);
    this.#book(guest, reads, writes, data);
    return left;
  }

  /** Up to `most` OUTs to the same port in a row; how many there were. */
  #writes(program: GuestProgram, offset: number, size: number, packed: number, most: number): number {
    const {clock, store, card, costs} = this.#context;
    const {words, slot, base} = store.tail();
    const {access} = costs;
    const w0 = packed | WRITES;
    const plain = size === 2 ? card.plainRun?.(true, offset) : undefined;
    const isPlain = plain !== undefined && plain.count > 0;
    const memory = isPlain ? plain.words : NO_WORDS;
    const to = isPlain ? plain.at : 0;
    const count = isPlain ? Math.min(plain.count, most) : most;
    // Whole cycles below 2^32, as `roomUntil` has seen to.
    let since = (clock.now - base) >>> 0;
    let done = 0;
    for (let at = slot; done < count; done++, at += RECORD_WORDS) {
      const instruction = program.current(base + since);
      if (instruction.op !== 'out' || instruction.offset !== offset || instruction.size !== size) break;
      const {value} = instruction;
      since = (since + access) >>> 0;
      words[at] = w0;
      words[at + 1] = value;
      words[at + 2] = since;
      words[at + 3] = 0;
      if (isPlain) memory[to + done] = value;
      else card.write(offset, size, value);
      program.complete(undefined, base + since);
    }
    if (isPlain) card.plainMade?.(done);
    this.#moved(done, base + since);
    return done;
  }

  /** Up to `most` INs from the same port in a row; how many there were. */
  #reads(program: GuestProgram, offset: number, size: number, packed: number, most: number): number {
    const {clock, store, card, costs} = this.#context;
    const {words, slot, base} = store.tail();
    const {access} = costs;
    const plain = size === 2 ? card.plainRun?.(false, offset) : undefined;
    const isPlain = plain !== undefined && plain.count > 0;
    const memory = isPlain ? plain.words : NO_WORDS;
    const from = isPlain ? plain.at : 0;
    const count = isPlain ? Math.min(plain.count, most) : most;
    let since = (clock.now - base) >>> 0;
    let done = 0;
    for (let at = slot; done < count; done++, at += RECORD_WORDS) {
      const instruction = program.current(base + since);
      if (instruction.op !== 'in' || instruction.offset !== offset || instruction.size !== size) break;
      since = (since + access) >>> 0;
      const read = isPlain ? (memory[from + done] ?? 0) : card.read(offset, size);
      words[at] = packed;
      words[at + 1] = read;
      words[at + 2] = since;
      words[at + 3] = 0;
      program.complete(read, base + since);
    }
    if (isPlain) card.plainMade?.(done);
    this.#moved(done, base + since);
    return done;
  }

  /** So many records were filled in, the last of them at `now`. */
  #moved(count: number, now: Cycle): void {
    if (count === 0) return;
    const {clock, store} = this.#context;
    clock.now = now;
    store.filled(count);
    this.#context.cause = store.next - 1;
  }

  /** Word 0 of a read's record: only hooked accesses and the VMM itself change the model's page and state. */
  #packed(guest: number, offset: number, size: number): number {
    const {monitor} = this.#context;
    return packAccess(Kind.ACCESS, guest, offset, size, this.#context.pageOf(guest), false, monitor.state(guest), 0);
  }

  #book({counts}: GuestRecord, reads: number, writes: number, data: number): void {
    counts.accesses += reads + writes;
    counts.reads += reads;
    counts.writes += writes;
    counts.dataPort += data;
    this.#context.ledger.cycles.access += (reads + writes) * this.#context.costs.access;
  }
}

const WRITES = packAccess(Kind.ACCESS, 0, 0, 1, 0, false, 0, Flag.WRITE);
