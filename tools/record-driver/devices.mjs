// The devices that can be recorded: how QEMU names each, and what its log means on it.
import {NE2K} from './ne2k.mjs';
import {RTL8139} from './rtl8139.mjs';

/** @typedef {import('./qemu-log.mjs').Logged} Logged @typedef {import('./qemu-log.mjs').LoggedAccess} LoggedAccess */
/**
 * @typedef {object} CardBeside a card of ours that is given the same accesses
 * @property {(offset: number, size: number, value: number) => void} write
 * @property {(offset: number, size: number) => number} read
 * @property {(frame: Uint8Array) => string} receive what became of it
 * @property {() => number} level of its interrupt line
 * @property {() => number} sent frames so far
 * @property {(next: Logged | undefined) => boolean} endsRead whether this read, which QEMU logs next, raised the line
 */
/**
 * @typedef {object} RecordedDevice
 * @property {string} name in a recording's header
 * @property {string} label in words
 * @property {readonly string[]} models as `-device` names them
 * @property {string} region its registers, as QEMU's log names them
 * @property {number} ports it has
 * @property {number} acknowledges offset of the register that takes requests back
 * @property {readonly number[]} tells offsets of registers that tell of received frames
 * @property {(log: readonly Logged[]) => string | null} stationAddress as its driver met it
 * @property {(log: readonly Logged[], mac: Uint8Array) => LoggedAccess[]} commandsToSend each puts a frame on the wire
 * @property {(mac: Uint8Array) => CardBeside} card
 * @property {readonly string[]} replayOptions for the replay that holds a new recording against our card
 */

/** @type {readonly RecordedDevice[]} */
export const DEVICES = [NE2K, RTL8139];

/** The device of one of QEMU's models. @param {string} model @returns {RecordedDevice} */
export function deviceOf(model) {
  const found = DEVICES.find(({models}) => models.includes(model));
  if (found === undefined) throw new Error(`no device has a model ${model}`);
  return found;
}
