// An ear at the card's bus and at each guest's processor: what really reached the card, who owned it, whose memory
// changed. It listens and changes nothing.
import {littleEndian} from '../../../src/base/bits.ts';
import {PAGE_BYTES} from '../../../src/kits/ne2000/sheet/dp8390.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import {BusRecorder} from '../../../src/sim/lab/bus-recorder.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import type {LabOptions} from '../../../src/sim/lab/open-lab.ts';
import type {Answer, Repeated} from '../../../src/sim/machine/guest-program.ts';
import {Flag, flagsOf, Kind, kindOf, offsetOf} from '../../../src/trace/record-layout.ts';
import {opened} from './runs.ts';

/** One access as the card saw it. */
export interface BusAccess {
  readonly isWrite: boolean;
  readonly offset: number;
  readonly size: number;
  readonly value: number;
  /** Who owned the card at that instant. */
  readonly owner: number;
}

/** One port access that a guest's program asked for and was answered. */
export interface AskedAccess {
  readonly isWrite: boolean;
  readonly offset: number;
  readonly size: number;
  readonly count: number;
  /** First value written, or read. */
  readonly value: number;
}

/** A lab with ears. */
export class BusTap extends BusRecorder {
  readonly bus: BusAccess[] = [];
  /** By guest. */
  readonly asked: AskedAccess[][] = [];
  /** Where a page changed that did not belong to the guest whose ring the card filled, other than by the VMM's hand. */
  readonly trespasses: string[] = [];
  readonly lab: Lab;
  #memory: Uint8Array;

  constructor(scenario: string | Scenario, options: Omit<LabOptions, 'recorder'> = {}) {
    super();
    this.lab = opened(scenario, {...options, recorder: this});
    this.#memory = this.lab.machine.card.memory().slice();
    this.lab.machine.scripted.forEach((guest, id) => {
      const asked: AskedAccess[] = [];
      this.asked[id] = asked;
      const complete = guest.complete.bind(guest);
      guest.complete = (answer, now) => {
        const instruction = guest.current(now);
        const {op} = instruction;
        if (op === 'in') asked.push({isWrite: false, ...of(instruction), count: 1, value: Number(answer)});
        else if (op === 'out') asked.push({isWrite: true, ...of(instruction), count: 1, value: instruction.value});
        else if ((op === 'ins' || op === 'outs') && instruction.isLoop === true)
          asked.push(...each(instruction, answer));
        else if (op === 'ins') asked.push({isWrite: false, ...of(instruction), count: instruction.count, value: 0});
        else if (op === 'outs')
          asked.push({isWrite: true, ...of(instruction), count: instruction.bytes.length / instruction.size, value: 0});
        complete(answer, now);
      };
    });
  }

  override read(offset: number, size: number): number {
    const value = super.read(offset, size);
    this.#note(false, offset, size, value);
    return value;
  }

  override write(offset: number, size: number, value: number): void {
    super.write(offset, size, value);
    this.#note(true, offset, size, value);
  }

  override frameOffered(taken: boolean): void {
    super.frameOffered(taken);
    this.#look('a frame from the wire');
  }

  #note(isWrite: boolean, offset: number, size: number, value: number): void {
    this.bus.push({isWrite, offset, size, value, owner: this.lab.machine.monitor.owner});
    if (isWrite) this.#look(`OUT ${offset.toString(16)}, ${value.toString(16)}`, this.#isVmmWrite(offset));
  }

  /** The VMM's write is recorded just before it is done; so is a guest's. */
  #isVmmWrite(offset: number): boolean {
    const {store} = this.lab;
    for (let index = store.next - 1; index >= 0; index--) {
      const w0 = store.word(index, 0);
      const kind = kindOf(w0);
      if (kind !== Kind.ACCESS && kind !== Kind.VMM_ACCESS) continue;
      return kind === Kind.VMM_ACCESS && offsetOf(w0) === offset && (flagsOf(w0) & Flag.WRITE) !== 0;
    }
    return false;
  }

  /** Compares packet memory outside the owner's window with what it was. */
  #look(what: string, isVmm = false): void {
    const {card, vmm, windows} = this.lab.machine;
    const memory = card.memory();
    const owner = vmm.handover.receiver;
    const window = windows[owner];
    if (Buffer.compare(memory, this.#memory) === 0) return;
    for (const at of isVmm ? [] : changes(this.#memory, memory)) {
      const address = 0x4000 + at;
      const isOwn = window !== undefined && address >= window.start && address < window.end;
      if (!isOwn) this.trespasses.push(`guest ${owner}: ${what} changed ${address.toString(16)}`);
    }
    this.#memory.set(memory);
  }
}

/** Where two memories of one size differ; pages that are alike are passed over whole, as this is asked after every write. */
function changes(before: Uint8Array, after: Uint8Array): number[] {
  const found: number[] = [];
  for (let page = 0; page < after.length; page += PAGE_BYTES) {
    const end = page + PAGE_BYTES;
    if (Buffer.compare(before.subarray(page, end), after.subarray(page, end)) === 0) continue;
    for (let at = page; at < end; at++) if (before[at] !== after[at]) found.push(at);
  }
  return found;
}

function of({offset, size}: {readonly offset: number; readonly size: number}) {
  return {offset, size};
}

/** A loop is so many accesses, each with its value. */
function each(instruction: Repeated, answer: Answer): AskedAccess[] {
  const {op, size} = instruction;
  const bytes = op === 'outs' ? instruction.bytes : answer;
  if (!(bytes instanceof Uint8Array)) throw new Error('a loop of reads is answered with bytes');
  return Array.from({length: bytes.length / size}, (_, i) => ({
    isWrite: op === 'outs',
    ...of(instruction),
    count: 1,
    value: littleEndian(bytes, i * size, size),
  }));
}
