// A guest in a few lines of text, numbers in hex: `out CR 26`, `in ISR`, `outw data 1234`, `insw data 4`, `wait 1000`,
// `halt` (until an interrupt), `sti`, `cli`. It starts with interrupts off, an interrupt switches them off, and after its
// last line it halts for good.
import {present} from '../../../src/base/assert.ts';
import {PAGE0_READ, PAGE0_WRITE, PAGE1, PAGE2_READ} from '../../../src/kits/ne2000/sheet/dp8390.ts';
import type {Answer, GuestProgram, Instruction} from '../../../src/sim/machine/guest-program.ts';

type Line = Instruction | {readonly op: 'sti'} | {readonly op: 'cli'} | {readonly op: 'halt'};

const HALT: Instruction = {op: 'hlt', until: Number.POSITIVE_INFINITY};
const SIZES: Readonly<Record<string, number>> = {b: 1, w: 2, l: 4, '': 1};

/** Reads the little language. */
export function linesOf(text: string): Line[] {
  return text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(instruction);
}

function instruction(line: string): Line {
  const [word = '', where = '', ...values] = line.split(/\s+/);
  const number = (text: string | undefined): number => Number.parseInt(text ?? '0', 16);
  if (word === 'sti' || word === 'cli' || word === 'halt') return {op: word};
  if (word === 'wait') return {op: 'compute', cycles: number(where)};
  const match = present(/^(ins|outs|in|out)([bwl]?)$/.exec(word), `an instruction, not ${line}`);
  const size = SIZES[match[2] ?? ''] ?? 1;
  const offset = offsetOf(where);
  switch (match[1]) {
    case 'in':
      return {op: 'in', offset, size};
    case 'out':
      return {op: 'out', offset, size, value: number(values[0])};
    case 'ins':
      return {op: 'ins', offset, size, count: number(values[0])};
    default: {
      const bytes = values.flatMap((value) => Array.from({length: size}, (_, i) => (number(value) >>> (8 * i)) & 0xff));
      return {op: 'outs', offset, size, bytes: Uint8Array.from(bytes)};
    }
  }
}

/** A register by name on whatever page has it, `data`, `reset`, or an offset in hex. */
function offsetOf(name: string): number {
  if (name === 'data') return 0x10;
  if (name === 'reset') return 0x1f;
  const at = [PAGE0_WRITE, PAGE1, PAGE0_READ, PAGE2_READ]
    .map((page) => page.findIndex((each) => each === name))
    .find((i) => i >= 0);
  return at ?? Number.parseInt(name, 16);
}

/** The set-up of a driver with its ring in pages [first, end): started, words, broadcast and own frames, IMR as given. */
export function setUp(first: number, end: number, mask = 0, mac = '525400000101'): string {
  const hex = (value: number): string => value.toString(16);
  const address = Array.from({length: 6}, (_, i) => `out PAR${i} ${mac.slice(2 * i, 2 * i + 2)}`).join(';');
  return (
    `out CR 21; out DCR 49; out RBCR0 0; out RBCR1 0; out RCR 4; out TCR 2; out TPSR ${hex(first)};` +
    `out PSTART ${hex(first + 6)}; out PSTOP ${hex(end)}; out BNRY ${hex(first + 6)}; out ISR ff; out IMR ${hex(mask)};` +
    `out CR 61; ${address}; out CURR ${hex(first + 7)}; out CR 22; out TCR 0`
  );
}

/** A remote command: RSAR, RBCR and CR. */
export function remote(command: number, address: number, count: number): string {
  const hex = (value: number): string => (value & 0xff).toString(16);
  return (
    `out RSAR0 ${hex(address)}; out RSAR1 ${hex(address >> 8)}; out RBCR0 ${hex(count)}; out RBCR1 ${hex(count >> 8)};` +
    `out CR ${hex(command)}`
  );
}

/** Runs such a list; `answers` holds what its INs were given. */
export class ListedGuest implements GuestProgram {
  readonly operation = null;
  readonly answers: Answer[] = [];
  #lines: readonly Line[];
  #at = 0;
  #takesInterrupts = false;
  interrupts = 0;

  constructor(text: string) {
    this.#lines = linesOf(text);
  }

  /** Its last line is done. */
  get isDone(): boolean {
    return this.#at >= this.#lines.length;
  }

  get acceptsInterrupts(): boolean {
    return this.#takesInterrupts;
  }

  current(): Instruction {
    for (;;) {
      const line = this.#lines[this.#at];
      if (line === undefined || line.op === 'halt') return HALT;
      if (line.op !== 'sti' && line.op !== 'cli') return line;
      this.#takesInterrupts = line.op === 'sti';
      this.#at++;
    }
  }

  complete(answer: Answer): void {
    const line = this.#lines[this.#at];
    if (line === undefined || line.op === 'halt') return;
    if (line.op === 'in' || line.op === 'ins') this.answers.push(answer);
    this.#at++;
  }

  interrupt(): void {
    this.interrupts++;
    this.#takesInterrupts = false;
    if (this.#lines[this.#at]?.op === 'halt') this.#at++;
  }

  /** Appends lines: the program goes on. */
  goOn(text: string): void {
    this.#lines = [...this.#lines, ...linesOf(text)];
  }

  snapshot() {
    return {kind: 'listed', at: this.#at, takes: this.#takesInterrupts, answers: [...this.answers]};
  }

  restore(): void {}
}
