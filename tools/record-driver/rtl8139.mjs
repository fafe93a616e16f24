// What a log means on an RTL8139. Not in it: host memory. What was sent stands in the capture; but in C+ mode descriptors in memory
// say what is sent and where frames go, so such a log cannot be put together, nor played back.
import {Rtl8139} from '../../src/kits/rtl8139/card/rtl8139.ts';
import {IDR, PORT} from '../../src/kits/rtl8139/sheet/registers.ts';
import {HOST_PAGE_BYTES, HostMemory} from '../../src/sim/machine/host-memory.ts';
import {QuietHost} from './beside.mjs';
import {MergeFault} from './merge.mjs';

/** @typedef {import('./devices.mjs').RecordedDevice} RecordedDevice @typedef {import('./devices.mjs').Logged} Logged */
/** @typedef {import('./devices.mjs').LoggedAccess} LoggedAccess */

/** @type {RecordedDevice} */
export const RTL8139 = {
  name: 'rtl8139',
  label: 'RTL8139',
  models: ['rtl8139'],
  region: 'rtl8139',
  ports: 0x100,
  acknowledges: PORT.ISR.offset,
  tells: [PORT.ISR.offset, PORT.CBR.offset, PORT.CR.offset],
  // Without hooks nobody would lead the driver's addresses to where its memory lies.
  replayOptions: [],
  stationAddress,
  commandsToSend(log, mac) {
    const card = cardBeside(mac);
    /** @type {LoggedAccess[]} */
    const commands = [];
    for (const one of log) {
      if (one.kind !== 'w') continue;
      if (one.offset === PORT.CPCR.offset && one.value !== 0)
        throw new MergeFault('the driver uses C+ mode: its descriptors lie in host memory, which no log has');
      const before = card.sent();
      card.write(one.offset, one.size, one.value);
      if (card.sent() > before) commands.push(one);
    }
    return commands;
  },
  card: cardBeside,
};

/** @param {Uint8Array} mac @returns {import('./devices.mjs').CardBeside} */
function cardBeside(mac) {
  const host = new QuietHost();
  const machine = Object.assign(host, {hostMemory: new HostMemory(HOST_PAGE_BYTES)});
  const card = new Rtl8139({profile: 'qemu', mac, cyclesPerByte: 0}, machine);
  return {
    write: (offset, size, value) => card.write(offset, size, value),
    read: (offset, size) => card.read(offset, size),
    receive: (frame) => card.receive(frame),
    level: () => host.level,
    sent: () => host.sent,
    endsRead: () => false,
  };
}

/** The address that the driver read of IDR, or wrote there, which it has of the EEPROM; null: neither.
 * @param {readonly Logged[]} log @returns {string | null} */
function stationAddress(log) {
  return addressIn(log, 'r') ?? addressIn(log, 'w');
}

/** @param {readonly Logged[]} log @param {'r' | 'w'} kind @returns {string | null} */
function addressIn(log, kind) {
  /** @type {(number | undefined)[]} */
  const idr = IDR.map(() => undefined);
  for (const one of log) {
    if (one.kind !== kind || one.offset >= IDR.length) continue;
    for (let i = 0; i < one.size && one.offset + i < IDR.length; i++)
      idr[one.offset + i] ??= (one.value >>> (8 * i)) & 0xff;
  }
  return idr.includes(undefined) ? null : idr.map((byte) => (byte ?? 0).toString(16).padStart(2, '0')).join(':');
}
