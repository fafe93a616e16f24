// What an explored guest may do at any time: single port accesses, in no order but the exploration's.

import type {Port} from '../../../base/port.ts';
import type {ExploredAccess} from '../../../sim/explore/explored-access.ts';
import {PORT} from '../sheet/board.ts';
import {COMMAND} from '../sheet/command-words.ts';
import {CR} from '../sheet/dp8390.ts';
import {DMA_BYTES, INTERRUPTS, PAGES} from './layout.ts';

/**
 * What a guest is taken to do, always in any order: `anything`; a `driver`'s accesses, its own window only; `remote` DMA
 * alone, to any window; reading alone, its own (`reader`); frames alone, from any window (`sender`) or
 * its own (`plain-sender`).
 */
export type Conduct = 'anything' | 'driver' | 'remote' | 'reader' | 'sender' | 'plain-sender';

function out(name: string, {offset}: Port, value: number, size = 1): ExploredAccess {
  return {name, isWrite: true, offset, size, value};
}

function read(name: string, {offset}: Port, size = 1): ExploredAccess {
  return {name, isWrite: false, offset, size, value: 0};
}

/** The accesses of a guest that owns the pages from `PAGES[guest]` on. */
export function accessesOf(guest: number, conduct: Conduct): readonly ExploredAccess[] {
  const own = PAGES[guest] ?? 0;
  const foreign = PAGES[1 - guest] ?? 0;
  const rsarOwn = out('point RSAR at its own window', PORT.RSAR0, own << 8, 2);
  const rsarForeign = out('point RSAR at the other guest’s window', PORT.RSAR0, foreign << 8, 2);
  const rbcr = out('write a count to RBCR', PORT.RBCR0, DMA_BYTES);
  const startRead = out('start a remote read', PORT.CR, COMMAND.READ);
  const startWrite = out('start a remote write', PORT.CR, COMMAND.WRITE);
  const dataIn = read('read a word at the data port', PORT.DATA, 2);
  const dataOut = out('write a word at the data port', PORT.DATA, 0, 2);
  const abort = out('start the card, no remote DMA', PORT.CR, COMMAND.START);
  const tpsrOwn = out('point TPSR at its own window', PORT.TPSR, own);
  const tpsrForeign = out('point TPSR at the other guest’s window', PORT.TPSR, foreign);
  const transmit = out('transmit', PORT.CR, COMMAND.SEND);
  const acknowledge = out('acknowledge every interrupt', PORT.ISR, 0xff);
  const stop = out('stop the card', PORT.CR, COMMAND.STOP);
  if (conduct === 'remote') return [rsarOwn, rsarForeign, rbcr, startRead, dataIn, abort];
  if (conduct === 'reader') return [rsarOwn, rbcr, startRead, dataIn, abort];
  if (conduct === 'sender') return [tpsrOwn, tpsrForeign, transmit, acknowledge, abort, stop];
  if (conduct === 'plain-sender') return [transmit, acknowledge, abort];
  const driver = [rsarOwn, rbcr, startRead, startWrite, dataIn, dataOut, abort, transmit, acknowledge];
  if (conduct === 'driver') return driver;
  return [
    ...driver,
    rsarForeign,
    tpsrOwn,
    tpsrForeign,
    stop,
    out('write 0 to RBCR', PORT.RBCR0, 0),
    out('transmit without ending the remote DMA', PORT.CR, CR.STA | CR.TXP),
    out('start a remote read and transmit in one write', PORT.CR, COMMAND.READ | CR.TXP),
    out('select page 1', PORT.CR, COMMAND.START | COMMAND.PAGE1),
    out('write PSTART, its own', PORT.PSTART, own),
    out('write PSTOP, its own', PORT.PSTOP, own + 2),
    out('set IMR', PORT.IMR, INTERRUPTS),
    read('reset the board', PORT.RESET),
  ];
}
