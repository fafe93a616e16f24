// What a log means on an NE2000.
import {Ne2000} from '../../src/kits/ne2000/card/ne2000.ts';
import {QuietHost} from './beside.mjs';
import {stationAddress} from './ne2k-address.mjs';

/** @typedef {import('./devices.mjs').RecordedDevice} RecordedDevice */

const CR = 0;
const CR_STP = 0x01;
const CR_TXP = 0x04;
const ISR_OR_CURR = 7;
const DATA_PORT = 0x10;
const ISR_RDC = 0x40;

/** @type {RecordedDevice} */
export const NE2K = {
  name: 'ne2k',
  label: 'NE2000',
  models: ['ne2k_pci', 'ne2k_isa'],
  region: 'ne2000',
  ports: 32,
  acknowledges: ISR_OR_CURR,
  tells: [ISR_OR_CURR],
  // The card alone: the DMM may deny what a driver does, and then it meets something else.
  replayOptions: ['--hooks', 'none'],
  stationAddress,
  commandsToSend: (log) =>
    log.flatMap((one) =>
      one.kind === 'w' && one.offset === CR && (one.value & CR_TXP) !== 0 && (one.value & CR_STP) === 0 ? [one] : [],
    ),
  card(mac) {
    const host = new QuietHost();
    const card = new Ne2000({profile: 'qemu', mac, cyclesPerByte: 0}, host);
    return {
      write: (offset, size, value) => card.write(offset, size, value),
      read: (offset, size) => card.read(offset, size),
      receive: (frame) => card.receive(frame),
      level: () => host.level,
      sent: () => host.sent,
      // A read of the data port ends its remote DMA and raises the line before QEMU logs the read.
      endsRead: (next) =>
        next?.kind === 'r' && next.offset === DATA_PORT && ((card.registers().IMR ?? 0) & ISR_RDC) !== 0,
    };
  },
};
