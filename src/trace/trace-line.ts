// One line of a `vpio-trace` file, read token by token. The first thing that is wrong stays in `fault`; nothing throws.
import {RECORDED_KIND_WORDS, RecordedKind} from './recorded-run.ts';

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

  /** Takes the word that names the event. */
  kind(): RecordedKind {
    if (this.#fault !== null) return this.#kind;
    if (this.#peek() !== QUOTE) this.fail(`wanted an event kind in quotes${this.#found()}`);
    const start = this.#at + 1;
    const first = this.#code(start);
    const second = this.#code(start + 1);
    if (second === QUOTE && first === 0x77) return this.#took(RecordedKind.WRITE, start + 2);
    if (second === QUOTE && first === 0x72) return this.#took(RecordedKind.READ, start + 2);
    if (this.#text.startsWith('irq"', start)) return this.#took(RecordedKind.IRQ, start + 4);
    if (this.#text.startsWith('tx"', start)) return this.#took(RecordedKind.TX, start + 3);
    if (this.#text.startsWith('rx"', start)) return this.#took(RecordedKind.RX, start + 3);
    const end = this.#text.indexOf('"', start);
    if (end < 0 || end >= this.#end) this.#at = this.#end;
    const word = this.#text.slice(start, Math.min(end < 0 ? this.#end : end, this.#end, start + 20));
    this.fail(`unknown event kind "${word}"; there are ${RECORDED_KIND_WORDS.join(', ')}`);
    return this.#kind;
  }

  /** Stands before the first hex digit of a frame and tells how many bytes it has. */
  openHex(most: number): number {
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
  hex(target: Uint8Array): void {
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

  #took(kind: RecordedKind, at: number): RecordedKind {
    this.#at = at;
    this.#kind = kind;
    return kind;
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
