// What a choice of policies is measured by, and how it is said: in a table of limits, and where a limit is passed.

export const LIMITS = {
  lost: {name: 'Frames lost', passed: 'frames are lost'},
  leak: {
    name: 'Leak: bytes and frames of another’s that were reached',
    passed: 'bytes or frames of another’s are reached',
  },
  unfinished: {name: 'Pings and frames never sent', passed: 'pings or frames are never sent'},
  unsafe: {
    name: 'Beliefs of the monitor wrong in the dangerous direction',
    passed: 'beliefs of the monitor are wrong in the dangerous direction',
  },
  exits: {name: 'Exits for port accesses', passed: 'exits for port accesses are taken'},
  cycles: {name: 'Cycles until the run ends', passed: 'cycles go by until the run ends'},
} as const;

export type LimitedFigure = keyof typeof LIMITS;
export const LIMITED_FIGURES = Object.keys(LIMITS) as readonly LimitedFigure[];
