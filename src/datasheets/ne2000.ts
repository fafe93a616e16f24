// The NE2000 board around the DP8390: port map and memory map of a plain 16-bit board. [AN897, 1.3, 2.1, 2.2]
import {registerName} from './dp8390.ts';

/** Ports the board decodes, from its base. */
export const BOARD_PORTS = 0x20;
/** The data port: remote DMA's window for the host; a plain board answers at 0x10 to 0x17 alike. */
export const DATA_PORT = 0x10;
/** The reset port: a read pulses the chip's RESET; a plain board answers from `RESET_PORTS` to 0x1F alike. */
export const RESET_PORT = 0x1f;
export const RESET_PORTS = 0x18;
/** Card addresses of the station PROM, doubled bytes: end exclusive. */
export const PROM = {start: 0x0000, end: 0x0020} as const;
/** Card addresses of packet memory on a plain board: end exclusive (pages 0x40 to 0x7F). */
export const PACKET_MEMORY = {start: 0x4000, end: 0x8000} as const;
/** The usual base port and interrupt line of an ISA board. */
export const USUAL_BASE_PORT = 0x300;
export const USUAL_IRQ = 9;

/** What an access to a port of the board meets: a register by name, `data`, `reset`, or `undecoded`. */
export function portName(page: number, offset: number, isWrite: boolean): string {
  if (offset < DATA_PORT) return registerName(page, offset, isWrite);
  return isDataPort(offset) ? 'data' : 'reset';
}

/** True at the data port, wherever the board answers for it. */
export function isDataPort(offset: number): boolean {
  return offset >= DATA_PORT && offset < RESET_PORTS;
}
