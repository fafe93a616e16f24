// One line of a recording or of a file of vectors, read token by token: both have the same events, and the same limits. The
// first thing that is wrong stays in `fault`; nothing throws.
import {RECORDED_KIND_WORDS, RecordedKind} from './recorded-run.ts';

const LONGEST_FRAME = 65535;
/** A time that passed has room in 32 bits. */
const LONGEST_TIME = 0xffff_ffff;
/** Of any device; how many a device has, its sheet says. */
const MOST_PORTS = 256;

const QUOTE = 0x22;
const ZERO = 0x30;
const SPACE = 0x20;
const TAB = 0x09;
const RETURN = 0x0d;
const CLOSE = 0x5d;

/** Digit by character code: 0 to 15, or 255. */
const HEX_DIGIT = new Uint8Array(128).fill(255);
for (let digit = 0; digit < 16; digit++) {
  const text = digit.toString(16);
  HEX_DIGIT[text.charCodeAt(0)] = digit;
  HEX_DIGIT[text.toUpperCase().charCodeAt(0)] = digit;
}

/** An access as a line has it. */
export interface ReadAccess {
  readonly offset: number;
  readonly size: number;
  readonly value: number;
}

/** A reader over lines of one text; used again from line to line. */
export class TraceLine {
  readonly #text: string;
  #at = 0;
  #end = 0;
  #fault: string | null = null;
  #kind: RecordedKind = RecordedKind.WRITE;

  constructor(text: string) {
    this.#text = text;
  }

  /** What is wrong with the line; null so far. */
  get fault(): string | null {
    return this.#fault;
  }

  /** True where the event is a frame offered to the card. */
  get isOffered(): boolean {
    return this.#kind === RecordedKind.RX;
  }

  /** Begins with the line [start, end) of the text. */
  open(start: number, end: number): void {
    this.#at = start;
    this.#end = end;
    this.#fault = null;
  }

  fail(message: string): void {
    this.#fault ??= message;
  }

  /** True where the line was read to its end: a fault there may be a cut. */
  isAtEnd(): boolean {
    return this.#at >= this.#end;
  }

  /** Takes one mark. */
  expect(mark: '[' | ','): void {
    if (this.#fault !== null) return;
    if (this.#peek() === mark.charCodeAt(0)) this.#at++;
    else this.fail(`wanted "${mark}"${this.#found()}`);
  }

  /** Takes a whole number from 0 to `most`. */
  whole(what: string, most: number): number {
    if (this.#fault !== null) return 0;
    let code = this.#peek();
    const start = this.#at;
    let value = 0;
    while (code >= ZERO && code <= ZERO + 9) {
      value = value * 10 + (code - ZERO);
      code = this.#code(++this.#at);
    }
    const digits = this.#at - start;
    if (digits === 0) this.fail(`${what} is no whole number${this.#found()}`);
    else if (digits > 1 && this.#code(start) === ZERO) this.fail(`${what} starts with 0`);
    else if (digits > 16 || value > most)
      this.fail(`${what} is ${this.#text.slice(start, Math.min(this.#at, start + 20))}, at most ${most}`);
    else if (code === 0x2e || code === 0x65 || code === 0x45) this.fail(`${what} is no whole number`);
    return value;
  }

  /** Takes an access behind its kind, to the end of the line: the offset of one of so many ports, 1, 2 or 4 bytes, and a value that has room in them. */
  access(ports = MOST_PORTS): ReadAccess {
    this.expect(',');
    const offset = this.whole('the offset', ports - 1);
    this.expect(',');
    const size = this.whole('the size', 4);
    if (size === 3 || size === 0) this.fail(`the size is ${size}, wanted 1, 2 or 4`);
    this.expect(',');
    const value = this.whole(`a value of ${size} bytes`, 2 ** (8 * size) - 1);
    this.close();
    return {offset, size, value};
  }

  /** Takes the interrupt line's level behind its kind, to the end of the line. */
  level(): number {
    this.expect(',');
    const level = this.whole('the level', 1);
    this.close();
    return level;
  }

  /** Takes a time that passed behind its kind, to the end of the line. */
  during(): number {
    this.expect(',');
    const during = this.whole('the time that passed', LONGEST_TIME);
    this.close();
    return during;
  }

  /** Takes a frame behind its kind, to the end of the line; `room` makes the bytes for it, at most so many. */
  frame(room: (length: number) => Uint8Array, most = LONGEST_FRAME): Uint8Array {
    this.expect(',');
    const length = this.#openHex(most);
    const bytes = room(this.#fault === null ? length : 0);
    this.#hex(bytes);
    this.close();
    return bytes;
  }

  /** Takes an address of host memory behind its kind; what lay there follows, as a frame does. */
  address(): number {
    this.expect(',');
    return this.whole('the address', Number.MAX_SAFE_INTEGER);
  }

  /** Takes the word that names the event. */
  kind(): RecordedKind {
    const kind = RECORDED_KIND_WORDS.indexOf(this.word(RECORDED_KIND_WORDS) ?? 'w');
    if (this.#fault === null) this.#kind = kind as RecordedKind;
    return this.#kind;
  }

  /** Takes one of some words in quotes; null where none of them stands there. */
  word<T extends string>(words: readonly T[]): T | null {
    if (this.#fault !== null) return null;
    if (this.#peek() !== QUOTE) this.fail(`wanted an event kind in quotes${this.#found()}`);
    const start = this.#at + 1;
    for (const word of words) {
      if (this.#code(start + word.length) !== QUOTE || !this.#text.startsWith(word, start)) continue;
      this.#at = start + word.length + 1;
      return this.#fault === null ? word : null;
    }
    const end = this.#text.indexOf('"', start);
    if (end < 0 || end >= this.#end) this.#at = this.#end;
    const found = this.#text.slice(start, Math.min(end < 0 ? this.#end : end, this.#end, start + 20));
    this.fail(`unknown event kind "${found}"; there are ${words.join(', ')}`);
    return null;
  }

  /** Stands before the first hex digit of a frame and tells how many bytes it has. */
  #openHex(most: number): number {
    if (this.#peek() !== QUOTE) this.fail(`wanted a frame in quotes${this.#found()}`);
    if (this.#fault !== null) return 0;
    const start = this.#at + 1;
    let end = this.#text.indexOf('"', start);
    if (end < 0 || end > this.#end) end = this.#end;
    const digits = end - start;
    if (end === this.#end) {
      this.#at = this.#end;
      this.fail('the frame has no closing quote');
    } else if (digits % 2 === 1) this.fail(`the frame has ${digits} hex digits, an odd number`);
    else if (digits / 2 > most) this.fail(`the frame has ${digits / 2} bytes, at most ${most}`);
    else this.#at = start;
    return digits >> 1;
  }

  /** Takes the frame's digits, as many as the target holds, and the closing quote. */
  #hex(target: Uint8Array): void {
    if (this.#fault !== null) return;
    let at = this.#at;
    for (let i = 0; i < target.length; i++, at += 2) {
      const high = HEX_DIGIT[this.#code(at)] ?? 255;
      const low = HEX_DIGIT[this.#code(at + 1)] ?? 255;
      if ((high | low) > 15) {
        this.fail(`the frame's byte ${i} is "${this.#text.slice(at, at + 2)}", not hex`);
        return;
      }
      target[i] = (high << 4) | low;
    }
    this.#at = at + 1;
  }

  /** Takes the closing bracket; nothing may follow. */
  close(): void {
    if (this.#fault !== null) return;
    if (this.#peek() !== CLOSE) this.fail(`wanted "]"${this.#found()}`);
    this.#at++;
    if (this.#fault === null && this.#peek() !== -1) this.fail(`the event is over${this.#found()}`);
  }

  #code(at: number): number {
    return at < this.#end ? this.#text.charCodeAt(at) : -1;
  }

  /** The next code that is no blank; -1 at the end of the line. */
  #peek(): number {
    let code = this.#code(this.#at);
    while (code === SPACE || code === TAB || code === RETURN) code = this.#code(++this.#at);
    return code;
  }

  #found(): string {
    const code = this.#code(this.#at);
    return code === -1 ? ', the line ends' : `, found ${JSON.stringify(this.#text.charAt(this.#at))}`;
  }
}
