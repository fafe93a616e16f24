// The copy engine's silicon. A copy is made all at once when its time is over. Not modelled: a bus that the engine has to wait for.
import type {PartState} from '../../base/state.ts';
import {PlainDevice} from '../../sim/machine/plain-device.ts';
import type {DeviceHost} from '../../sim/machine/port-device.ts';
import type {DeviceCard, LocalMove} from '../contract/device-card.ts';
import {CTRL, PAGE_BYTES, PAGES, PORT} from './sheet.ts';

const CYCLES_PER_BYTE = 64;
const MEMORY_BYTES = PAGES * PAGE_BYTES;
const COPY_ENDS = 0;

/** A copy that goes on: where from, and where to, with its end. */
interface Copy extends LocalMove {
  readonly from: number;
}

interface EngineState extends PartState {
  readonly kind: 'copy-engine';
  /** SRC, DST and LEN. */
  readonly setUp: readonly number[];
  readonly isDone: boolean;
  readonly copy: Copy | null;
  /** Never changed: a copy makes it anew. */
  readonly memory: Uint8Array;
}

/** One copy engine. At power-on each byte of its memory holds the number of its page, so that a copy shows whose it was. */
export class CopyEngine extends PlainDevice<EngineState> implements DeviceCard {
  readonly #host: DeviceHost;

  constructor(host: DeviceHost) {
    const memory = Uint8Array.from({length: MEMORY_BYTES}, (_, at) => Math.floor(at / PAGE_BYTES));
    super(Object.values(PORT), {kind: 'copy-engine', setUp: [0, 0, 0], isDone: false, copy: null, memory});
    this.#host = host;
  }

  protected readByte(offset: number): number {
    const {setUp, isDone} = this.state;
    if (offset !== PORT.CTRL.offset) return setUp[offset] ?? 0xff;
    return (this.isBusy ? CTRL.BUSY : 0) | (isDone ? CTRL.DONE : 0);
  }

  protected writeByte(offset: number, value: number): void {
    if (offset !== PORT.CTRL.offset) {
      this.change({setUp: this.state.setUp.with(offset, value)});
      return;
    }
    if ((value & CTRL.DONE) !== 0) this.#done(false);
    if ((value & CTRL.BUSY) !== 0 && !this.isBusy) this.#start();
  }

  /** A copy ends where memory does, whatever LEN says. */
  #start(): void {
    const [from = 0, address = 0, pages = 0] = this.state.setUp.map((byte) => byte * PAGE_BYTES);
    const length = Math.max(0, Math.min(pages, MEMORY_BYTES - from, MEMORY_BYTES - address));
    const copy = {from, address, length, until: this.#host.now() + length * CYCLES_PER_BYTE};
    this.change({copy});
    this.#host.schedule(copy.until, COPY_ENDS);
  }

  alarm(): void {
    const {copy, memory} = this.state;
    if (copy === null) return;
    const {from, address, length} = copy;
    this.change({copy: null, memory: memory.slice().copyWithin(address, from, from + length)});
    this.#host.moved?.(from, length, false);
    this.#host.moved?.(address, length, true);
    this.#done(true);
  }

  #done(isDone: boolean): void {
    if (isDone === this.state.isDone) return;
    this.change({isDone});
    this.#host.setIrq(this.irqLevel);
  }

  memory(): Uint8Array {
    return this.state.memory;
  }

  get irqLevel(): 0 | 1 {
    return this.state.isDone ? 1 : 0;
  }

  get localMove(): LocalMove | null {
    return this.state.copy;
  }

  get isBusy(): boolean {
    return this.state.copy !== null;
  }

  movedLocally(now: number): number {
    const {copy} = this.state;
    return copy === null ? 0 : Math.min(copy.length, copy.length - Math.ceil((copy.until - now) / CYCLES_PER_BYTE));
  }

  sharedAddress(address: number): number {
    return address < MEMORY_BYTES ? address : -1;
  }
}
