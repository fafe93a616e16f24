// The timer: TCTR counts clocks of the PCI bus, and at TIMERINT it interrupts. [RTL8139C, TCTR, TIMERINT]
import {ISR} from '../sheet/registers.ts';
import type {Core} from './core.ts';
import {raise} from './interrupts.ts';

/** The alarm that the timer asks the machine for. */
export const TIMER_ALARM = 2;
/** A clock takes 30 ns, a byte at 100 Mb/s 80 ns. */
const CLOCKS = 8;
const BYTES = 3;
const FOUR_GIB = 0x1_0000_0000;

/** TCTR as it stands now. */
export function timerCount({latches, host, config}: Core): number {
  return Math.floor(((host.now() - latches.tctrFrom) * CLOCKS) / (BYTES * config.cyclesPerByte)) % FOUR_GIB;
}

/** Any write to TCTR: it counts from 0 again. */
export function restartTimer(core: Core): void {
  core.latches.tctrFrom = core.host.now();
  setAlarm(core);
}

/** A write to TIMERINT; 0 is never. */
export function setTimer(core: Core, value: number): void {
  if (value === core.regs.TIMERINT) return;
  core.regs.TIMERINT = value;
  setAlarm(core);
}

/** A reset: TCTR counts from 0, and nothing interrupts. */
export function stopTimer(core: Core): void {
  core.regs.TIMERINT = 0;
  restartTimer(core);
}

/** TCTR has reached TIMERINT, and will again when it has been through 0. */
export function timerAlarm(core: Core): void {
  setAlarm(core);
  raise(core, ISR.TIMEOUT);
}

/** Asks for the next cycle at which TCTR is TIMERINT. */
function setAlarm({regs, latches, host, config}: Core): void {
  host.cancel(TIMER_ALARM);
  if (regs.TIMERINT === 0) return;
  const now = host.now();
  const round = (FOUR_GIB * BYTES * config.cyclesPerByte) / CLOCKS;
  const first = latches.tctrFrom + Math.ceil((regs.TIMERINT * BYTES * config.cyclesPerByte) / CLOCKS);
  const rounds = Math.max(0, Math.floor((now - first) / round) + 1);
  host.schedule(first + Math.ceil(rounds * round), TIMER_ALARM);
}
