// Which of the board's ports a hook set touches: a bit of the permission bitmap knows neither direction nor page.
import {PAGE0_READ, PAGE0_WRITE, PAGE1, PAGE2_READ} from '../../datasheets/dp8390.ts';
import {BOARD_PORTS, DATA_PORT} from '../../datasheets/ne2000.ts';

/** A plain board answers at 0x10 to 0x17 as at its data port, and at 0x18 to 0x1F as at its reset port. */
const FIRST_RESET_PORT = 0x18;

/** Offsets from the board's base that hooks in words (`w:CR`, `r:0:ISR`, `data`, `reset`) put a bit on. */
export function hookedPorts(hooks: readonly string[]): ReadonlySet<number> {
  const offsets = new Set<number>();
  for (const hook of hooks) {
    const name = hook.split(':').at(-1) ?? hook;
    if (name === 'data') addRange(offsets, DATA_PORT, FIRST_RESET_PORT);
    else if (name === 'reset') addRange(offsets, FIRST_RESET_PORT, BOARD_PORTS);
    else {
      const offset = offsetOfRegister(name, hook.startsWith('r:'));
      if (offset !== undefined) offsets.add(offset);
    }
  }
  return offsets;
}

function addRange(offsets: Set<number>, from: number, to: number): void {
  for (let offset = from; offset < to; offset++) offsets.add(offset);
}

function offsetOfRegister(name: string, isRead: boolean): number | undefined {
  const tables: readonly (readonly string[])[] = isRead
    ? [PAGE0_READ, PAGE1, PAGE2_READ]
    : [PAGE0_WRITE, PAGE1, PAGE0_READ];
  return tables.map((table) => table.indexOf(name)).find((offset) => offset >= 0);
}
