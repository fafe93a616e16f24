// The abstract card against the lab's own, in both profiles: the same accesses, ends of frames and arrivals bring the same registers,
// memory and interrupt line, where bursts take no time. Two tellings of one data sheet; where a test can't follow, it says so.
import {describe, expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import type {Port} from '../../../../src/base/port.ts';
import {nextBelow, type RandomState, seeded} from '../../../../src/base/random.ts';
import type {CardProfile} from '../../../../src/kits/contract/device-facts.ts';
import {TestbenchHost} from '../../../../src/kits/contract/testbench-host.ts';
import {Rtl8139} from '../../../../src/kits/rtl8139/card/rtl8139.ts';
import {TRANSMIT_ALARM} from '../../../../src/kits/rtl8139/card/wire.ts';
import {AbstractCard} from '../../../../src/kits/rtl8139/explore/abstract-card.ts';
import {accessesOf} from '../../../../src/kits/rtl8139/explore/accesses.ts';
import {FRAME_FROM_WIRE, HOST_PAGES, RUN_ON, STORED_BYTES} from '../../../../src/kits/rtl8139/explore/layout.ts';
import {QemuCard} from '../../../../src/kits/rtl8139/explore/qemu-card.ts';
import {PCI, PCI_COMMAND} from '../../../../src/kits/rtl8139/sheet/pci.ts';
import {CR, PORT, RCR, RING_BYTES, TCR, TSAD, TSD} from '../../../../src/kits/rtl8139/sheet/registers.ts';
import {HOST_PAGE_BYTES, HostMemory} from '../../../../src/sim/machine/host-memory.ts';

const COMPARED = [
  ...[...TSD, ...TSAD],
  ...[PORT.CR, PORT.RBSTART, PORT.CAPR, PORT.CBR, PORT.IMR, PORT.ISR, PORT.RCR, PORT.TSADS],
];
const RECEIVED = [FRAME_FROM_WIRE, new Uint8Array(1514).fill(0xff), new Uint8Array(60).fill(0xff)];
/** What a guest does, but for C+ mode, of which the abstract card has the beginning alone. */
const ACCESSES = accessesOf(0, 'anything').filter(
  ({offset, isConfiguration}) => isConfiguration !== true && offset !== PORT.CPCR.offset,
);

/** A host that counts the bytes that its card says to have written. */
class CountingHost extends TestbenchHost {
  written = 0;

  moved(_address: number, length: number, isWrite: boolean): void {
    if (isWrite) this.written += length;
  }
}

/** Both cards, each in a memory of its own. They take every frame, for the abstract one has no filter. */
class Pair {
  readonly told: string[] = [];
  /** Bytes that the abstract card says to have written, and frames that it says to have read. */
  written = 0;
  fetched = 0;
  readonly #memories = [0, 1].map(() => new HostMemory(HOST_PAGES * HOST_PAGE_BYTES));
  readonly #host: CountingHost;
  readonly real: Rtl8139;
  readonly abstract: AbstractCard;

  constructor(profile: CardProfile) {
    const [memory, other] = this.#memories as [HostMemory, HostMemory];
    this.#host = new CountingHost(memory);
    this.real = new Rtl8139({profile, quirks: {dmanow: true}, mac: new Uint8Array(6), cyclesPerByte: 1}, this.#host);
    const Card = profile === 'qemu' ? QemuCard : AbstractCard;
    const moves = (_address: number, length: number, isWrite: boolean): void => {
      if (isWrite) this.written += length;
      else this.fetched++;
    };
    this.abstract = new Card({memory: other, setIrq: () => {}, moves});
    this.write(PORT.RCR.offset, 4, RUN_ON | RCR.AAP);
  }

  write(offset: number, size: number, value: number): void {
    this.told.push(`write ${offset.toString(16)} ${value.toString(16)}`);
    this.real.write(offset, size, value);
    this.abstract.write(offset, size, value);
  }

  /** Has both master the bus, or not. */
  master(isOn: boolean): void {
    this.told.push(`bus mastering ${isOn ? 'on' : 'off'}`);
    const command = PCI_COMMAND.IO | PCI_COMMAND.MEMORY | (isOn ? PCI_COMMAND.MASTER : 0);
    this.real.writeConfig(PCI.PCICMD.offset, 1, command);
    this.abstract.writeConfig(PCI.PCICMD.offset, 1, command);
  }

  /** Frames that the whole card has sent since the last call: true of each whose bytes are memory's. */
  sent(): readonly boolean[] {
    return this.#host
      .takeOutcomes()
      .flatMap((outcome) => ('tx' in outcome ? [outcome.tx.some((byte) => byte !== 0)] : []));
  }

  /** Puts bytes that are not 0 all over both memories. */
  fillMemory(): void {
    for (const {bytes} of this.#memories) bytes.fill(0x55);
  }

  finish(): void {
    this.told.push('the frame ends');
    this.#host.runTo(this.real, TRANSMIT_ALARM);
    this.abstract.finishFrame();
  }

  receive(frame: Uint8Array): void {
    this.told.push(`${frame.length} bytes arrive`);
    this.real.receive(frame);
    this.abstract.receive(frame);
  }

  /** They are alike. */
  compare(): void {
    const seen = (card: {read(offset: number, size: number): number}): Record<string, number> =>
      Object.fromEntries(COMPARED.map((register) => [register.name, shown(register, card, this.abstract.ringLength)]));
    const story = this.told.slice(-12).join('; ');
    expect(seen(this.abstract), story).toEqual(seen(this.real));
    expect(this.written, story).toBe(this.#host.written);
    expect(this.abstract.line, story).toBe(this.real.irqLevel);
    expect(this.abstract.isSending, story).toBe(this.real.isBusy);
    if (this.abstract.isSending) expect(this.abstract.sendsFrom, story).toBe(this.real.localMove?.address);
  }

  /** The headers of what lies in the ring, one after another. */
  headers(): readonly (readonly number[])[] {
    const {RBSTART, CBR} = this.abstract;
    return this.#memories.map(({bytes}) => {
      const found: number[] = [];
      for (let at = 0; at < CBR; ) {
        const header = [...bytes.subarray(RBSTART + at, RBSTART + at + 4)];
        found.push(...header);
        const length = (header[2] ?? 0) | ((header[3] ?? 0) << 8);
        at += Math.max(4, (4 + length + 3) & ~3);
      }
      return found;
    });
  }
}

/**
 * A register as both show it. QEMU's card keeps CAPR modulo the ring's length, which is the same place; and shows RST in CR after a load from
 * the EEPROM, which is left out.
 */
function shown(register: Port, card: {read(offset: number, size: number): number}, ring: number): number {
  const value = card.read(register.offset, register.bytes ?? 1);
  if (register === PORT.CAPR) return value & (ring - 1);
  return register === PORT.CR ? value & ~CR.RST : value;
}

/** One act, at random. */
function act(pair: Pair, random: RandomState): void {
  const {abstract} = pair;
  const choice = nextBelow(random, 12);
  if (choice < 2 && abstract.isSending) pair.finish();
  else if (choice < 4 && abstract.isReceiving)
    pair.receive(RECEIVED[nextBelow(random, RECEIVED.length)] ?? FRAME_FROM_WIRE);
  else if (choice >= 10) pair.master(choice === 10);
  else if (choice === 4 && !abstract.isSending) pair.write(PORT.TCR.offset, 4, nextBelow(random, 2) * TCR.LBK);
  else {
    const access = ACCESSES[nextBelow(random, ACCESSES.length)];
    // Where CBR is left behind the end of a ring that is made shorter, the two go on differently: nobody knows the chip's way.
    const isUnknown = access?.offset === PORT.RCR.offset && abstract.CBR >= RING_BYTES[0];
    if (access?.isWrite !== true || isUnknown) return;
    const filter = access.offset === PORT.RCR.offset ? RCR.AAP : 0;
    pair.write(access.offset, access.size, access.value | filter);
  }
}

const SEEDS = Array.from({length: 30}, (_, seed) => seed);

describe.each(['datasheet', 'qemu'] as const)('the abstract card, profile %s,', (profile) => {
  test.each(SEEDS)('does as the whole card does (seed %i)', (seed) => {
    const pair = new Pair(profile);
    const random = seeded(seed);
    for (let step = 0; step < 120; step++) {
      act(pair, random);
      pair.compare();
    }
  });

  test('off the bus both say that all was done, and move nothing: zeros leave, and what comes in is lost', () => {
    const pair = new Pair(profile);
    pair.fillMemory();
    pair.write(PORT.RBSTART.offset, 4, HOST_PAGE_BYTES);
    pair.write(PORT.CR.offset, 1, CR.TE | CR.RE);
    for (const isOn of [true, false, true]) {
      const before = [pair.written, pair.fetched];
      pair.master(isOn);
      pair.write(present(TSD[pair.abstract.turn], 'a descriptor has the turn').offset, 4, 1000);
      if (pair.abstract.isSending) pair.finish();
      pair.receive(FRAME_FROM_WIRE);
      pair.compare();
      expect([pair.written > (before[0] ?? 0), pair.fetched > (before[1] ?? 0), pair.sent()]).toEqual([
        isOn,
        isOn,
        [isOn],
      ]);
    }
    expect([pair.abstract.turn, pair.abstract.CBR]).toEqual([3, 3 * STORED_BYTES]);
  });

  test('stores frames where the whole card does, each behind its header', () => {
    const pair = new Pair(profile);
    pair.write(PORT.RCR.offset, 4, RUN_ON);
    pair.write(PORT.RBSTART.offset, 4, HOST_PAGE_BYTES);
    pair.write(PORT.CR.offset, 1, CR.TE | CR.RE);
    for (const frame of RECEIVED) pair.receive(frame);
    pair.compare();
    const [real, abstract] = pair.headers();
    expect(abstract).toEqual(real);
    expect(abstract).toHaveLength(4 * RECEIVED.length);
  });
});
