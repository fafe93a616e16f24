// A limited figure in words: as the head of a line, and behind a number.
import type {LimitedFigure} from './assignment.ts';

interface FigureWords {
  readonly name: string;
  /** `3 frames are lost`. */
  readonly counted: string;
}

export const FIGURE_WORDS: Readonly<Record<LimitedFigure, FigureWords>> = {
  lost: {name: 'Frames lost', counted: 'frames are lost'},
  leak: {
    name: 'Leak: bytes and frames of another’s that were reached',
    counted: 'bytes or frames of another’s are reached',
  },
  unfinished: {name: 'Pings and frames never sent', counted: 'pings or frames are never sent'},
  unsafe: {
    name: 'Beliefs of the monitor wrong in the dangerous direction',
    counted: 'beliefs of the monitor are wrong in the dangerous direction',
  },
  exits: {name: 'Exits for port accesses', counted: 'exits for port accesses are taken'},
  cycles: {name: 'Cycles until the run ends', counted: 'cycles go by until the run ends'},
};
