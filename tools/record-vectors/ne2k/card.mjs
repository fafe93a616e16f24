// QEMU's NE2000, port by port.
import {QemuProcess, WIRE} from '../qemu-process.mjs';

const BASE = 0x300;
const IRQ = 5;

/** One card in one process. */
export class QemuNe2000 extends QemuProcess {
  /** @param {string} mac */
  constructor(mac) {
    // biome-ignore format: an option and its value to a line
    const machine = () => [
      '-machine', 'pc,accel=tcg', '-m', '4',
      '-device', `ne2k_isa,netdev=${WIRE},iobase=${BASE},irq=${IRQ},mac=${mac}`,
    ];
    super(machine, IRQ);
  }

  /** @param {number} offset @param {number} size @param {number} value */
  async write(offset, size, value) {
    await this.out(BASE + offset, size, value);
  }

  /** @param {number} offset @param {number} size @returns {Promise<number>} */
  async read(offset, size) {
    return await this.in(BASE + offset, size);
  }
}
