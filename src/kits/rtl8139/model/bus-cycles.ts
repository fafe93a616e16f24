// What one access is to the card: its registers are one, two or four bytes wide. QEMU's answers at a register's own width alone, and
// at each byte of those that are a byte wide; the chip, as a PCI device with byte enables, wherever an access reaches: that is
// knowledge, and not measured. [QEMU 7.2, seen in recordings]
import type {Port} from '../../../base/port.ts';
import type {BusCycle} from '../../../sim/models/device-model.ts';
import {PORT, REGISTERS, TSAD, TSD} from '../sheet/registers.ts';
import {denyNumber} from './numbers.ts';

const AT = new Map(REGISTERS.map((register) => [register.offset, register]));
/** Registers that the model follows: a write to a part of one would leave it not knowing the whole. */
const FOLLOWED = new Set(
  [...TSD, ...TSAD, PORT.RBSTART, PORT.RCR, PORT.IMR, PORT.CPCR, PORT.RDSARLO, PORT.RDSARHI].map(({offset}) => offset),
);
const PARTIAL = denyNumber('partial-write');

const bytesOf = ({bytes = 1}: Port): number => bytes;

type Cycles = (offset: number, size: number, isWrite: boolean) => readonly BusCycle[];

/** The cycles of one access on QEMU's card, lowest address first. */
export const narrowCycles = workedOutOnce(cutNarrow);

/** The cycles of one access on the chip: each register that it meets, whole or in part. */
export const wideCycles = workedOutOnce(cutWide);

function cutNarrow(offset: number, size: number, isWrite: boolean): readonly BusCycle[] {
  const cycles: BusCycle[] = [];
  for (let at = offset; at < offset + size; ) {
    const width = alignedWidth(at, offset + size - at);
    const register = AT.get(at);
    if (register !== undefined && bytesOf(register) === width) cycles.push({offset: at, size: width, isData: false});
    else if (!isWrite && answersPart(at, width)) cycles.push({offset: at, size: width, isData: false});
    else {
      for (let byte = at; byte < at + width; byte++) {
        const one = AT.get(byte);
        if (one !== undefined && bytesOf(one) === 1) cycles.push({offset: byte, size: 1, isData: false});
      }
    }
    at += width;
  }
  return cycles;
}

function cutWide(offset: number, size: number, isWrite: boolean): readonly BusCycle[] {
  const end = offset + size;
  return REGISTERS.filter((register) => register.offset < end && register.offset + bytesOf(register) > offset).map(
    (register): BusCycle => {
      const at = Math.max(offset, register.offset);
      const cycle = {offset: at, size: Math.min(end, register.offset + bytesOf(register)) - at, isData: false};
      const isPart = cycle.size < bytesOf(register);
      return isWrite && isPart && FOLLOWED.has(register.offset) ? {...cycle, refusal: PARTIAL} : cycle;
    },
  );
}

/** Asked at every hooked access, and always the same. */
function workedOutOnce(cut: Cycles): Cycles {
  const known = new Map<number, readonly BusCycle[]>();
  return (offset, size, isWrite) => {
    const key = (offset << 4) | (size << 1) | (isWrite ? 1 : 0);
    const cycles = known.get(key) ?? cut(offset, size, isWrite);
    known.set(key, cycles);
    return cycles;
  };
}

/** QEMU cuts an unaligned access into aligned ones. */
function alignedWidth(at: number, left: number): 1 | 2 | 4 {
  if ((at & 3) === 0 && left >= 4) return 4;
  return (at & 1) === 0 && left >= 2 ? 2 : 1;
}

/** QEMU's card lets a TSD be read in every width, and a TSAD by words. */
function answersPart(at: number, width: number): boolean {
  const first = at & ~3;
  if (TSD.some(({offset}) => offset === first)) return true;
  return width === 2 && TSAD.some(({offset}) => offset === first);
}
