// What the monitor asks of a model of a device: how accesses become events, which ranges a check looks at, and how the
// device's context is read, saved and put back. A model never imports the device it models.
import type {CompiledModel} from './compile-machine.ts';

/** The part of the device's memory that a guest may touch, in device addresses; end exclusive. */
export interface AddressWindow {
  readonly start: number;
  readonly end: number;
}

/** The card as the VMM reaches it: every call is a real port access and is paid for. */
export interface CardPort {
  read(offset: number, size: number): number;
  write(offset: number, size: number, value: number): void;
}

/** What one access means to the model; the object is reused from access to access. */
export interface Interpretation {
  /** Number of the reason why the access is refused whatever the state says; 0: not refused. */
  refusal: number;
  /** Model events in the order they take effect. */
  events: number[];
  /** A range to check although no event is drawn here (the PROM read before Initiate). */
  barecheck: number;
  /** The write stays in the shadow until a command that needs it is approved. */
  hold: boolean;
  /** The held writes go to the card before this one. */
  release: boolean;
  /** What reaches the card in place of the value written. */
  forward: number;
}

/** What a checking function looked at and answered; the object is reused. */
export interface CheckOutcome {
  allowed: boolean;
  reason: number;
  move: 'read' | 'write' | 'transmit';
  /** Device address and length in bytes. */
  address: number;
  length: number;
}

/** Why a device context cannot be switched at this instant. */
export type NotNow = 'model' | 'isr' | 'page' | 'receive';

/** A device's model; C is its context: plain data, one for each guest. */
export interface DeviceModel<C> {
  readonly compiled: CompiledModel;
  readonly initialState: number;
  isReusable(state: number): boolean;
  /** The context of a guest that has not touched the device yet. */
  freshContext(window: AddressWindow): C;
  copyContext(context: C): C;
  /** The register page that the context believes selected. */
  page(context: C): number;
  /** Reads one hooked access, before it happens. Changes nothing in the context. */
  interpret(context: C, state: number, isWrite: boolean, offset: number, size: number, value: number, out: Interpretation): void;
  /** Asks the checking function that guards `event`. */
  check(context: C, event: number, out: CheckOutcome): void;
  /** The access was allowed: the shadow follows it. `state` is the state it led to. */
  commit(context: C, isWrite: boolean, offset: number, size: number, value: number, state: number): void;
  /** Writes the held registers to the card. */
  release(context: C, card: CardPort): void;
  /** A hooked data-port access: how many of `count` elements may pass (the rest is denied), and the reason if fewer. */
  admit(context: C, isWrite: boolean, size: number, count: number): {readonly elements: number; readonly reason: number};
  /** The admitted elements have moved: true when the approved range is used up. */
  moved(context: C, size: number, elements: number): boolean;
  /** Looks at the card for ends that no hooked access told of: events, drawn from real port reads. */
  observe(context: C, state: number, card: CardPort): readonly number[];
  /** An end was seen: the context forgets the open remote DMA. */
  settle(context: C, event: number): void;
}
