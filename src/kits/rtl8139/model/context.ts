// What the monitor knows of the card for one guest: the registers that its rules are about, as the guest wrote them, the transmit
// descriptors and their turn, and what a hand-off saved. Plain data.
import type {AddressWindow} from '../../../base/address-space.ts';
import {type DmaView, deviceMemory} from '../../../sim/models/dma-view.ts';
import {CR, DESCRIPTORS} from '../sheet/registers.ts';
import type {ShadowRing} from './descriptors.ts';

/** Registers that a hand-off carries by reading and writing them, by the name of the first. */
export type SavedRegisters = Readonly<Record<string, number>>;

/** One guest's view of the card, as the monitor shadows it. */
export interface Rtl8139Context {
  view: DmaView;
  /** CR.TE and CR.RE. */
  CR: number;
  /** Start addresses of frames and of the receive ring, the guest's own; 0: none is set. */
  readonly TSAD: number[];
  RBSTART: number;
  /** Host address that the card has in RBSTART, where its writes are seen: of a ring that its guest cleared the last. */
  ringAt: number;
  /** Bit per descriptor: a copy of its guest's bytes lies in the VMM's pages. */
  copied: number;
  /** Host addresses that the card has in its TSADs: of one that its guest cleared the last. */
  readonly sendsFrom: number[];
  /** The TSDs as last written, OWN as it was written. */
  readonly TSD: number[];
  RCR: number;
  /** Bytes of the longest ring that was filled since the reset, where a write to RCR leaves CBR as it is: the next frame can lie behind a shorter one's end. */
  longestRing: number;
  IMR: number;
  /** The descriptor that the card takes next. */
  turn: number;
  /** Bit per descriptor: given to the card, which does not come to it yet. */
  waiting: number;
  /** Bit per descriptor: the card was told to send it, and nobody has seen that it did. */
  given: number;
  /** CAPR and CBR as the last hand-off found them; frames kept for the guest move CBR on. */
  CAPR: number;
  CBR: number;
  /** Offset in the receive ring of the first frame that the VMM has not looked at. */
  lookAt: number;
  /** ISR bits that the card can't be made to show: merged into the guest's own reads. */
  owed: number;
  /** The guest has the card in C+ mode, by these bits of CPCR; its rings are shadowed, as far as they were given. */
  isCPlus: boolean;
  CPCR: number;
  /** Where its ring of receive descriptors lies, in two halves; that of descriptors to send is in TSAD 0 and 1. */
  RDSAR: readonly number[];
  transmit: ShadowRing | null;
  receive: ShadowRing | null;
  /** Its guest has acknowledged that all of it was sent. */
  isOver: boolean;
  /** Its guest has bus mastering on; a reset of the card changes nothing there. */
  isMaster: boolean;
  /** The card takes everybody's frames for the VMM. */
  isPromiscuous: boolean;
  /** Its guest has turned the receiver off, and nobody has seen it rest: what it has is still stored. */
  isStopping: boolean;
  /** It was turned off, and nobody has looked at the ring since. */
  isLeft: boolean;
  /** The VMM fills the ring with frames of its own, in a hand-off, whether its guest has the receiver on or not. */
  isPlayedBack: boolean;
  /** All else, as the last hand-off read it; null: the guest has not had the card. */
  saved: SavedRegisters | null;
}

/** After a reset CAPR stands one lag before the ring's first byte. [RTL8139C, CAPR] */
export const FIRST_CAPR = 0xfff0;
/** TSD after a reset: the descriptor is the driver's. */
export const FRESH_TSD = 0x2000;

/** Nothing of C+ mode. */
const RING_MODE = {isCPlus: false, CPCR: 0, RDSAR: [0, 0], transmit: null, receive: null, isOver: false};

/** The context of a guest that has never touched the card: as after power-on. */
export function freshContext(window: AddressWindow, view: DmaView = deviceMemory(window)): Rtl8139Context {
  return {
    view,
    CR: 0,
    TSAD: new Array<number>(DESCRIPTORS).fill(0),
    RBSTART: 0,
    ringAt: 0,
    copied: 0,
    sendsFrom: new Array<number>(DESCRIPTORS).fill(0),
    TSD: new Array<number>(DESCRIPTORS).fill(FRESH_TSD),
    RCR: 0,
    longestRing: 0,
    IMR: 0,
    turn: 0,
    waiting: 0,
    given: 0,
    CAPR: FIRST_CAPR,
    CBR: 0,
    lookAt: 0,
    owed: 0,
    ...RING_MODE,
    isMaster: true,
    isPromiscuous: false,
    isStopping: false,
    isLeft: false,
    isPlayedBack: false,
    saved: null,
  };
}

/** A copy that shares nothing that changes; laid over another context where one is given. */
export function copyContext(from: Rtl8139Context, into?: Rtl8139Context): Rtl8139Context {
  const copy = {...from, TSAD: [...from.TSAD], sendsFrom: [...from.sendsFrom], TSD: [...from.TSD]};
  return into === undefined ? copy : Object.assign(into, copy);
}

/** True where the guest has the receiver on. */
export function isReceiving(context: Rtl8139Context): boolean {
  return (context.CR & CR.RE) !== 0;
}

/** True where the ring may hold what nobody has looked at. */
export function isFilled(context: Rtl8139Context): boolean {
  return isReceiving(context) || context.isLeft;
}

/** CR.RST or a load from the EEPROM: TSAD, RCR, and what isn't followed here, stay as they are. [QEMU 7.2, seen in recordings] */
export function forget(context: Rtl8139Context): void {
  context.CR = 0;
  context.RBSTART = 0;
  context.ringAt = 0;
  context.TSD.fill(FRESH_TSD);
  context.IMR = 0;
  context.longestRing = 0;
  context.turn = 0;
  context.waiting = 0;
  context.given = 0;
  context.CAPR = FIRST_CAPR;
  context.CBR = 0;
  context.lookAt = 0;
  context.owed = 0;
  context.isStopping = false;
  context.isLeft = false;
  Object.assign(context, RING_MODE);
}
