// The shadow: the byte last written to each register of page 0 and page 1, by the data sheet's names.
import {PAGE0_WRITE, PAGE1, type WriteRegister} from '../sheet/dp8390.ts';

const OFFSETS = PAGE0_WRITE.length;

/** CR is not among them, for what it means is more than its last byte. */
type ShadowRegister = Exclude<WriteRegister, 'CR'>;

/** The shadow registers by name: `shadow.PSTART`, `shadow.RSAR1`; and by page and offset, as accesses have them. */
class ShadowBytes {
  readonly bytes = new Uint8Array(2 * OFFSETS);

  /** The byte at an offset of page 0 or 1. */
  at(page: number, offset: number): number {
    return this.bytes[page * OFFSETS + offset] ?? 0;
  }

  put(page: number, offset: number, value: number): void {
    this.bytes[page * OFFSETS + offset] = value;
  }
}

for (const [at, name] of [...PAGE0_WRITE, ...PAGE1].entries()) {
  Object.defineProperty(ShadowBytes.prototype, name, {
    configurable: true,
    get(this: ShadowBytes): number {
      return this.bytes[at] ?? 0;
    },
    set(this: ShadowBytes, value: number): void {
      this.bytes[at] = value;
    },
  });
}

/** And the registers of two bytes, whole. */
export class Shadow extends (ShadowBytes as new () => ShadowBytes & Record<ShadowRegister, number>) {
  get RSAR(): number {
    return this.RSAR0 | (this.RSAR1 << 8);
  }

  set RSAR(address: number) {
    this.RSAR0 = address & 0xff;
    this.RSAR1 = address >>> 8;
  }

  get RBCR(): number {
    return this.RBCR0 | (this.RBCR1 << 8);
  }

  set RBCR(count: number) {
    this.RBCR0 = count & 0xff;
    this.RBCR1 = count >>> 8;
  }

  get TBCR(): number {
    return this.TBCR0 | (this.TBCR1 << 8);
  }
}
