// The exploration of the copy engine's model: what two guests may do to it, in any order.
import type {Port} from '../../base/port.ts';
import type {ExploredAccess} from '../../sim/explore/explored-access.ts';
import {type ExploredPages, explorationOf} from '../../sim/explore/kit-exploration.ts';
import {COPY_KIT} from './kit.ts';
import {CTRL, PORT} from './sheet.ts';

function write(name: string, {offset}: Port, value: number): ExploredAccess {
  return {name, isWrite: true, offset, size: 1, value};
}

/** A page of its own onto another. */
function prepared({own, ownLast}: ExploredPages): readonly ExploredAccess[] {
  return [
    write('point SRC at its own window', PORT.SRC, own),
    write('point DST at its own window', PORT.DST, ownLast),
    write('write a page to LEN', PORT.LEN, 1),
  ];
}

/** `driver`: within its own window; `anything`: also what it has no business with. */
function accessesOf(conduct: string, pages: ExploredPages): readonly ExploredAccess[] {
  const driver = [
    ...prepared(pages),
    write('start a copy', PORT.CTRL, CTRL.BUSY),
    write('acknowledge', PORT.CTRL, CTRL.DONE),
    {name: 'read CTRL', isWrite: false, offset: PORT.CTRL.offset, size: 1, value: 0},
  ];
  if (conduct === 'driver') return driver;
  return [
    ...driver,
    write('point SRC at the other guest’s window', PORT.SRC, pages.foreign),
    write('point DST at the other guest’s window', PORT.DST, pages.foreign),
    write('write no page to LEN', PORT.LEN, 0),
    write('acknowledge and start in one write', PORT.CTRL, CTRL.DONE | CTRL.BUSY),
  ];
}

/** Under the set that reads back what it did not see, and under the one that sees it all. */
export const COPY_EXPLORATION = explorationOf(COPY_KIT, {
  pages: 2,
  walks: [
    {hooks: 'minimal', conduct: ['anything', 'driver']},
    {hooks: 'writes', conduct: ['anything', 'driver']},
  ],
  unmet: {},
  leavesOut: ['windows of more than two pages', 'hook sets but minimal and writes', 'time: how long anything takes'],
  patient: {hooks: 'minimal', conduct: ['driver', 'driver']},
  prepared,
  accessesOf,
});
