// One instruction that touches a card, from the guest to the silicon, under every technique: what it needs, the exit, the
// ruler's word, the access. [deck, slides 17 to 19]
import {littleEndian, putLittleEndian} from '../../base/bits.ts';
import {ExitReason, Flag, Kind, packAccess, RECORD_WORDS} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, NO_CAUSE} from '../../trace/units.ts';
import {type Answer, elementsOf, type Instruction, type Repeated} from '../machine/guest-program.ts';
import type {PlainCopies} from '../machine/port-device.ts';
import {Need} from './access-needs.ts';
import {carryElements, carryOut, countAccesses} from './guest-access.ts';
import type {GuestRecord} from './guest-record.ts';
import type {GuestAccess} from './ruler.ts';
import type {RunContext} from './run-context.ts';

/** Carries guests' instructions to their cards. */
export class AccessPath {
  readonly #context: RunContext;
  readonly #nextSource: () => Cycle;
  readonly #present = {isWrite: false, offset: NOWHERE, size: 1, value: 0};

  /** `nextSource`: when something next acts by itself. */
  constructor(context: RunContext, nextSource: () => Cycle) {
    this.#context = context;
    this.#nextSource = nextSource;
  }

  /**
   * A guest's accesses one after another, until something may have to be seen to, simulated time reaches `before`, or `event`
   * events are behind: then null. An instruction that is no single access and no loop of them is left to the caller.
   */
  run(guest: GuestRecord, before: Cycle, event: EventIndex): Instruction | null {
    const context = this.#context;
    const {clock, store} = context;
    const {program} = guest;
    do {
      const instruction = program.current(clock.now);
      if (instruction.op === 'in' || instruction.op === 'out') this.single(guest, instruction);
      else if (isLoop(instruction)) this.loop(guest, instruction, before, event);
      else return instruction;
    } while (!context.isDisturbed && clock.now < before && store.next < event);
    return null;
  }

  /** IN or OUT. */
  single(guest: GuestRecord, instruction: Extract<Instruction, {readonly op: 'in' | 'out'}>): void {
    const isWrite = instruction.op === 'out';
    const {offset, size} = instruction;
    const answer = this.#access(
      guest,
      instruction,
      this.#accessOf(isWrite, offset, size, isWrite ? instruction.value : 0),
    );
    if (answer !== WAITS) this.#done(guest, answer);
  }

  /** A `rep` form: as many elements as fit before something else is due; it stops between elements. */
  rep(guest: GuestRecord, instruction: Repeated): void {
    const context = this.#context;
    const {regime} = context;
    const {ruler} = regime;
    const {offset, size} = instruction;
    const isWrite = instruction.op === 'outs';
    const count = elementsOf(instruction);
    const access = {isWrite, offset, size, value: 0};
    const page = regime.pageOf(guest.id);
    const need = ruler === null || count === 0 ? Need.THROUGH : ruler.needOf(guest, isWrite, page, offset, size, true);
    const rules = need === Need.THROUGH ? null : ruler;
    const trap = rules === null ? NO_CAUSE : this.#exit(guest, access, page);
    if (rules?.admit(guest, instruction, access, trap) === false) return;
    startBytes(guest, instruction, count);
    const elements = Math.min(count - guest.burst.done, Math.max(1, this.#fit(this.#nextSource())));
    if (rules === null) carryElements(context, guest, instruction, access, elements, false, NO_CAUSE);
    else {
      rules.ruleRep(guest, need, instruction, access, elements, trap);
      context.ledger.byOperation += elements - 1;
    }
    this.#moved(guest, isWrite, elements, count);
  }

  /**
   * A loop of single accesses: as many as are nothing but copies, before simulated time reaches `before` and with no more than
   * `event` events behind; where the next one is more than that, it alone.
   */
  loop(guest: GuestRecord, instruction: Repeated, before: Cycle, event: EventIndex): void {
    const {offset, size} = instruction;
    const isWrite = instruction.op === 'outs';
    const count = elementsOf(instruction);
    startBytes(guest, instruction, count);
    const {burst, program} = guest;
    if (count === 0) return this.#moved(guest, isWrite, 0, 0);
    if (burst.done > 0) program.looping?.(burst.done);
    const copied = this.#copy(guest, instruction, isWrite, count - burst.done, before, event);
    if (copied > 0) return this.#moved(guest, isWrite, copied, count);
    const at = burst.done * size;
    const value = isWrite ? littleEndian(instruction.bytes, at, size) : 0;
    const answer = this.#access(guest, instruction, this.#accessOf(isWrite, offset, size, value));
    if (answer === WAITS) return;
    if (typeof answer === 'number' && burst.bytes !== null) putLittleEndian(burst.bytes, at, size, answer);
    this.#moved(guest, isWrite, 1, count);
  }

  /** The access under way: one object for all, since there is never a second. */
  #accessOf(isWrite: boolean, offset: number, size: number, value: number): GuestAccess {
    const access = this.#present;
    access.isWrite = isWrite;
    access.offset = offset;
    access.size = size;
    access.value = value;
    return access;
  }

  #access(guest: GuestRecord, instruction: Instruction, access: GuestAccess): Answer | typeof WAITS {
    const context = this.#context;
    const {regime} = context;
    const {ruler} = regime;
    const page = regime.pageOf(guest.id);
    const need = this.#needOf(guest, access.isWrite, page, access.offset, access.size);
    if (ruler === null || need === Need.THROUGH)
      return carryOut(context, guest, access, access.value, false, 0, NO_CAUSE);
    if (need === Need.IN_GUEST) return ruler.rule(guest, need, access, NO_CAUSE);
    const trap = this.#exit(guest, access, page);
    return ruler.admit(guest, instruction, access, trap) ? ruler.rule(guest, need, access, trap) : WAITS;
  }

  #needOf(guest: GuestRecord, isWrite: boolean, page: number, offset: number, size: number): number {
    const {ruler} = this.#context.regime;
    if (ruler === null) return Need.THROUGH;
    const known = guest.needs.at(isWrite, page, offset, size);
    if (known !== Need.UNKNOWN) return known;
    return guest.needs.learn(isWrite, page, offset, size, ruler.needOf(guest, isWrite, page, offset, size, false));
  }

  /** Takes the exit for an access, unless it was taken before a suspension. Returns the exit's record. */
  #exit(guest: GuestRecord, {isWrite, offset, size}: GuestAccess, page: number): EventIndex {
    if (guest.hasExited) return guest.exitRecord;
    const context = this.#context;
    const flags = (isWrite ? Flag.WRITE : 0) | Flag.EXITED;
    const packed = packAccess(Kind.EXIT, guest.id, offset, size, page, false, 0, flags);
    const reason = guest.isByMemory ? context.pageFault.reason : ExitReason.IO;
    guest.exitRecord = context.append(packed, reason, NO_CAUSE);
    guest.hasExited = true;
    context.payExit(guest.id, reason);
    if (guest.isByMemory) context.pay('dispatch', context.pageFault.decode);
    return guest.exitRecord;
  }

  /** So many elements of a loop of which all that is to be known is known: each is a record and a copy, and nobody else acts. */
  #copy(
    guest: GuestRecord,
    instruction: Repeated,
    isWrite: boolean,
    most: number,
    before: Cycle,
    event: EventIndex,
  ): number {
    const context = this.#context;
    const {clock, store, costs, witness, regime} = context;
    const {offset, size} = instruction;
    const {id} = guest;
    const page = regime.pageOf(id);
    const card = regime.cardOf(id);
    if (size === 4 || this.#needOf(guest, isWrite, page, offset, size) !== Need.THROUGH) return 0;
    const copies = card?.copies?.(isWrite, offset, size);
    if (copies === undefined || copies.count === 0) return 0;
    const unseen = Math.floor((witness.unseenBytes?.(id) ?? 0) / size);
    const fit = Math.min(most, copies.count, unseen, this.#fit(before), event - store.next);
    const count = Math.min(fit, store.roomUntil(clock.now + fit * costs.access));
    if (count <= 0) return 0;
    const w0 = packAccess(Kind.ACCESS, id, offset, size, page, false, regime.stateOf(id), isWrite ? Flag.WRITE : 0);
    const {done, bytes} = guest.burst;
    const at = done * size;
    const end = copies.at + count * size;
    if (instruction.op === 'outs') copies.memory.set(instruction.bytes.subarray(at, at + count * size), copies.at);
    else bytes?.set(copies.memory.subarray(copies.at, end), at);
    this.#recordCopies(w0, copies, size, count);
    card?.copied?.(count);
    context.cause = store.next - 1;
    countAccesses(context, guest, {isWrite, offset, size, value: 0}, count, false);
    context.ledger.cycles.access += count * costs.access;
    return count;
  }

  /** How many accesses begin before a time. */
  #fit(before: Cycle): number {
    const {clock, costs} = this.#context;
    return costs.access === 0 ? Number.POSITIVE_INFINITY : Math.ceil((before - clock.now) / costs.access);
  }

  /** One record for each element, with what is in memory now. */
  #recordCopies(w0: number, {memory, at}: PlainCopies, size: number, count: number): void {
    const {clock, store, costs} = this.#context;
    const {words, slot, base} = store.tail();
    const {access} = costs;
    const high = size - 1;
    // Whole cycles below 2^32, as `roomUntil` has seen to.
    let since = (clock.now - base) >>> 0;
    const end = slot + count * RECORD_WORDS;
    for (let to = slot, from = at; to < end; to += RECORD_WORDS, from += size) {
      const low = memory[from] ?? 0;
      since = (since + access) >>> 0;
      words[to] = w0;
      words[to + 1] = high === 0 ? low : low | ((memory[from + high] ?? 0) << 8);
      words[to + 2] = since;
      words[to + 3] = 0;
    }
    store.filled(count);
    clock.now = base + since;
  }

  /** So many elements are behind: the instruction is done with the last of them. */
  #moved(guest: GuestRecord, isWrite: boolean, elements: number, count: number): void {
    guest.burst.done += elements;
    guest.hasExited = false;
    if (guest.burst.done >= count) this.#done(guest, isWrite ? undefined : (guest.burst.bytes ?? undefined));
  }

  #done(guest: GuestRecord, answer: Answer): void {
    guest.hasExited = false;
    if (guest.burst.done > 0 || guest.burst.bytes !== null) guest.burst = {done: 0, bytes: null};
    guest.program.complete(answer, this.#context.clock.now);
  }
}

/** No access is under way yet. */
const NOWHERE = -1;
/** The guest is to wait before the access. */
const WAITS = Symbol('waits');

function isLoop(instruction: Instruction): instruction is Repeated {
  return (instruction.op === 'ins' || instruction.op === 'outs') && instruction.isLoop === true;
}

/** Room for what is read. */
function startBytes(guest: GuestRecord, instruction: Repeated, count: number): void {
  if (instruction.op === 'ins' && guest.burst.bytes === null)
    guest.burst.bytes = new Uint8Array(instruction.size * count);
}
