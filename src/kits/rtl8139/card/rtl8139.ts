// The RTL8139, a PCI card that masters the bus, in C(L)+ dress: its registers at both base addresses, its DMA in the machine's memory.
// Its profile is a table of named quirks. Not modelled: wake on LAN, power management, the boot ROM, the parallel port of its test
// modes; each part's file says the rest. [RTL8139C; RTL8139C+]
import type {AddressWindow} from '../../../base/address-space.ts';
import {assert} from '../../../base/assert.ts';
import {littleEndian, putLittleEndian} from '../../../base/bits.ts';
import {type PartState, stateOf} from '../../../base/state.ts';
import type {DeviceHost, ReceiveOutcome} from '../../../sim/machine/port-device.ts';
import type {DeviceCard, LocalMove} from '../../contract/device-card.ts';
import {readAny, writeAny} from './access.ts';
import {FETCH_ALARM, STORE_ALARM} from './bursts.ts';
import {isMaster} from './bus-master.ts';
import type {Core, FramePiece, Frames, Rtl8139Config} from './core.ts';
import {finishOutgoing} from './cplus-transmit.ts';
import {takeFromWire} from './held-frame.ts';
import {readConfiguration, writeConfiguration} from './pci-configuration.ts';
import {peekAll} from './peek.ts';
import {powerOn} from './power-on.ts';
import {
  type EepromState,
  type Latches,
  type Registers,
  type Tally,
  TX_DEFERRED,
  TX_OFF,
  TX_SENDING,
} from './registers.ts';
import {framesInRing} from './ring-chain.ts';
import {storeBurst} from './store.ts';
import {TIMER_ALARM, timerAlarm} from './timer.ts';
import {finishTransmit, goOnFetching} from './transmit.ts';
import {currentLeaving, currentTransmission, receivesWithin} from './truth.ts';
import {bytesSent, TRANSMIT_ALARM, takeWire} from './wire.ts';

/** The whole card as plain data; the machine's memory is not in it. */
export interface Rtl8139Snapshot extends PartState {
  readonly kind: 'rtl8139';
  readonly regs: Readonly<Registers>;
  readonly latches: Readonly<Latches>;
  readonly tally: Readonly<Tally>;
  readonly eeprom: Readonly<EepromState>;
  readonly frames: Readonly<Frames>;
  readonly tsd: Uint32Array;
  readonly tsad: Uint32Array;
  readonly idr: Uint8Array;
  readonly mar: Uint8Array;
  readonly pci: Uint8Array;
}

const NO_TURN = {start: 0, end: 0};

/** One card; offsets count from its base address, be it of ports or of memory. */
export class Rtl8139 implements DeviceCard {
  readonly selectedPage: number = 0;
  readonly remoteLive: 'read' | 'write' | null = null;
  readonly remoteAddress: number = 0;
  readonly remoteLeft: number = 0;
  readonly remoteTurn: {readonly start: number; readonly end: number} = NO_TURN;
  readonly #core: Core;

  /** The machine must have memory that devices reach. */
  constructor(config: Rtl8139Config, host: DeviceHost) {
    assert(config.mac.length === 6, 'a station address has six bytes');
    this.#core = powerOn(config, host);
  }

  /** A read of `size` bytes at `offset`; none has a side effect. */
  read(offset: number, size: number): number {
    return readAny(this.#core, offset, size);
  }

  /** A write of `size` bytes. */
  write(offset: number, size: number, value: number): void {
    writeAny(this.#core, offset, size, value);
  }

  readBurst(offset: number, size: number, count: number, into: Uint8Array, at: number): void {
    for (let i = 0; i < count; i++) putLittleEndian(into, at + i * size, size, this.read(offset, size));
  }

  writeBurst(offset: number, size: number, count: number, from: Uint8Array, at: number): void {
    for (let i = 0; i < count; i++) this.write(offset, size, littleEndian(from, at + i * size, size));
  }

  /** A read of PCI configuration space. */
  readConfig(offset: number, size: number): number {
    return readConfiguration(this.#core, offset, size);
  }

  /** A write to PCI configuration space. */
  writeConfig(offset: number, size: number, value: number): void {
    writeConfiguration(this.#core, offset, size, value);
  }

  /** A frame (no FCS) arrives whole from the wire; what became of it. */
  receive(frame: Uint8Array): ReceiveOutcome {
    const outcome = takeFromWire(this.#core, frame);
    // Off the bus its registers say that it stored the frame, and memory has none of it.
    return outcome === 'stored' && !isMaster(this.#core) ? 'stopped' : outcome;
  }

  /** A time asked for with `schedule` has come. */
  alarm(token: number): void {
    const {latches} = this.#core;
    if (token === TIMER_ALARM) timerAlarm(this.#core);
    else if (token === FETCH_ALARM) goOnFetching(this.#core);
    else if (token === STORE_ALARM) storeBurst(this.#core);
    else {
      assert(token === TRANSMIT_ALARM, `the card asked for no alarm ${token}`);
      if (latches.tx === TX_DEFERRED) takeWire(this.#core);
      else if (latches.tx === TX_SENDING && latches.txDescriptor >= 0) finishTransmit(this.#core);
      else if (latches.tx === TX_SENDING) finishOutgoing(this.#core);
    }
  }

  /** Everything the card is, as plain data that shares nothing with it but frames, which never change. */
  snapshot(): Rtl8139Snapshot {
    const {regs, latches, tally, eeprom, frames, tsd, tsad, idr, mar, pci} = this.#core;
    return {
      kind: 'rtl8139',
      regs: {...regs},
      latches: {...latches},
      tally: {...tally},
      eeprom: {...eeprom},
      frames: {...frames},
      tsd: tsd.slice(),
      tsad: tsad.slice(),
      idr: idr.slice(),
      mar: mar.slice(),
      pci: pci.slice(),
    };
  }

  /** Becomes what the snapshot was. Silent: alarms, the interrupt line and memory are the machine's to restore with it. */
  restore(saved: PartState): void {
    const {regs, latches, tally, eeprom, frames, tsd, tsad, idr, mar, pci} = this.#core;
    const snapshot = stateOf<Rtl8139Snapshot>('rtl8139', saved);
    Object.assign(regs, snapshot.regs);
    Object.assign(latches, snapshot.latches);
    Object.assign(tally, snapshot.tally);
    Object.assign(eeprom, snapshot.eeprom);
    Object.assign(frames, snapshot.frames);
    tsd.set(snapshot.tsd);
    tsad.set(snapshot.tsad);
    idr.set(snapshot.idr);
    mar.set(snapshot.mar);
    pci.set(snapshot.pci);
  }

  registers(): Record<string, number> {
    return peekAll(this.#core);
  }

  /** The registers, live. Only for looking. */
  get liveRegisters(): Readonly<Registers> {
    return this.#core.regs;
  }

  /** What it keeps beside them, live. Only for looking. */
  get liveLatches(): Readonly<Latches> {
    return this.#core.latches;
  }

  /** Frames on their way, live. Only for looking. */
  get liveFrames(): Readonly<Frames> {
    return this.#core.frames;
  }

  /** The machine's memory, live. Only for looking. */
  memory(): Uint8Array {
    return this.#core.memory.bytes;
  }

  isDataPort(): boolean {
    return false;
  }

  reachesDataPort(): boolean {
    return false;
  }

  /** The interrupt line as the card drives it. */
  get irqLevel(): 0 | 1 {
    return this.#core.latches.irq === 0 ? 0 : 1;
  }

  firstMoved(address: number): number {
    return address;
  }

  /** Truth: the frame being sent by a descriptor register, or waiting to be. */
  get localMove(): LocalMove | null {
    return currentTransmission(this.#core);
  }

  /** Truth: the frame that leaves by descriptors in memory. */
  get leaving(): Omit<LocalMove, 'address'> | null {
    return currentLeaving(this.#core);
  }

  /** Truth: nothing where the frame's bytes lay in several places, or in none. */
  get sentFrom(): {readonly address: number; readonly length: number} {
    const {sentAddress, sentLength} = this.#core.latches;
    return {address: sentAddress, length: sentLength};
  }

  /** Truth: what the descriptors brought that made the frame, those included that another had before. */
  get sentPieces(): readonly FramePiece[] {
    const {sentLength} = this.#core.latches;
    return sentLength > 0 ? [this.sentFrom] : this.#core.frames.outgoingFrom;
  }

  movedLocally(now: number): number {
    return bytesSent(this.#core, now);
  }

  /** Truth: the card drives the wire now; a frame on its way to its own receiver does not. */
  get isOnWire(): boolean {
    const {tx, txLooped} = this.#core.latches;
    return tx === TX_SENDING && txLooped === 0;
  }

  /** Truth: a frame is being sent, or waits to be. */
  get isBusy(): boolean {
    return this.#core.latches.tx !== TX_OFF;
  }

  /** Truth: frames in the ring that the driver has not given back. */
  undrainedFrames(): number {
    return framesInRing(this.#core);
  }

  isGuarded(): boolean {
    return false;
  }

  sharedAddress(address: number): number {
    return address >= 0 && address < this.#core.memory.bytes.length ? address : -1;
  }

  receivesWithin(window: AddressWindow): boolean {
    return receivesWithin(this.#core, window);
  }
}
