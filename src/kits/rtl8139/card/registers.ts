// The card's state as flat numbers, so that a copy of an object is a copy of what it holds.

/** Registers of one number each, by data sheet name (CR9346 for 9346CR). TSD, TSAD, IDR and MAR are arrays of the core's. */
export interface Registers {
  /** TE and RE; RST as long as it reads 1. BUFE is made up as it is read. */
  CR: number;
  CR9346: number;
  CONFIG0: number;
  CONFIG1: number;
  CONFIG3: number;
  CONFIG4: number;
  CONFIG5: number;
  ETTHR: number;
  RBSTART: number;
  CAPR: number;
  /** Where the next frame's header goes, in bytes from RBSTART. */
  CBR: number;
  IMR: number;
  ISR: number;
  TCR: number;
  RCR: number;
  MPC: number;
  TIMERINT: number;
  MULINT: number;
  BMCR: number;
  BMSR: number;
  ANAR: number;
  ANLPAR: number;
  ANER: number;
  CPCR: number;
  RDSARLO: number;
  RDSARHI: number;
}

/**
 * What the transmitter is doing: nothing, waiting for a free wire, on the wire or on its way round to the receiver, filling its FIFO up
 * to the early threshold.
 */
export const TX_OFF = 0;
export const TX_DEFERRED = 1;
export const TX_SENDING = 2;
export const TX_FILLING = 3;

/** What the silicon keeps beside its registers: 0 and 1 for flags. */
export interface Latches {
  /** ISR and IMR ask for an interrupt; and the line, which PCI can switch off. */
  asked: number;
  irq: number;
  /** HLTCLK: the clock runs. */
  clock: number;
  /** The descriptor that is sent next. */
  turn: number;
  /** Bytes of the receive ring. */
  ringLength: number;
  /** C+ mode was entered by a write to CPCR, under quirk `cplatch`. */
  cplus: number;
  /** The next descriptor of each C+ ring. */
  cpTransmit: number;
  cpReceive: number;
  /** Quirk `held`: a frame did not fit, and none is taken until CAPR is written. */
  blocked: number;
  /** The cycle at which TCTR was 0. */
  tctrFrom: number;
  /** One of the TX_ states. */
  tx: number;
  /** The frame under way goes to the receiver, not to the wire. */
  txLooped: number;
  /** Its descriptor, or -1 in C+ mode; where it lies and how many bytes it has, latched when it started. */
  txDescriptor: number;
  txAddress: number;
  txLength: number;
  /** Cycles at which its first bit and the last leave; while the FIFO fills, as if it began at once. */
  txFrom: number;
  txUntil: number;
  /** Bytes of it with which the wire begins, latched as well; bytes that are in the FIFO, and of the burst under way; the cycle of its end. */
  txThreshold: number;
  txFetched: number;
  txBurst: number;
  txBurstUntil: number;
  /** What was fetched of it is told by itself, burst by burst from now on, and not as the frame leaves. */
  txTold: number;
  /** Bytes that are in the ring of the frame that is being stored, its header counted last; and the same of its burst. */
  rxStored: number;
  rxBurst: number;
  rxBurstUntil: number;
  /** The cycle at which the last burst that was asked for leaves the bus. */
  busUntil: number;
  /** Where the bytes lay of the frame that leaves at this instant, or left last. */
  sentAddress: number;
  sentLength: number;
}

/** The counters that C+ mode can dump. [RTL8139C+, DTCCR] */
export interface Tally {
  TxOk: number;
  RxOk: number;
  RxERR: number;
  MissPkt: number;
  RxOkPhy: number;
  RxOkBrd: number;
  RxOkMul: number;
}

/** The serial EEPROM behind 9346CR: its wires, and how far a command has come. */
export interface EepromState {
  cs: number;
  sk: number;
  /** One of the modes of `eeprom.ts`. */
  mode: number;
  /** Clocks since the mode began. */
  tick: number;
  input: number;
  output: number;
  do: number;
}
