// A card on the testbench, and the small language its tests are written in: `CR=0c RBSTART=30000`, all hex, each register at its width.
import {present} from '../../../../src/base/assert.ts';
import {TestbenchHost} from '../../../../src/kits/contract/testbench-host.ts';
import {FRAME_ALARMS} from '../../../../src/kits/rtl8139/card/bursts.ts';
import type {Rtl8139Config} from '../../../../src/kits/rtl8139/card/core.ts';
import type {Profile} from '../../../../src/kits/rtl8139/card/quirks.ts';
import {Rtl8139} from '../../../../src/kits/rtl8139/card/rtl8139.ts';
import {TIMER_ALARM} from '../../../../src/kits/rtl8139/card/timer.ts';
import {REGISTERS} from '../../../../src/kits/rtl8139/sheet/registers.ts';
import {HostMemory} from '../../../../src/sim/machine/host-memory.ts';
import type {ReceiveOutcome} from '../../../../src/sim/machine/port-device.ts';

export const MAC = Uint8Array.of(0x52, 0x54, 0x00, 0x12, 0x34, 0x56);
export const OWN = '52:54:00:12:34:56';
export const BROADCAST = 'ff:ff:ff:ff:ff:ff';
export const CYCLES_PER_BYTE = 160;
export const CYCLES_PER_CLOCK = 60;
export const BOTH = ['qemu', 'datasheet'] as const;

/** Where tests keep things. */
export const SEND = 0x1_0000;
export const RING = 0x2_0000;
export const DESCRIPTORS = 0x4_0000;
/** Transmitter and receiver on, 8 KiB of ring, own and broadcast frames, all unmasked. */
export const START = 'CR=10 RBSTART=20000 CR=0c RCR=000a IMR=e1ff';

/** Bytes that moved by DMA other than a ring frame's. */
export interface Moved {
  readonly address: number;
  readonly length: number;
  readonly isWrite: boolean;
}

class Host extends TestbenchHost {
  pieces: Moved[] = [];
  /** Received frames that came nowhere. */
  readonly lost: Uint8Array[] = [];

  moved(address: number, length: number, isWrite: boolean): void {
    this.pieces.push({address, length, isWrite});
  }

  dropped(frame: Uint8Array): void {
    this.lost.push(frame.slice());
  }
}

/** One card, its host and memory, and words to talk to it. */
export class Testbench {
  readonly memory = new HostMemory(0x10_0000);
  readonly host = new Host(this.memory);
  readonly card: Rtl8139;

  constructor(profile: Profile, more: Partial<Rtl8139Config> = {}) {
    this.card = new Rtl8139({profile, mac: MAC, cyclesPerByte: CYCLES_PER_BYTE, ...more}, this.host);
  }

  /** Writes registers by name. */
  out(program: string): this {
    for (const word of program.split(/\s+/)) {
      const [name = '', value = ''] = word.split('=');
      const {offset, bytes = 1} = portNamed(name);
      this.card.write(offset, bytes, Number.parseInt(value, 16));
    }
    return this;
  }

  /** Reads a register by name. */
  in(name: string): number {
    const {offset, bytes = 1} = portNamed(name);
    return this.card.read(offset, bytes);
  }

  /** Puts bytes, or 32-bit numbers, into memory. */
  put(address: number, bytes: ArrayLike<number>): this {
    this.memory.bytes.set(bytes, address);
    return this;
  }

  putDwords(address: number, ...dwords: readonly number[]): this {
    return this.put(address, new Uint8Array(Uint32Array.from(dwords).buffer));
  }

  /** The 32-bit number at an address. */
  dword(address: number): number {
    return new DataView(this.memory.bytes.buffer).getUint32(address, true);
  }

  bytes(address: number, length: number): number[] {
    return [...this.memory.bytes.subarray(address, address + length)];
  }

  /** Sends a frame from descriptor `n`. */
  send(n: number, frame: Uint8Array): this {
    const address = SEND + 0x2000 * n;
    return this.put(address, frame).out(`TSAD${n}=${address.toString(16)} TSD${n}=${frame.length.toString(16)}`);
  }

  /** A frame arrives, and is where it goes to. */
  receive(frame: Uint8Array): ReceiveOutcome {
    const outcome = this.card.receive(frame);
    this.settle();
    return outcome;
  }

  /** Lets all frames on their way arrive; the timer does not ring. */
  settle(): this {
    this.host.runOut(this.card, FRAME_ALARMS);
    return this;
  }

  /** Rings the timer, if it is set. */
  ringTimer(): this {
    this.host.runTo(this.card, TIMER_ALARM);
    return this;
  }

  /** The frames that left since the last call of this or of `levels`. */
  sent(): Uint8Array[] {
    return this.host.takeOutcomes().flatMap((outcome) => ('tx' in outcome ? [outcome.tx] : []));
  }

  /** The levels that the interrupt line went to, likewise. */
  levels(): number[] {
    return this.host.takeOutcomes().flatMap((outcome) => ('irq' in outcome ? [outcome.irq] : []));
  }

  /** What moved by DMA since the last call, as `r 40000+16`. */
  moves(): string[] {
    const {pieces} = this.host;
    this.host.pieces = [];
    return pieces.map(({address, length, isWrite}) => `${isWrite ? 'w' : 'r'} ${address.toString(16)}+${length}`);
  }
}

function portNamed(name: string): {readonly offset: number; readonly bytes?: number} {
  return present(
    REGISTERS.find((register) => register.name === name),
    `${name} is a register`,
  );
}

/** A frame to `destination` (hex) of `length` bytes, counted up after the address. */
export function frameTo(destination: string, length = 60): Uint8Array {
  const frame = Uint8Array.from({length}, (_, i) => i & 0xff);
  for (let i = 0; i < 6; i++) frame[i] = Number.parseInt(destination.replaceAll(':', '').slice(2 * i, 2 * i + 2), 16);
  return frame;
}
