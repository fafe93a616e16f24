// The card's own address, out of what its driver read of the PROM: QEMU gives addresses in the order of the cards, and the
// command does not always say which.

/** @typedef {import('./qemu-log.mjs').Logged} Logged */

const CR = 0;
const RSAR0 = 8;
const RSAR1 = 9;
const DCR = 14;
const DATA_PORT = 0x10;
const CR_REMOTE_READ = 0x08;
const DCR_WTS = 0x01;
/** Each byte of the address stands twice. */
const PROM_BYTES = 12;

/** `52:54:00:12:34:57`; null where the driver did not read all of it. @param {readonly Logged[]} log @returns {string | null} */
export function stationAddress(log) {
  /** @type {(number | undefined)[]} */
  const prom = [];
  let [page, address, isWide, isReading] = [0, 0, false, false];
  for (const one of log) {
    if (one.kind === 'irq') continue;
    const {kind, offset, size, value} = one;
    if (kind === 'w' && offset === CR) {
      page = value >> 6;
      isReading = (value & 0x38) === CR_REMOTE_READ;
    } else if (kind === 'w' && page === 0 && offset === RSAR0) address = (address & 0xff00) | (value & 0xff);
    else if (kind === 'w' && page === 0 && offset === RSAR1) address = (address & 0xff) | ((value & 0xff) << 8);
    else if (kind === 'w' && page === 0 && offset === DCR) isWide = (value & DCR_WTS) !== 0;
    else if (kind === 'r' && offset === DATA_PORT && isReading) {
      // A byte of a wide port is the low one; the address moves on by what the port is wide.
      for (let i = 0; i < size; i++) if (address + i < PROM_BYTES) prom[address + i] ??= (value >>> (8 * i)) & 0xff;
      address += size === 4 ? 4 : isWide ? 2 : 1;
    }
  }
  const bytes = [0, 2, 4, 6, 8, 10].map((at) => prom[at]);
  return bytes.includes(undefined) ? null : bytes.map((byte) => (byte ?? 0).toString(16).padStart(2, '0')).join(':');
}
