// Every register by its data sheet name, for the screen: looking has no effect on the card.
import {PORT} from '../sheet/board.ts';
import type {Core} from './core.ts';
import {readFifoQuietly} from './loopback.ts';
import {DATASHEET_QUIRKS} from './quirks.ts';
import {liveReceiveStatus} from './register-read.ts';
import {powerOnRegisters, type Registers} from './registers.ts';
import {localAddress} from './transmit.ts';

type Look = (core: Core) => number;

/** Low and high byte of a 16-bit register, and the whole, under the names the data sheet gives them. */
function halves(name: string, whole: Look): [string, Look][] {
  return [
    [name, whole],
    [`${name}0`, (core) => whole(core) & 0xff],
    [`${name}1`, (core) => whole(core) >> 8],
  ];
}

/** The registers of one byte: under their own names they show what they hold. */
const PLAIN = (Object.keys(powerOnRegisters(DATASHEET_QUIRKS)) as (keyof Registers)[]).filter((name) => name in PORT);

/** RSAR and CRDA are one counter here: where remote DMA goes next. */
const LOOKS: ReadonlyMap<string, Look> = new Map<string, Look>([
  ...PLAIN.map((name): [string, Look] => [name, ({regs}) => regs[name]]),
  ...halves('TBCR', ({regs}) => regs.TBCR),
  ...halves('RBCR', ({regs}) => regs.RBCR),
  ...halves('RSAR', ({regs}) => regs.RSAR & 0xffff),
  ...halves('CRDA', ({regs}) => regs.RSAR & 0xffff),
  ...halves('CLDA', localAddress),
  ['RSR', liveReceiveStatus],
  ['FIFO', readFifoQuietly],
  ['ACH', ({regs}) => regs.AC >> 8],
  ['ACL', ({regs}) => regs.AC & 0xff],
]);

/** One register's value; undefined for a name that the data sheet does not have. */
export function peekRegister(core: Core, name: string): number | undefined {
  return LOOKS.get(name)?.(core);
}

/** All registers by name: those of 16 bits whole and in halves. */
export function peekAll(core: Core): Record<string, number> {
  return Object.fromEntries(Array.from(LOOKS, ([name, look]) => [name, look(core)]));
}
