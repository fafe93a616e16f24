// What the card here leaves out of the chip and the board, each with its reason: the machine panel says it, and so does
// docs/fidelity.md.

/** The behaviours that are not modelled. */
export const NOT_MODELLED = [
  {
    what: 'the request of an aborted remote read',
    why: 'it dangles for one access of the data port, whose value the data sheet does not give',
  },
  {
    what: 'bus arbitration, FIFO thresholds, over- and underrun',
    why: 'a board with its own memory never starves its chip',
  },
  {what: 'the microseconds of a stop and of RESET', why: 'shorter than one port access takes'},
  {what: '8-bit slot, NE1000', why: 'another product'},
  {what: 'revision faults', why: 'depends on the revision and cannot be repeated'},
] as const;
