// QEMU's RTL8139 in a machine with 16 MiB of memory that stands in a file. Virtual time stands still unless the card's timer is
// armed, then it jumps to its expiry: the timers that a PC has besides are left out.
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {PCI, PCI_COMMAND} from '../../../src/kits/rtl8139/sheet/pci.ts';
import {QemuProcess, WIRE} from '../qemu-process.mjs';
import {RAM_BYTES, SharedMemory} from './host-memory.mjs';

const SLOT = 3;
const IRQ = 11;
const BASES = {ports: 0xc000, memory: 0xfebf_0000};
const CONFIG_ADDRESS = 0xcf8;
const CONFIG_DATA = 0xcfc;
const CONFIG_ENABLE = 0x8000_0000;
/** The bridge that leads INTA of slot 3 to an interrupt line: its slot, and the byte that says which. [82371SB, PIRQRCC] */
const BRIDGE_SLOT = 1;
const PIRQC = 0x62;
/** Milliseconds in which virtual time has long jumped. */
const JUMP = 30;

/** One card in one process. */
export class QemuRtl8139 extends QemuProcess {
  /** @type {SharedMemory | null} */
  #memory = null;

  /** @param {string} mac */
  constructor(mac) {
    // biome-ignore format: an option and its value to a line
    const machine = (/** @type {string} */ folder) => [
      '-object', `memory-backend-file,id=ram,size=${RAM_BYTES},mem-path=${join(folder, 'ram')},share=on`,
      '-machine', 'pc,accel=tcg,memory-backend=ram,pit=off,hpet=off', '-m', '16',
      '-icount', 'shift=0,sleep=off',
      '-device', `rtl8139,netdev=${WIRE},addr=${SLOT},mac=${mac},romfile=`,
    ];
    super(machine, IRQ);
  }

  /** Host memory; there is none before `open`. @returns {SharedMemory} */
  get memory() {
    if (this.#memory === null) throw new Error('the machine is not open');
    return this.#memory;
  }

  /** Does what firmware does for a card: bases, command, interrupt line. @override */
  async open() {
    await super.open();
    this.#memory = new SharedMemory(join(this.folder, 'ram'));
    await this.writeConfig(PCI.BAR0.offset, 4, BASES.ports);
    await this.writeConfig(PCI.BAR1.offset, 4, BASES.memory);
    await this.writeConfig(PCI.PCICMD.offset, 2, PCI_COMMAND.IO | PCI_COMMAND.MEMORY | PCI_COMMAND.MASTER);
    await this.#config(BRIDGE_SLOT, PIRQC);
    await this.out(CONFIG_DATA + (PIRQC & 3), 1, IRQ);
    this.take();
  }

  /** @param {number} offset @param {number} size @param {number} value */
  async write(offset, size, value) {
    await this.out(BASES.ports + offset, size, value);
  }

  /** @param {number} offset @param {number} size @returns {Promise<number>} */
  async read(offset, size) {
    return await this.in(BASES.ports + offset, size);
  }

  /** @param {number} offset @param {number} size @param {number} value */
  async writeConfig(offset, size, value) {
    await this.#config(SLOT, offset);
    await this.out(CONFIG_DATA + (offset & 3), size, value);
  }

  /** @param {number} offset @param {number} size @returns {Promise<number>} */
  async readConfig(offset, size) {
    await this.#config(SLOT, offset);
    return await this.in(CONFIG_DATA + (offset & 3), size);
  }

  /** Lets virtual time jump to the card's next expiry, if there is one. */
  async wait() {
    await pause(JUMP);
    await this.settle();
  }

  /** @override */
  async close() {
    this.#memory?.close();
    await super.close();
  }

  /** @param {number} slot @param {number} offset */
  async #config(slot, offset) {
    await this.out(CONFIG_ADDRESS, 4, CONFIG_ENABLE + (slot << 11) + (offset & ~3));
  }
}
