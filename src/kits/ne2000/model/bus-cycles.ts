// What a board makes of one access, told from its manual and not from the card of ours: a wide access is several bus cycles,
// and each is a register's, the data port's, or nobody's. [AN897, 2.2; QEMU's card: quirks `reg16`, `wide`, `dport`]

import type {BusCycle} from '../../../sim/models/device-model.ts';
import {BOARD_PORTS, isDataPort as isDataPortOfBoard, PORT} from '../sheet/board.ts';
import type {Ne2kVariant} from './variant.ts';

/** True where an offset is the data port: on a board with the chip itself, all of its data ports. */
export function isDataPort(offset: number, {hasChip}: Ne2kVariant): boolean {
  return hasChip ? isDataPortOfBoard(offset) : offset === PORT.DATA.offset;
}

/**
 * The cycles of one access, lowest address first, without those that nothing answers. The bus cuts at even addresses; where the
 * board is 16 bits wide a word over two registers is a cycle for each, where it is QEMU's such a word reaches neither.
 */
export function busCycles(offset: number, size: number, variant: Ne2kVariant): readonly BusCycle[] {
  const cycles: BusCycle[] = [];
  for (let at = offset; at < offset + size; ) {
    const width = cycleWidth(at, offset + size - at, variant);
    if (isDataPort(at, variant)) cycles.push({offset: at, size: width, isData: true});
    else if (width === 1 || variant.hasChip) {
      for (let byte = at; byte < at + width && byte < BOARD_PORTS; byte++)
        cycles.push({offset: byte, size: 1, isData: false});
    }
    at += width;
  }
  return cycles;
}

function cycleWidth(at: number, left: number, {dwordMovesFour}: Ne2kVariant): number {
  if ((at & 1) !== 0 || left < 2) return 1;
  return dwordMovesFour && (at & 3) === 0 && left >= 4 ? 4 : 2;
}
