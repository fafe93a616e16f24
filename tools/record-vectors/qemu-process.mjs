// One fresh QEMU with one card: a BIOS that halts, and a wire that this process holds.
// Commands go over qtest; frames go in over an inherited socket and come out through dump files that QEMU writes at once.
import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {Dump} from './dump.mjs';

const QEMU = 'qemu-system-i386';
const BIOS_BYTES = 0x10000;
const HLT = 0xf4;
/** cli; hlt; jmp to the hlt: what the processor meets at its first instruction. */
const RESET_CODE = [0xfa, HLT, 0xeb, 0xfd];
/** The longest frame that a dump has whole: 64 KiB of C+ mode and a tag are more than QEMU's usual limit. */
const LONGEST_DUMPED = 0x2_0000;
/** Milliseconds after which a QEMU that says nothing is given up. */
const PATIENCE = 20_000;

/** The card's end of the wire, as its `-device` names it. */
export const WIRE = 'wire';

/** The first line of `qemu-system-i386 --version`; null where QEMU is missing. @returns {string | null} */
export function qemuVersion() {
  const {status, stdout} = spawnSync(QEMU, ['--version'], {encoding: 'utf8'});
  return status === 0 ? (stdout.split('\n')[0] ?? '') : null;
}

/** The process: commands to it, frames to it, and what it did meanwhile. */
export class QemuProcess {
  /** Gone with the process: the files of a card can lie here. */
  folder = mkdtempSync(join(tmpdir(), 'vpio-qemu-'));
  #process;
  /** @type {import('node:net').Socket} */
  #wire;
  #sent = new Dump(join(this.folder, 'sent.pcap'));
  #heard = new Dump(join(this.folder, 'heard.pcap'));
  #text = '';
  #errors = '';
  #hasEnded = false;
  /** @type {(() => void) | null} */
  #wake = null;
  /** @type {(0 | 1)[]} */
  #line = [];

  /** @param {(folder: string) => readonly string[]} machine arguments for machine, memory and card
   * @param {number} irq the input of the I/O APIC that the card's line leads to */
  constructor(machine, irq) {
    this.irq = irq;
    const bios = Buffer.alloc(BIOS_BYTES, HLT);
    bios.set(RESET_CODE, BIOS_BYTES - 16);
    writeFileSync(join(this.folder, 'bios.bin'), bios);
    // biome-ignore format: an option and its value to a line
    this.#process = spawn(QEMU, [
      '-nodefaults', '-no-user-config', '-display', 'none',
      '-bios', join(this.folder, 'bios.bin'),
      '-netdev', `socket,id=${WIRE},fd=3`,
      ...machine(this.folder),
      '-object', `filter-dump,id=sent,netdev=${WIRE},queue=rx,maxlen=${LONGEST_DUMPED},file=${this.#sent.path}`,
      '-object', `filter-dump,id=heard,netdev=${WIRE},queue=tx,maxlen=${LONGEST_DUMPED},file=${this.#heard.path}`,
      '-qtest', 'stdio', '-qtest-log', 'none',
    ], {stdio: ['pipe', 'pipe', 'pipe', 'pipe']});
    this.#wire = /** @type {import('node:net').Socket} */ (this.#process.stdio[3]);
    this.#wire.on('error', () => {});
    this.#wire.resume();
    this.#process.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      this.#text += text;
      this.#wake?.();
    });
    this.#process.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      this.#errors += text;
    });
    this.#process.stdin?.on('error', () => {});
    this.#process.on('close', () => {
      this.#hasEnded = true;
      this.#wake?.();
    });
    this.#process.on('error', (error) => {
      this.#errors += error.message;
      this.#hasEnded = true;
      this.#wake?.();
    });
  }

  /** Waits for the machine and asks to be told of the card's interrupt line. */
  async open() {
    await this.ask('irq_intercept_in ioapic');
    this.#line = [];
  }

  /** An OUT. @param {number} port @param {number} size @param {number} value */
  async out(port, size, value) {
    await this.ask(`out${suffix(size)} ${port} ${value}`);
  }

  /** An IN. @param {number} port @param {number} size @returns {Promise<number>} */
  async in(port, size) {
    const answer = await this.ask(`in${suffix(size)} ${port}`);
    return Number(answer.split(' ')[1]) % 2 ** (8 * size);
  }

  /** A frame (no FCS) arrives; back when the card has had it. @param {Uint8Array} frame */
  async receive(frame) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(frame.length);
    this.#wire.write(Buffer.concat([length, frame]));
    const until = Date.now() + PATIENCE;
    while (this.#heard.take().length === 0) {
      if (Date.now() > until) throw new Error(`QEMU did not take a frame of ${frame.length} bytes; ${this.#errors}`);
      await pause(1);
    }
    // The frame is dumped just before the card gets it; an answered command is after that.
    await this.settle();
  }

  /** Back when all that QEMU was doing is done. */
  async settle() {
    await this.ask('endianness');
  }

  /** Frames sent and changes of the interrupt line since the last call. @returns {{sent: Buffer[], line: (0 | 1)[]}} */
  take() {
    const line = this.#line;
    this.#line = [];
    return {sent: this.#sent.take(), line};
  }

  /** Ends the process and removes its files. */
  async close() {
    if (!this.#hasEnded) {
      const closed = new Promise((done) => this.#process.once('close', done));
      this.#process.kill('SIGKILL');
      await closed;
    }
    this.#sent.close();
    this.#heard.close();
    rmSync(this.folder, {recursive: true, force: true});
  }

  /** One command and its answer; interrupt lines that are told of on the way are kept.
   * @param {string} command @returns {Promise<string>} */
  async ask(command) {
    this.#process.stdin?.write(`${command}\n`);
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), PATIENCE);
    try {
      for (;;) {
        const line = await this.#nextLine();
        const [word, change, number] = line.split(' ');
        if (word === 'IRQ') {
          if (Number(number) === this.irq) this.#line.push(change === 'raise' ? 1 : 0);
        } else if (word === 'OK') return line;
        else throw new Error(`qtest: ${command}: ${line}`);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** @returns {Promise<string>} */
  async #nextLine() {
    for (;;) {
      const end = this.#text.indexOf('\n');
      if (end >= 0) {
        const line = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 1);
        return line.trim();
      }
      if (this.#hasEnded) throw new Error(`QEMU ended: ${this.#errors.trim()}`);
      await new Promise((/** @type {(value?: undefined) => void} */ done) => {
        this.#wake = done;
      });
      this.#wake = null;
    }
  }
}

/** @param {number} size */
function suffix(size) {
  return size === 1 ? 'b' : size === 2 ? 'w' : 'l';
}
