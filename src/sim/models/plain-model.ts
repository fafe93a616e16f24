// A model of a device whose registers are a byte each, on one page, without a data port: what it is asked beyond its own rules has
// its plain answer here. Its status register is acknowledged by the ones written to it; what a hand-off carries can be read back.
import type {AddressWindow} from '../../base/address-space.ts';
import {isAmong} from '../../base/bits.ts';
import type {Port} from '../../base/port.ts';
import type {CompiledModel} from './compiled-model.ts';
import {
  type ApprovedRange,
  type BusCycle,
  type CardPort,
  type CollectOutcome,
  type ContextSwitch,
  type DeviceModel,
  type Interpretation,
  meansNothing,
} from './device-model.ts';

/** What a monitor knows of such a device for one guest. */
export interface PlainContext {
  readonly window: AddressWindow;
  /** Registers by offset, as last written by the guest or read back. */
  readonly registers: number[];
  /** A bit for each offset that the guest has written. */
  written: number;
  /** Status bits that the device can't be made to show. */
  owed: number;
}

/** What is a device's own. */
export interface PlainModel {
  readonly compiled: CompiledModel;
  /** The state at power-on. */
  readonly initial: string;
  /** Registers that set the device up and start nothing: a hand-off carries them. */
  readonly setUp: readonly Port[];
  /** A write to the status register can also be a command. */
  readonly statusOrders: boolean;
  /** The status register, and its bits that a guest waits for: while one shows, the device stays. */
  readonly status: Port;
  readonly waitedFor: number;
  /** The tag of states that end by themselves. */
  readonly endsByItself: string;
  /** The status bits that tell a guest of a denial. */
  readonly denied: number;
  /** The event by which a status as just read shows that what went on has ended; -1: none. */
  ended(state: number, status: number): number;
  /** What a write means: `out` is empty, and all that it holds may be filled in. */
  interpret(context: PlainContext, state: number, offset: number, value: number, out: Interpretation): void;
  readonly check: DeviceModel<PlainContext>['check'];
  readonly recall: DeviceModel<PlainContext>['recall'];
}

const NOTHING: CollectOutcome = {seen: 0, kept: []};

/** What a model answers about a data port, and about register pages, where its device has neither. */
export const NO_DATA_PORT = {
  endOfTransfer: -1,
  page: () => 0,
  pageAfter: () => 0,
  isDataPort: () => false,
  approved: (): ApprovedRange | null => null,
  release: () => {},
  admit: () => ({elements: 0, reason: 0}),
  recount: () => {},
  freePorts: () => 0,
  moved: () => false,
} as const;

/** What a context switch answers where nothing is in the device's memory, or it has none, and its status can always be read. */
export const NO_DEVICE_MEMORY = {
  saveMemory: () => {},
  restoreMemory: () => {},
  canReadStatus: () => true,
  isDmaEnd: () => false,
} as const;

/** The whole model around what is a device's own. */
export function plainModel(own: PlainModel): DeviceModel<PlainContext> {
  const {compiled, setUp, status, check, recall} = own;
  const latchedOffsets = setUp.map(({offset}) => offset);
  const reusable = compiled.tagged['reusable'] ?? 0;
  return {
    compiled,
    initialState: compiled.states.indexOf(own.initial),
    ...NO_DATA_PORT,
    contextSwitch: switchOf(own),
    isReusable: (state) => isAmong(reusable, state),
    freshContext: (window) => ({window, registers: setUp.map(() => 0), written: 0, owed: 0}),
    copyContext: ({window, registers, written, owed}) => ({window, registers: [...registers], written, owed}),
    foundAtPowerOn: () => {},
    interpret: (context, state, isWrite, offset, value, out) => {
      meansNothing(out, value);
      if (isWrite) own.interpret(context, state, offset, value, out);
    },
    recall,
    check,
    commit: (context, isWrite, offset, value) => {
      if (!isWrite || !latchedOffsets.includes(offset)) return;
      context.registers[offset] = value;
      context.written |= 1 << offset;
    },
    latchesIn: (_page, offset) => (latchedOffsets.includes(offset) ? 'card' : null),
    cycles: (offset, size): readonly BusCycle[] => (size === 1 ? [{offset, size, isData: false}] : []),
    heldByte: () => null,
    observe: (_context, state, card, shown) => {
      const event = own.ended(state, shown ?? card.read(status.offset, 1));
      return event < 0 ? [] : [event];
    },
    forgetEnded: () => {},
  };
}

function switchOf(own: PlainModel): ContextSwitch<PlainContext> {
  const {compiled, setUp, status, waitedFor, denied} = own;
  const ending = compiled.tagged[own.endsByItself] ?? 0;
  return {
    statusOffset: status.offset,
    statusOrders: own.statusOrders,
    endsByItself: (state) => isAmong(ending, state),
    abort: () => [],
    ...NO_DEVICE_MEMORY,
    isDrained: () => true,
    errorStatus: () => denied,
    unquiet: ({owed}, shown) => (shown | owed) & waitedFor,
    save: (context, card) => {
      const shown = card.read(status.offset, 1) & waitedFor;
      context.owed |= shown;
      if (shown !== 0) card.write(status.offset, 1, shown);
      readBack(context, setUp, card);
    },
    restore: ({registers, owed}, card) => {
      for (const {offset} of setUp) card.write(offset, 1, registers[offset] ?? 0);
      return owed;
    },
    pendingStatus: ({owed}) => owed,
    addPendingStatus: (context, bits) => {
      context.owed |= bits;
    },
    acknowledge: (context, bits) => {
      context.owed &= ~bits;
    },
    hasReceived: () => false,
    canCollect: () => true,
    pendingInterrupts: ({owed}) => owed !== 0,
    collect: () => NOTHING,
    setPromiscuous: () => {},
  };
}

/** Takes registers from the device as it has them. */
export function readBack({registers}: PlainContext, ports: readonly Port[], card: CardPort): void {
  for (const {offset} of ports) registers[offset] = card.read(offset, 1);
}
