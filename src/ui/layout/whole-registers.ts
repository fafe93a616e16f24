// Registers that are parts of a longer one share its name and its box.
import {device} from '../../kits/screens.ts';

/** The name of the whole, or the register's own where it is no part of one. */
export function wholeOf(register: string): string {
  const whole = Object.entries(device.registers.wholes).find(([, parts]) => parts.includes(register));
  return whole?.[0] ?? register;
}
