// What an explored guest may do at any time: single port accesses, in no order but the exploration's.
import {CR} from '../../lab/model-for-exploration.ts';
import {DMA_BYTES, INTERRUPTS, PAGES} from './layout.ts';

/** One abstract access made concrete; offsets from the card's base, sizes in bytes. */
export interface ExploredAccess {
  readonly name: string;
  readonly isWrite: boolean;
  readonly offset: number;
  readonly size: number;
  readonly value: number;
}

/** How free the guests are: `free` does anything at any time, `lawful` programs its own window only. */
export type Conduct = 'free' | 'lawful';

const DATA = 0x10;
const RESET = 0x1f;

function out(name: string, offset: number, value: number, size = 1): ExploredAccess {
  return {name, isWrite: true, offset, size, value};
}

function read(name: string, offset: number, size = 1): ExploredAccess {
  return {name, isWrite: false, offset, size, value: 0};
}

/** The accesses of a guest that owns the pages from `PAGES[guest]` on. */
export function accessesOf(guest: number, conduct: Conduct): readonly ExploredAccess[] {
  const own = PAGES[guest] ?? 0;
  const foreign = PAGES[1 - guest] ?? 0;
  const lawful = [
    out('point RSAR at its own window', 8, own << 8, 2),
    out('write a count to RBCR', 10, DMA_BYTES),
    out('start a remote read', 0, CR.RD0 | CR.STA),
    out('start a remote write', 0, CR.RD1 | CR.STA),
    read('read a word at the data port', DATA, 2),
    out('write a word at the data port', DATA, 0, 2),
    out('abort the remote DMA (or start the card)', 0, CR.RD2 | CR.STA),
    out('transmit', 0, CR.RD2 | CR.STA | CR.TXP),
    out('acknowledge every interrupt', 7, 0xff),
  ];
  if (conduct === 'lawful') return lawful;
  return [
    ...lawful,
    out('point RSAR at the other guest’s window', 8, foreign << 8, 2),
    out('write 0 to RBCR', 10, 0),
    out('point TPSR at its own window', 4, own),
    out('point TPSR at the other guest’s window', 4, foreign),
    out('transmit without ending the remote DMA', 0, CR.STA | CR.TXP),
    out('start a remote read and transmit in one write', 0, CR.RD0 | CR.STA | CR.TXP),
    out('stop the card', 0, CR.RD2 | CR.STP),
    out('select page 1', 0, CR.RD2 | CR.STA | CR.PS0),
    out('write PSTART, its own', 1, own),
    out('write PSTOP, its own', 2, own + 2),
    out('set IMR', 15, INTERRUPTS),
    read('reset the board', RESET),
  ];
}
