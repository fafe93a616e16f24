// The board's ports for whoever names an access: the data sheet's registers by page, the data port, the reset port.
import type {PortSheet} from '../../contract/port-sheet.ts';
import {BOARD_PORTS, DATA_PORTS, PORT, portName, REGISTER_PORTS, RESET_PORTS} from './board.ts';
import {BIT_REGISTERS, PAGES} from './dp8390.ts';

/** Words in two registers, the low byte first. */
const PAIRS = ['TBCR', 'RSAR', 'RBCR', 'CRDA', 'CLDA'];
const UNPRINTED_PAGE = 3;

/** The ports of an NE2000. */
export const NE2000_PORTS: PortSheet = {
  ports: BOARD_PORTS,
  pages: PAGES.length,
  registers: Array.from({length: REGISTER_PORTS.end - REGISTER_PORTS.start}, (_, i) => REGISTER_PORTS.start + i),
  onEveryPage: [PORT.CR.offset],
  ranges: [
    {name: PORT.DATA.name, ...DATA_PORTS, does: 'move'},
    {name: PORT.RESET.name, ...RESET_PORTS, does: 'reset'},
  ],
  portName,
  isPrinted: (page, offset, isWrite) =>
    offset === PORT.CR.offset || !(page === UNPRINTED_PAGE || (page === 2 && isWrite)),
  wholes: Object.fromEntries(PAIRS.map((whole) => [whole, [`${whole}0`, `${whole}1`]])),
  bits: BIT_REGISTERS,
};
