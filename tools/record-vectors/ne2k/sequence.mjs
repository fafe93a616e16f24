// What is done to a card under test: a driver's start, transfers, frames both ways, and any access at all, from a seed.
// Left out: received frames under 14 bytes, which QEMU takes or not depending on what was there before.
import {nextBelow, seeded} from '../../../src/base/random.ts';

export const MAC = '52:54:00:12:34:56';
const OWN = [0x52, 0x54, 0x00, 0x12, 0x34, 0x56];
const SHORTEST_FRAME = 14;
const PORTS = 0x20;

/** One step to do: what a vector file writes of it, without the answer.
 * @typedef {['w', number, number, number] | ['r', number, number] | ['rx', string]} Step */

/** The steps of one seed. @param {number} seed @param {number} count @returns {Step[]} */
export function stepsOf(seed, count) {
  const random = seeded(seed);
  /** @type {Step[]} */
  const steps = [];
  /** @param {number} bound */
  const below = (bound) => nextBelow(random, bound);
  /** @param {readonly number[]} values */
  const oneOf = (values) => values[below(values.length)] ?? 0;
  /** @param {number} offset @param {number} value */
  const out = (offset, value) => steps.push(['w', offset, 1, value & 0xff]);
  /** @param {number} offset */
  const inb = (offset) => steps.push(['r', offset, 1]);

  const ring = () => {
    const [start, stop] = below(4) > 0 ? [0x46, 0x80] : [0x40 + below(0x30), 0x70 + below(0x60)];
    out(0x0, 0x21);
    out(0xe, oneOf([0x48, 0x49, 0x49, below(128)]));
    out(0xc, oneOf([0x04, 0x0c, 0x1c, below(64)]));
    out(0xd, oneOf([0, 0, 0x02, below(32)]));
    out(0x1, start);
    out(0x2, stop);
    out(0x3, below(3) > 0 ? start : below(256));
    out(0x7, 0xff);
    out(0xf, below(256));
    out(0x0, 0x61);
    for (let i = 0; i < 6; i++) out(1 + i, below(8) > 0 ? (OWN[i] ?? 0) : below(256));
    for (let i = 0; i < 8; i++) out(8 + i, oneOf([0, 0xff, below(256)]));
    out(0x7, below(3) > 0 ? start + 1 : below(256));
    out(0x0, 0x22);
    out(0xd, oneOf([0, 0, 0, below(32)]));
  };
  const remote = () => {
    const address = oneOf([0x4000 + below(0x4000), 0x4600, 0, below(0x40), below(0x10000), 0xbff0 + below(32)]);
    const bytes = oneOf([0, 1, 2, 4, 12, 30, below(64), below(0x10000)]);
    const isRead = below(2) === 0;
    out(0xa, bytes);
    out(0xb, bytes >> 8);
    out(0x8, address);
    out(0x9, address >> 8);
    if (below(8) > 0) out(0x0, isRead ? 0x0a : 0x12);
    for (let i = below(20); i >= 0; i--) {
      const size = oneOf([1, 1, 2, 2, 4]);
      if (isRead) steps.push(['r', 0x10, size]);
      else steps.push(['w', 0x10, size, valueFor(size)]);
    }
    inb(0x7);
    inb(0x8);
    inb(0x9);
  };
  /** @param {number} size */
  const valueFor = (size) => below(2 ** (8 * size));
  const send = () => {
    const bytes = oneOf([60, 60 + below(1455), below(80), 1514, below(2200)]);
    out(0x4, oneOf([0x40, 0x4c, 0x40 + below(0x40), below(256)]));
    out(0x5, bytes);
    out(0x6, bytes >> 8);
    out(0x0, oneOf([0x26, 0x26, 0x26, 0x27, below(256)]));
    inb(0x0);
    inb(0x4);
    inb(0x7);
  };
  const arrive = () => {
    const length = oneOf([60, 60, SHORTEST_FRAME + below(50), 60 + below(1455), 1514, SHORTEST_FRAME + below(2500)]);
    const frame = Buffer.alloc(length);
    for (let i = 0; i < length; i++) frame[i] = below(256);
    const kind = below(8);
    if (kind < 4) frame.set(OWN);
    else if (kind < 5) frame.fill(0xff, 0, 6);
    else if (kind < 7) frame[0] = 0x01;
    steps.push(['rx', frame.toString('hex')]);
    if (below(2) === 0) inb(0x7);
    if (below(4) === 0) {
      out(0x0, 0x62);
      inb(0x7);
      out(0x0, 0x22);
    }
  };
  const anything = () => {
    const size = oneOf([1, 1, 1, 1, 2, 4]);
    const offset = below(PORTS - size + 1);
    if (below(2) === 0) steps.push(['r', offset, size]);
    else steps.push(['w', offset, size, valueFor(size)]);
  };
  const look = () => {
    const page = below(4);
    out(0x0, (page << 6) | oneOf([0x20, 0x21, 0x22]));
    for (let offset = 0; offset < 16; offset++) inb(offset);
    out(0x0, 0x22);
  };

  if (below(4) > 0) ring();
  while (steps.length < count) {
    const kind = below(24);
    if (kind < 1) ring();
    else if (kind < 5) remote();
    else if (kind < 8) send();
    else if (kind < 14) arrive();
    else if (kind < 15) look();
    else if (kind < 16) out(0x7, below(256));
    else if (kind < 17) out(0xf, below(256));
    else if (kind < 18) inb(0x1f);
    else anything();
  }
  return steps.slice(0, count);
}
