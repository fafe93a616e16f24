// A full frame's way onto the wire as a driver sets it up, access by access: what every card here is made to do.
import {PORT} from '../src/kits/ne2000/sheet/board.ts';
import type {Instruction} from '../src/sim/machine/guest-program.ts';

/** Largest Ethernet frame without its FCS. */
export const FRAME_BYTES = 1514;
const TRANSMIT_PAGE = 0x40;

const out = (offset: number, value: number): Instruction => ({op: 'out', offset, size: 1, value});
const word = (value: number): Instruction => ({op: 'out', offset: PORT.DATA.offset, size: 2, value});
const input = (offset: number): Instruction => ({op: 'in', offset, size: 1});

/** The frame's bytes: to everybody, from a card of QEMU's usual address. */
export function frameBytes(length = FRAME_BYTES): Uint8Array {
  const bytes = Uint8Array.from({length}, (_, i) => i * 7);
  bytes.set([255, 255, 255, 255, 255, 255, 0x52, 0x54, 0, 0x12, 0x34, 0x56, 0x08, 0]);
  return bytes;
}

/** Brings the card up: word transfers, transmit buffer at page 0x40, ring from 0x4C to 0x80, all interrupts masked. */
export function startCard(): Instruction[] {
  return [
    out(0, 0x21),
    out(14, 0x49),
    out(10, 0),
    out(11, 0),
    out(12, 0x04),
    out(13, 0x02),
    out(1, 0x4c),
    out(2, 0x80),
    out(3, 0x4c),
    out(7, 0xff),
    out(15, 0),
    out(0, 0x61),
    out(7, 0x4d),
    out(0, 0x22),
    out(13, 0),
  ];
}

/** Sets up a remote write of the frame to the transmit page. */
export function setUpWrite(length = FRAME_BYTES): Instruction[] {
  return [out(0, 0x22), out(10, length & 0xff), out(11, length >> 8), out(8, 0), out(9, TRANSMIT_PAGE), out(0, 0x12)];
}

/** Ends the remote write and sets up the transmitter, without the command that starts it. */
export function setUpTransmit(length = FRAME_BYTES): Instruction[] {
  return [out(0, 0x22), out(4, TRANSMIT_PAGE), out(5, length & 0xff), out(6, length >> 8)];
}

const seesRdc = [input(7), out(7, 0x40)];
const seesPtx = [input(7), out(7, 0x0a), input(0)];

/** One frame, word by word: 773 accesses for 1 514 bytes, 757 of them to the data port. */
export function frameByWord(): Instruction[] {
  const bytes = frameBytes();
  const words = Array.from({length: bytes.length / 2}, (_, i) =>
    word((bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8)),
  );
  return [...setUpWrite(), ...words, ...seesRdc, ...setUpTransmit(), out(0, 0x26), ...seesPtx];
}

/** The same frame with one `rep outsw` for its bytes. */
export function frameByBurst(): Instruction[] {
  const burst: Instruction = {op: 'outs', offset: PORT.DATA.offset, size: 2, bytes: frameBytes()};
  return [...setUpWrite(), burst, ...seesRdc, ...setUpTransmit(), out(0, 0x26), ...seesPtx];
}

/** How many accesses these instructions are. */
export function accessesOf(instructions: readonly Instruction[]): number {
  return instructions.reduce((sum, {op}) => sum + (op === 'in' || op === 'out' ? 1 : 0), 0);
}
