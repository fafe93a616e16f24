// The NE2000 board around the DP8390: port map and memory map of a plain 16-bit board. [AN897, 1.3, 2.1, 2.2]
import {REGISTERS, registerName} from './dp8390.ts';

/** Ports the board decodes, from its base. */
export const BOARD_PORTS = 0x20;
/** Which of them are whose: the chip's registers, the data port and the reset port on a plain board; end exclusive. [AN897, 2.2] */
export const REGISTER_PORTS = {start: 0x00, end: 0x10} as const;
export const DATA_PORTS = {start: 0x10, end: 0x18} as const;
export const RESET_PORTS = {start: 0x18, end: BOARD_PORTS} as const;
/** The board's ports by name: the chip's registers; the data port, remote DMA's window for the host; the reset port, whose reads pulse RESET. */
export const PORT = {
  ...REGISTERS,
  DATA: {name: 'data', offset: DATA_PORTS.start},
  RESET: {name: 'reset', offset: RESET_PORTS.end - 1},
} as const;
/** Card addresses of the station PROM, doubled bytes: end exclusive. */
export const PROM = {start: 0x0000, end: 0x0020} as const;
/** Card addresses of packet memory on a plain board: end exclusive (pages 0x40 to 0x7F). */
export const PACKET_MEMORY = {start: 0x4000, end: 0x8000} as const;
/** The usual base port and interrupt line of an ISA board. */
export const USUAL_BASE_PORT = 0x300;
export const USUAL_IRQ = 9;

/** What an access to a port of the board meets: a register by name, `data` or `reset`. */
export function portName(page: number, offset: number, isWrite: boolean): string {
  if (isRegister(offset)) return registerName(page, offset, isWrite);
  return isDataPort(offset) ? PORT.DATA.name : PORT.RESET.name;
}

/** True at the chip's registers. */
export function isRegister(offset: number): boolean {
  return offset < REGISTER_PORTS.end;
}

/** True at the data port, wherever the board answers for it. */
export function isDataPort(offset: number): boolean {
  return offset >= DATA_PORTS.start && offset < DATA_PORTS.end;
}

/** True from the first of the reset ports on. */
export function isResetPort(offset: number): boolean {
  return offset >= RESET_PORTS.start;
}
