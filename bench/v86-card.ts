// v86's own NE2000 alone, out of v86's package: a PC is put together and never started, its card's class taken from it,
// and a card built with ports of ours around it. Only what v86 does inside an access is timed, not its processor.
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {V86} from 'v86';
import type {Instruction} from '../src/sim/machine/guest-program.ts';
import {startCard} from './frame-accesses.ts';
import type {Work} from './measure.ts';

type Port = (this: unknown, value?: number) => number;
type CardClass = new (cpu: unknown, bus: unknown, keepsMac: boolean, translatesMac: boolean) => object;

const PORTS = 31;

/** One card and its ports by offset. */
export interface V86Card {
  readonly read8: (offset: number) => number;
  readonly write8: (offset: number, value: number) => void;
  readonly write16: (offset: number, value: number) => void;
  /** Bytes sent so far. */
  readonly sentBytes: () => number;
}

/** Builds the card; the emulator is thrown away. */
export async function v86Card(): Promise<V86Card> {
  const Card = await cardClass();
  const reads: Port[] = [];
  const writes: Port[] = [];
  const wideWrites: Port[] = [];
  let sent = 0;
  const nothing = (): void => {};
  const io = {
    register_read: (port: number, _device: unknown, byte: Port) => {
      reads[port & PORTS] = byte;
    },
    register_write: (port: number, _device: unknown, byte: Port, word: Port) => {
      writes[port & PORTS] = byte;
      wideWrites[port & PORTS] = word;
    },
  };
  const send = (name: string, frame: {readonly length: number}): void => {
    if (name === 'net0-send') sent += frame.length;
  };
  const pci = {register_device: nothing, raise_irq: nothing, lower_irq: nothing};
  const card = new Card({devices: {pci}, io}, {register: nothing, send}, false, false);
  return {
    read8: (offset) => reads[offset]?.call(card) ?? 0xff,
    write8: (offset, value) => {
      writes[offset]?.call(card, value);
    },
    write16: (offset, value) => {
      wideWrites[offset]?.call(card, value);
    },
    sentBytes: () => sent,
  };
}

/** Plays a list of single accesses on the card so many times. */
export function v86Work(card: V86Card, loop: readonly Instruction[], rounds: number): Work {
  const {read8, write8, write16} = card;
  const play = (tape: readonly Instruction[]): number => {
    let seen = 0;
    for (const access of tape) {
      if (access.op === 'in') seen ^= read8(access.offset);
      else if (access.op === 'out' && access.size === 1) write8(access.offset, access.value);
      else if (access.op === 'out') write16(access.offset, access.value);
    }
    return seen;
  };
  play(startCard());
  return {
    units: loop.length * rounds,
    run: () => {
      let seen = 0;
      for (let round = 0; round < rounds; round++) seen ^= play(loop);
      return seen;
    },
  };
}

async function cardClass(): Promise<CardClass> {
  const main = createRequire(import.meta.url).resolve('v86');
  const emulator = new V86({
    wasm_path: join(dirname(main), 'v86.wasm'),
    autostart: false,
    memory_size: 1 << 24,
    vga_memory_size: 1 << 20,
    net_device: {type: 'ne2k'},
    disable_keyboard: true,
    disable_mouse: true,
    disable_speaker: true,
  });
  await new Promise<void>((done) => emulator.add_listener('emulator-ready', () => done()));
  const card = ['v86', 'cpu', 'devices', 'net'].reduce<unknown>((at, name) => partOf(at, name), emulator);
  const found = partOf(card, 'constructor');
  if (!isCardClass(found)) throw new Error('this v86 keeps its NE2000 somewhere else');
  await emulator.destroy();
  return found;
}

function partOf(whole: unknown, name: string): unknown {
  return typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;
}

function isCardClass(found: unknown): found is CardClass {
  return typeof found === 'function' && found !== Object;
}
