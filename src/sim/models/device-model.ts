// What the monitor asks of a model of a device: how accesses become events, which ranges a check looks at, and how the
// device's context is read, saved and put back. A model never imports the device it models.
import type {AddressWindow, SpaceNumber} from '../../base/address-space.ts';
import type {Move} from '../../kits/contract/moves.ts';
import type {BusMemory} from '../machine/host-memory.ts';
import type {CompiledModel} from './compiled-model.ts';
import type {DmaView} from './dma-view.ts';

/** The card as the VMM reaches it: every call is a real port access and is paid for. */
export interface CardPort {
  read(offset: number, size: number): number;
  write(offset: number, size: number, value: number): void;
  /**
   * Has the device master the bus, or not, by what the low byte of its command register says of that; nothing is written where the
   * device has it so already. Absent for a device without configuration space.
   */
  masters?(command: number): void;
  /** Lets so many cycles pass before the next access. */
  pause?(cycles: number): void;
  /** The machine's memory as the VMM has it; absent where devices reach none. */
  readonly hostMemory?: BusMemory;
  /** The VMM has copied so many bytes between pages of its own, from `address` on, and its guest's: that is recorded, and takes its time. */
  copied?(address: number, length: number, isToGuest: boolean): void;
}

/** One access is at most so many model events: one command can stop, abort a DMA, initiate and transmit. */
export const MOST_EVENTS = 4;

/** What one access means to the model; the object is reused from access to access. */
export interface Interpretation {
  /** Number of the reason why the access is refused whatever the state says; 0: not refused. */
  refusal: number;
  /** Model events in the order they take effect; the first `count` of them mean something. */
  readonly events: Uint8Array;
  count: number;
  /** The model is to look at the card first (see `observe`), then the access is read again. */
  lookFirst: boolean;
  /** The event whose check is asked although the model makes no move here (the PROM read before Initiate); -1: none. */
  checkOnly: number;
  /** The write stays in the shadow until a command that needs it is approved. */
  hold: boolean;
  /** The held writes go to the card before this one. */
  release: boolean;
  /** What reaches the card in place of the value written. */
  forward: number;
}

/** An access that means nothing to the model, so far: its value goes on as it is. */
export function meansNothing(out: Interpretation, value: number): void {
  out.refusal = 0;
  out.count = 0;
  out.lookFirst = false;
  out.checkOnly = -1;
  out.hold = false;
  out.release = false;
  out.forward = value;
}

/** What was approved and may still be under way, in device addresses. */
export interface ApprovedRange {
  readonly move: 'read' | 'write';
  readonly start: number;
  readonly length: number;
  /** The address space it lies in; the device's own memory where none is named. */
  readonly space?: SpaceNumber;
}

/** What a checking function looked at and answered; the object is reused. */
export interface CheckOutcome {
  allowed: boolean;
  reason: number;
  move: Move;
  /** Device address and length in bytes. */
  address: number;
  length: number;
  /** The address space of the range: the device's own memory when the check is asked, and where that names no other. */
  space: SpaceNumber;
  /** The descriptor in memory that names the range, by its number in its ring; null when the check is asked, and where registers name it. */
  entry: number | null;
}

/** One cycle that the bus makes of an access: of a register, one byte wide, or of the data port in the width that reaches it. */
export interface BusCycle {
  readonly offset: number;
  readonly size: number;
  readonly isData: boolean;
  /** Why an access that makes such a cycle is refused whatever it carries, by the reason's number: a part of a register that has to be written whole. */
  readonly refusal?: number;
}

/** A device's model; C is its context: plain data, one for each guest. */
export interface DeviceModel<C> {
  readonly compiled: CompiledModel;
  readonly initialState: number;
  /** The event that ends a remote transfer, for where the data port itself is counted. */
  readonly endOfTransfer: number;
  /** True of a state in which another guest may have the device. */
  isReusable(state: number): boolean;
  /** The context of a guest that has not touched the device yet. `view`: what its addresses mean to a device that masters the bus. */
  freshContext(window: AddressWindow, view?: DmaView): C;
  /** Laid over another context where one is given. */
  copyContext(from: C, into?: C): C;
  /** A fresh context's guest has the device as it is at power-on; otherwise a hand-off puts the context on it first. */
  foundAtPowerOn(context: C): void;
  /** The register page that the context believes selected. */
  page(context: C): number;
  /** The register page that is selected after a write where `page` was before. */
  pageAfter(page: number, offset: number, value: number): number;
  /** Reads one hooked access, one register wide, before it happens. Changes nothing in the context. */
  interpret(context: C, state: number, isWrite: boolean, offset: number, value: number, out: Interpretation): void;
  /** Learns from the card what a command is about to use that its guest has not written anew; before `interpret`. */
  recall(context: C, isWrite: boolean, offset: number, value: number, card: CardPort): void;
  /** Asks the checking function that guards `event`. */
  check(context: C, event: number, out: CheckOutcome): void;
  /** The access was allowed: the shadow follows it. */
  commit(context: C, isWrite: boolean, offset: number, value: number): void;
  /**
   * Where a write of one byte goes that the device only latches: no event, no refusal, nothing there starts by it. On to the
   * device, or no further than the shadow; null: another write, on which `interpret` has its say.
   */
  latchesIn(page: number, offset: number): 'card' | 'shadow' | null;
  /** True where the offset is the data port: such accesses go to `admit` and `moved`. */
  isDataPort(offset: number): boolean;
  /**
   * What an access of this width is to the device: its cycles in order, without those that nothing answers. `isWrite`: where a device
   * tells the directions apart; a read where it is not said.
   */
  cycles(offset: number, size: number, isWrite?: boolean): readonly BusCycle[];
  /**
   * What a trapped read shows in place of the device's own byte, at each offset of a register: what its guest has written there and
   * the model holds back, or had reach the device as something else; null: the device's.
   */
  heldByte(context: C, offset: number): number | null;
  /** The range a remote command approved and that may still move; null if none. */
  approved(context: C): ApprovedRange | null;
  /** Ranges that the device may write at any time, without being told to: a receive ring while its receiver is on. Host addresses. */
  standing?(context: C): readonly ApprovedRange[];
  /** The device sends one frame after another while its guest gives it more: a guest from which it is to be taken by force is stopped first. */
  readonly sendsInARow?: boolean;
  /** Host memory that has to stay where it is, since the device has its address or will have it again. `isOwner`: its guest has the device. */
  pinned?(context: C, isOwner: boolean): readonly ApprovedRange[];
  /** A page of its guest's lies elsewhere from now on; the card is not told. Present where a model is of a device that masters the bus. */
  remap?(context: C, view: DmaView): void;
  /** Gives the card the new addresses of what it is told to use and does not use now. */
  repoint?(context: C, card: CardPort): void;
  /** Pages of the VMM's that stand in for those of the guest that has the device: its DMA may move bytes there. Host addresses. */
  readonly lent?: AddressWindow;
  /**
   * True where a read of the device that showed this tells its guest of received frames that lie in pages of the VMM's until `collect`
   * copies them; it does so whether or not frames are kept for others. Present where a model has the VMM copy anything.
   */
  tellsReceived?(context: C, offset: number, size: number, value: number): boolean;
  /** True of a write after which its guest looks into memory for what the VMM has of it: that is copied once the device has the write. */
  tellsByMemory?(context: C, offset: number): boolean;
  /** True of a write that takes away where received frames lie: those for other guests have to be looked for before it. */
  emptiesRing?(context: C, offset: number, value: number): boolean;
  /** True where an access of one byte is to the device what an access of several is: its registers have widths. */
  readonly hasWidths?: boolean;
  /** Writes the held registers to the card. */
  release(context: C, card: CardPort): void;
  /** A hooked data-port access: how many of `count` elements may pass (the rest is denied), and the reason if fewer. */
  admit(
    context: C,
    isWrite: boolean,
    size: number,
    count: number,
  ): {readonly elements: number; readonly reason: number};
  /** Learns from the card how far a transfer came while its port was not hooked; before `admit`. */
  recount(context: C, card: CardPort): void;
  /** Bit per port, of the first 32, that a dynamic hook set's map may leave out now: what goes through it can only be the guest's own. */
  freePorts(context: C, state: number): number;
  /** The admitted elements have moved: true when the approved range is used up. */
  moved(context: C, size: number, elements: number): boolean;
  /**
   * Looks at the card for ends that no hooked access told of, by real port reads. `status` is it as just read, or null;
   * `thorough` looks at the remote DMA even if the status does not say that it ended. Returns events to follow.
   */
  observe(context: C, state: number, card: CardPort, status: number | null, thorough: boolean): readonly number[];
  /** An event was followed outside an access: the context forgets what has ended. */
  forgetEnded(context: C, event: number): void;
  readonly contextSwitch: ContextSwitch<C>;
}

/** Taking the device from one guest and giving it to another: real port accesses, in the order the silicon asks for. */
export interface ContextSwitch<C> {
  /** True where the device is at something that a stop would lose and that is over soon anyway: a frame being sent. */
  endsByItself(state: number): boolean;
  /** Stops the device whatever its guest was setting up or moving: the remote transfer is over. */
  abort(context: C, card: CardPort): readonly number[];
  /** True where no received frame waits in the owner's ring. Its register pages can be selected. */
  isDrained(context: C, card: CardPort): boolean;
  /** Carries device memory off the stopped device, and back on. `before` is the context whose set-up the device still has. */
  saveMemory(context: C, card: CardPort, what: 'used' | 'all'): void;
  restoreMemory(context: C, before: C, card: CardPort, what: 'used' | 'all'): void;
  /** The status bits that tell a guest of a denial. */
  errorStatus(reason: number): number;
  /** The interrupt status bits that keep the device from being quiet; of `card` registers may be read that nobody hooked. */
  unquiet(context: C, status: number, policy: 'masked' | 'all', card: CardPort): number;
  /** Stops the device and reads into the context what only the device knows. */
  save(context: C, card: CardPort): void;
  /** Puts a context back and starts the device if it was started. Returns status bits that could not be put back. */
  restore(context: C, card: CardPort): number;
  /** Status bits kept for a guest, which its own reads of the status register must still show. */
  pendingStatus(context: C): number;
  addPendingStatus(context: C, bits: number): void;
  /** The port whose reads must show the pending bits. */
  readonly statusOffset: number;
  /** Bytes of the status register; 1 where it is not said. */
  readonly statusBytes?: number;
  /** A write to it can also be a command: the model has its say, whatever bits are pending. */
  readonly statusOrders: boolean;
  /** True where an access to `statusOffset` meets the status register now. */
  canReadStatus(context: C): boolean;
  acknowledge(context: C, bits: number): void;
  /** Whether a status says that a frame was stored, or that a remote transfer ended. */
  hasReceived(status: number): boolean;
  isDmaEnd(status: number): boolean;
  /** The ring can be looked at when the device is stopped as well: a hand-off does, for frames that came since the last look, and what it finds for who had the device has that guest wait for it again. */
  readonly collectsStopped?: boolean;
  /** True where the VMM may move frames now: no remote transfer is open and its registers can be reached. */
  canCollect(context: C, state: number): boolean;
  /** True where the pending bits would interrupt the guest. */
  pendingInterrupts(context: C): boolean;
  /**
   * Looks at frames that arrived since the last look; those for which `claim` names another context are copied into that
   * context's parked ring and scrubbed here. The device must be the owner's, its page selectable and no remote DMA open.
   */
  collect(context: C, card: CardPort, claim: (frame: ClaimedFrame) => readonly C[], hadDmaEnd: boolean): CollectOutcome;
  /** Sets or clears the device's taking of frames that are not the owner's. */
  setPromiscuous(context: C, on: boolean): void;
}

/** Bytes of a device's status register. */
export function statusBytes({statusBytes: bytes = 1}: Pick<ContextSwitch<unknown>, 'statusBytes'>): number {
  return bytes;
}

/** A frame seen in the owner's ring: its destination address, read by the VMM. */
export interface ClaimedFrame {
  readonly destination: Uint8Array;
}

/** What a look through the ring found. */
export interface CollectOutcome {
  /** Frames looked at. */
  readonly seen: number;
  /** Frames moved to a parked ring, with the bytes as read. */
  readonly kept: readonly {readonly into: unknown; readonly frame: Uint8Array; readonly stored: boolean}[];
}
