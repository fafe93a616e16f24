// The bus in time: each DMA of a frame goes in bursts, one after the other, the transmitter's and the receiver's as they are asked for.
// [RTL8139C, TCR.MXDMA, RCR.MXDMA; PCI Local Bus Specification 2.2, 3.3] A burst's bytes move in the instant in which it ends. Not modelled: whoever else uses the
// bus, so that neither FIFO runs dry or over by it; a target that has the card wait.
import type {Core} from './core.ts';
import {TRANSMIT_ALARM} from './wire.ts';

/** The alarms that a fetching and a storing card ask for. */
export const FETCH_ALARM = 3;
export const STORE_ALARM = 4;
/** Those that are set while a frame is on its way. */
export const FRAME_ALARMS: readonly number[] = [TRANSMIT_ALARM, FETCH_ALARM, STORE_ALARM];

/** Clocks of a burst before its first data: to be granted the bus, the address, the target's turn. An estimate. */
const CLOCKS_AHEAD = 6;
/** 30 ns, in bytes of a wire of 100 Mb/s. [PCI Local Bus Specification 2.2, 4.2.3] */
const CLOCK_IN_BYTES = 3 / 8;
/** A clock moves 32 bits. [PCI Local Bus Specification 2.2, 3.3] */
const BYTES_PER_CLOCK = 4;

/**
 * Takes the bus for a burst as soon as it is free from cycle `from` on, and asks for the alarm at its end, which it returns. Alarms can
 * ring late, where a machine's time goes by in leaps: what follows is reckoned from when they were set for.
 */
export function askBurst(core: Core, from: number, address: number, bytes: number, alarm: number): number {
  const {latches, host, config} = core;
  const clocks = CLOCKS_AHEAD + Math.ceil(((address % BYTES_PER_CLOCK) + bytes) / BYTES_PER_CLOCK);
  const perClock = config.cyclesPerClock ?? CLOCK_IN_BYTES * config.cyclesPerByte;
  latches.busUntil = Math.max(from, latches.busUntil) + Math.ceil(clocks * perClock);
  host.schedule(latches.busUntil, alarm);
  return latches.busUntil;
}
