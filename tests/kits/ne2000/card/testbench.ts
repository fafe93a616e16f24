// A card on the bench, and the small language its tests are written in: `CR=21 DCR=49 RBCR0=00`, all hex.
import {present} from '../../../../src/base/assert.ts';
import {TestbenchHost} from '../../../../src/kits/contract/testbench-host.ts';
import type {Ne2000Config} from '../../../../src/kits/ne2000/card/core.ts';
import {Ne2000} from '../../../../src/kits/ne2000/card/ne2000.ts';
import type {Profile} from '../../../../src/kits/ne2000/card/quirks.ts';
import {PAGE0_READ, PAGE0_WRITE, PAGE1, PAGE2_READ} from '../../../../src/kits/ne2000/sheet/dp8390.ts';

const MAC = Uint8Array.of(0x52, 0x54, 0x00, 0x12, 0x34, 0x56);
export const CYCLES_PER_BYTE = 1600;

/** The start that the data sheet prescribes, with PAR set, ring 46 to 80, word DMA, own and broadcast frames wanted. */
export const START =
  'CR=21 DCR=49 RBCR0=00 RBCR1=00 RCR=04 TCR=02 PSTART=46 PSTOP=80 BNRY=46 ISR=ff IMR=00 ' +
  'CR=61 PAR0=52 PAR1=54 PAR2=00 PAR3=12 PAR4=34 PAR5=56 CURR=47 CR=22 TCR=00';

/** One card, its host, and words to talk to it. */
export class Testbench {
  readonly host = new TestbenchHost();
  readonly card: Ne2000;

  constructor(profile: Profile, more: Partial<Ne2000Config> = {}) {
    this.card = new Ne2000({profile, mac: MAC, cyclesPerByte: CYCLES_PER_BYTE, ...more}, this.host);
  }

  /** Writes registers by name, on whatever page CR selects. */
  out(program: string): this {
    for (const word of program.split(/\s+/)) {
      const [name = '', value = ''] = word.split('=');
      this.card.write(offsetOf(name, [PAGE0_WRITE, PAGE1]), 1, Number.parseInt(value, 16));
    }
    return this;
  }

  /** Reads a register by name, side effects included, on whatever page CR selects. */
  in(name: string): number {
    return this.card.read(offsetOf(name, [PAGE0_READ, PAGE1, PAGE2_READ]), 1);
  }

  /** Programs a remote command: address, bytes, CR. */
  remote(command: number, address: number, count: number): this {
    const hex = (n: number): string => (n & 0xff).toString(16);
    return this.out(
      `RBCR0=${hex(count)} RBCR1=${hex(count >> 8)} RSAR0=${hex(address)} RSAR1=${hex(address >> 8)} CR=${hex(command)}`,
    );
  }

  /** The frames that left since the last call. */
  sent(): Uint8Array[] {
    return this.host.takeOutcomes().flatMap((outcome) => ('tx' in outcome ? [outcome.tx] : []));
  }
}

function offsetOf(name: string, pages: readonly (readonly string[])[]): number {
  return present(
    pages.map((page) => page.indexOf(name)).find((at) => at >= 0),
    `${name} is a register`,
  );
}

/** A frame to `destination` (hex) of `length` bytes, counted up after the addresses. */
export function frameTo(destination: string, length = 60): Uint8Array {
  const frame = Uint8Array.from({length}, (_, i) => i & 0xff);
  for (let i = 0; i < 6; i++) frame[i] = Number.parseInt(destination.replaceAll(':', '').slice(2 * i, 2 * i + 2), 16);
  return frame;
}

export const OWN = '52:54:00:12:34:56';
export const BROADCAST = 'ff:ff:ff:ff:ff:ff';
