// The card on the bus: what it reads and writes in the machine's memory by itself. Not modelled: a chip that is not allowed to
// master waits, or breaks off; here, as in QEMU, reads give zeros, writes are lost, and status says that all was done.
import {PCI, PCI_COMMAND} from '../sheet/pci.ts';
import type {Core} from './core.ts';

const FOUR_GIB = 0x1_0000_0000;

/** True where the card may master the bus. */
export function isMaster({pci}: Core): boolean {
  return ((pci[PCI.PCICMD.offset] ?? 0) & PCI_COMMAND.MASTER) !== 0;
}

/** Bytes of memory without a word to the lab: of a frame, told where it leaves. */
export function fetchFrame(core: Core, address: number, length: number): Uint8Array {
  return isMaster(core) ? core.memory.read(address, length) : new Uint8Array(length);
}

/** Bytes of memory. */
export function readHost(core: Core, address: number, length: number): Uint8Array {
  tellMoved(core, address, length, false);
  return fetchFrame(core, address, length);
}

/** Puts bytes into memory. */
export function writeHost(core: Core, address: number, bytes: Uint8Array): void {
  if (!isMaster(core)) return;
  core.memory.write(address, bytes);
  tellMoved(core, address, bytes.length, true);
}

/** Tells which bytes that are there move, if they do. */
export function tellMoved(core: Core, address: number, length: number, isWrite: boolean): void {
  if (isMaster(core)) tell(core, address, length, isWrite);
}

/** Tells which bytes that are there have moved. */
export function tell({memory, host}: Core, address: number, length: number, isWrite: boolean): void {
  const there = Math.min(length, memory.bytes.length - address);
  if (there > 0) host.moved?.(address, there, isWrite);
}

/** An address in two registers, `ahead` bytes on; past the end of what 64 bits count it starts over. */
export function address64(high: number, low: number, ahead = 0): number {
  const sum = low + ahead;
  const carried = (high + Math.floor(sum / FOUR_GIB)) >>> 0;
  return carried * FOUR_GIB + (sum % FOUR_GIB);
}

/** Four bytes, lowest first. */
export function dwordAt(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0
  );
}

/** A number as four bytes, lowest first. */
export function dwordBytes(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
}
