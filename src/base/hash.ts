// Our own 64-bit hash over 32-bit words: synchronous, integers only, the same in Node and in every browser.

const PRIME_A = 0x85ebca6b;
const PRIME_B = 0xc2b2ae35;

/** A running hash; feed it words in order, then read `hex`. */
export class WordHash {
  #a = 0x9e3779b9;
  #b = 0x7f4a7c15;

  /** Mixes one 32-bit word in. */
  word(value: number): void {
    let a = this.#a ^ value;
    a = Math.imul((a << 13) | (a >>> 19), PRIME_A);
    this.#a = a;
    let b = (this.#b + value) | 0;
    b = Math.imul((b << 17) | (b >>> 15), PRIME_B) ^ a;
    this.#b = b;
  }

  /** Mixes a non-negative whole number below 2^53 in, as two words. */
  wide(value: number): void {
    this.word(value | 0);
    this.word(Math.floor(value / 0x1_0000_0000));
  }

  /** Mixes bytes in, their count first. */
  bytes(data: Uint8Array): void {
    this.word(data.length);
    for (let i = 0; i < data.length; i++) this.word(data[i] ?? 0);
  }

  /** Mixes text in, code unit by code unit. */
  text(value: string): void {
    this.word(value.length);
    for (let i = 0; i < value.length; i++) this.word(value.charCodeAt(i));
  }

  /** The hash so far: 16 hex digits. */
  get hex(): string {
    const digits = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');
    return (
      digits(Math.imul(this.#a ^ (this.#a >>> 16), PRIME_B)) + digits(Math.imul(this.#b ^ (this.#b >>> 15), PRIME_A))
    );
  }
}

/** Hashes plain data (numbers, strings, booleans, null, arrays, byte arrays, objects by sorted key). */
export function hashPlain(value: unknown): string {
  const hash = new WordHash();
  mixPlain(hash, value);
  return hash.hex;
}

function mixPlain(hash: WordHash, value: unknown): void {
  if (value === undefined) hash.word(0);
  else if (value === null) hash.word(1);
  else if (typeof value === 'boolean') hash.word(value ? 3 : 2);
  else if (typeof value === 'number') {
    hash.word(4);
    if (Number.isSafeInteger(value) && value >= 0) hash.wide(value);
    else hash.text(String(value));
  } else if (typeof value === 'string') {
    hash.word(5);
    hash.text(value);
  } else if (value instanceof Uint8Array) {
    hash.word(6);
    hash.bytes(value);
  } else if (ArrayBuffer.isView(value)) {
    hash.word(9);
    hash.bytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  } else if (Array.isArray(value)) {
    hash.word(7);
    hash.word(value.length);
    for (const item of value) mixPlain(hash, item);
  } else if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    hash.word(8);
    hash.word(entries.length);
    for (const [key, item] of entries) {
      hash.text(key);
      mixPlain(hash, item);
    }
  } else throw new Error(`assertion failed: ${typeof value} is not plain data`);
}
