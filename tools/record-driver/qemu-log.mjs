// What QEMU's log says of the card: accesses to its registers in their order, and the levels of its interrupt line.
import {createReadStream} from 'node:fs';
import {createInterface} from 'node:readline';
import {Console} from './console.mjs';

/** The events that QEMU is asked to log. */
export const TRACE_EVENTS = ['memory_region_ops_read', 'memory_region_ops_write', 'x86_gsi_interrupt'];

/** @typedef {import('./devices.mjs').RecordedDevice} RecordedDevice */
/** @typedef {{kind: 'r' | 'w', at: number, offset: number, size: number, value: number}} LoggedAccess */
/** @typedef {{kind: 'irq', at: number, line: number, level: number}} LoggedLevel */
/** @typedef {LoggedAccess | LoggedLevel} Logged times in microseconds of the log's own clock */

/** The serial port; its transmitter holding register is the first of eight. [16550D] */
const SERIAL = {region: 'serial', ports: 8};

const LINE =
  /@(\d+)\.(\d{6}):(?:memory_region_ops_(read|write) cpu \S+ mr \S+ addr 0x([0-9a-f]+) value 0x([0-9a-f]+) size (\d) name '([^']*)'|x86_gsi_interrupt GSI interrupt #(\d+) level:(\d))/;

/** One line of the log; null where it is about something else. @param {string} line
 * @param {Pick<RecordedDevice, 'region' | 'ports'>} device @returns {Logged | null} */
export function readLogLine(line, {region, ports}) {
  const found = LINE.exec(line);
  if (found === null) return null;
  const [, seconds, micros, word, address, value, size, name, gsi, level] = found;
  const at = Number(seconds) * 1e6 + Number(micros);
  if (word === undefined) return {kind: 'irq', at, line: Number(gsi), level: Number(level) === 0 ? 0 : 1};
  if (name !== region) return null;
  // Whatever the base that the driver uses: QEMU logs the port even of an access through memory.
  const offset = Number.parseInt(address ?? '', 16) % ports;
  const bytes = Number(size);
  // A byte read of a 16-bit data port is logged with the whole word; the driver gets its low byte.
  const met = Number.parseInt(value ?? '', 16) % 2 ** (8 * bytes);
  return {kind: word === 'read' ? 'r' : 'w', at, offset, size: bytes, value: met};
}

/** Everything of the card in a log file, with levels of other lines, and what the guest said on its serial port.
 * @param {string} path @param {RecordedDevice} device @returns {Promise<{log: Logged[], said: Console}>} */
export async function readLog(path, device) {
  /** @type {Logged[]} */
  const log = [];
  const said = new Console();
  for await (const line of createInterface({input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY})) {
    const one = readLogLine(line, device);
    if (one !== null) log.push(one);
    else {
      const byte = readLogLine(line, SERIAL);
      if (byte?.kind === 'w' && byte.offset === 0) said.put(byte.at, byte.value);
    }
  }
  return {log, said};
}

/**
 * The card's interrupt line: the one that falls most often inside a write to ISR, which takes a request back; null if none does.
 * @param {readonly Logged[]} log @param {Pick<RecordedDevice, 'acknowledges'>} device @returns {number | null}
 */
export function cardLine(log, {acknowledges}) {
  /** @type {Map<number, number>} */
  const falls = new Map();
  let isAcknowledged = false;
  for (const one of log) {
    if (one.kind !== 'irq') isAcknowledged = one.kind === 'w' && one.offset === acknowledges;
    else if (one.level === 0 && isAcknowledged) falls.set(one.line, (falls.get(one.line) ?? 0) + 1);
  }
  const [best] = [...falls].sort(([, a], [, b]) => b - a);
  return best === undefined ? null : best[0];
}

/** Accesses, and the levels of one line where they change. @param {readonly Logged[]} log @param {number | null} line @returns {Logged[]} */
export function ofCard(log, line) {
  let level = 0;
  return log.filter((one) => {
    if (one.kind !== 'irq') return true;
    if (one.line !== line || one.level === level) return false;
    level = one.level;
    return true;
  });
}
