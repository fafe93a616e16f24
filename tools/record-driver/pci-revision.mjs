// A card of another revision than QEMU's: Linux leaves the RTL8139 that QEMU shows, revision 0x20, to its driver for C+ mode, and
// QEMU has no option for it. So QEMU starts paused, one byte of the card's configuration space is written in its memory, and it
// goes on. On Linux, where a process may write the memory of one that it started.
import {closeSync, openSync, readFileSync, readSync, writeSync} from 'node:fs';
import {createConnection} from 'node:net';
import {createInterface} from 'node:readline';
import {setTimeout as pause} from 'node:timers/promises';
import {PCI, PCI_IDENTITY} from '../../src/kits/rtl8139/sheet/pci.ts';

/** Base class and subclass of a network card on Ethernet, without a programming interface. [PCI Code and ID Assignment] */
const CLASS = [0x00, 0x00, 0x02];
const USUAL_REVISION = 0x20;
const IDENTITY_BYTES = 12;
/** Memory of the guest is larger, and not searched. */
const LARGEST_MAPPING = 64 << 20;
const TRIES = 100;

/** What starts QEMU paused, and listens. @param {string} socket @returns {string[]} */
export function pausedArguments(socket) {
  return ['-S', '-qmp', `unix:${socket.replaceAll(',', ',,')},server=on,wait=off`];
}

/** Gives the card of a paused QEMU this revision, and lets it run. @param {number} pid @param {string} socket @param {number} revision */
export async function startWithRevision(pid, socket, revision) {
  const monitor = await connected(socket);
  const lines = createInterface({input: monitor})[Symbol.asyncIterator]();
  try {
    await lines.next();
    await command(monitor, lines, 'qmp_capabilities');
    writeRevision(pid, revision);
    await command(monitor, lines, 'cont');
  } finally {
    monitor.destroy();
  }
}

/** Where a stretch of memory has the configuration space of QEMU's RTL8139. @param {Buffer} memory @returns {number[]} */
export function configurationSpaces(memory) {
  const identity = Buffer.alloc(4);
  identity.writeUInt16LE(PCI_IDENTITY.vendor, 0);
  identity.writeUInt16LE(PCI_IDENTITY.device, 2);
  const revisionAndClass = Buffer.from([USUAL_REVISION, ...CLASS]);
  const found = [];
  for (let at = memory.indexOf(identity); at >= 0; at = memory.indexOf(identity, at + 1))
    if (memory.subarray(at + PCI.REVISION.offset, at + IDENTITY_BYTES).equals(revisionAndClass)) found.push(at);
  return found;
}

/** @param {number} pid @param {number} revision */
function writeRevision(pid, revision) {
  const file = openSync(`/proc/${pid}/mem`, 'r+');
  try {
    const found = mappings(readFileSync(`/proc/${pid}/maps`, 'utf8')).flatMap(({start, bytes}) => {
      const memory = Buffer.alloc(bytes);
      readSync(file, memory, 0, bytes, start);
      return configurationSpaces(memory).map((at) => start + at);
    });
    const [only] = found;
    if (only === undefined || found.length > 1)
      throw new Error(`QEMU has ${found.length} cards of the usual revision: wanted one`);
    writeSync(file, Uint8Array.of(revision), 0, 1, only + PCI.REVISION.offset);
  } finally {
    closeSync(file);
  }
}

/** What a process can write and nobody shares. @param {string} maps @returns {{start: number, bytes: number}[]} */
export function mappings(maps) {
  return maps.split('\n').flatMap((line) => {
    const [, from = '', to = '', path = ''] = /^([0-9a-f]+)-([0-9a-f]+) rw-p \S+ \S+ \S+\s*(.*)$/.exec(line) ?? [];
    const start = Number.parseInt(from, 16);
    const bytes = Number.parseInt(to, 16) - start;
    return (path === '' || path === '[heap]') && bytes <= LARGEST_MAPPING ? [{start, bytes}] : [];
  });
}

/** @param {string} socket @returns {Promise<import('node:net').Socket>} */
async function connected(socket) {
  for (let tries = 0; ; tries++) {
    const connection = createConnection(socket);
    try {
      await new Promise((done, broken) => connection.once('connect', done).once('error', broken));
      return connection;
    } catch (error) {
      if (tries === TRIES) throw error;
      await pause(50);
    }
  }
}

/** @param {import('node:net').Socket} monitor @param {AsyncIterator<string>} lines @param {string} name */
async function command(monitor, lines, name) {
  monitor.write(`${JSON.stringify({execute: name})}\n`);
  for (;;) {
    const {value, done} = await lines.next();
    if (done === true) throw new Error(`QEMU ended at ${name}`);
    const answer = JSON.parse(value);
    if ('error' in answer) throw new Error(`${name}: ${answer.error.desc}`);
    if ('return' in answer) return;
  }
}
