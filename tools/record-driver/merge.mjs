// Puts what QEMU logged and what it captured into one order. The log has accesses and interrupt levels in their true order;
// a frame has another clock, which the frames that were sent hold against the log's. Where both clocks leave a doubt, a card
// of ours that is given the same accesses says what the driver must have met.
import {RunRecorder} from '../../src/trace/recorded-run.ts';

/** @typedef {import('./qemu-log.mjs').Logged} Logged */
/** @typedef {import('./qemu-log.mjs').LoggedAccess} LoggedAccess */
/** @typedef {import('./capture.mjs').Captured} Captured */
/** @typedef {import('./devices.mjs').RecordedDevice} RecordedDevice */
/** @typedef {import('../../src/trace/recorded-run.ts').RunRecorder} Recorder */
/**
 * @typedef {object} Merge
 * @property {Recorder} recorder the events in order
 * @property {number} accesses
 * @property {number} sent frames that the card sent
 * @property {number} offered frames that reached it
 * @property {number} moved of them, put before something that only they explain
 * @property {number} heldBack interrupts put behind the read that raised them
 * @property {readonly [number, number]} spread of the clocks' difference over the sent frames, microseconds
 * @property {number[]} refused ordinals of the offered frames that found no room
 */

/** What is wrong with a log and its captures. */
export class MergeFault extends Error {}

/** A frame's clock may be wrong by so many microseconds. */
const SLACK = 2000;

/**
 * @param {readonly Logged[]} log of the card alone @param {readonly Captured[]} sent @param {readonly Captured[]} offered
 * @param {Uint8Array} mac @param {RecordedDevice} device @returns {Merge}
 */
export function merge(log, sent, offered, mac, device) {
  const commands = device.commandsToSend(log, mac);
  const clock = clockOf(commands, sent);
  if (clock === null && offered.length > 0)
    throw new MergeFault('the driver sent no frame: nothing holds the clock of the received ones against the log');
  const merging = new Merging(log, new Set(commands), sent, device, mac);
  return merging.run(
    offered.map(({at, bytes}) => ({at: at + (clock?.middle ?? 0), bytes})),
    clock?.spread ?? [0, 0],
  );
}

/** The log's clock less the captures', by the commands to send. @param {readonly LoggedAccess[]} commands @param {readonly Captured[]} sent */
function clockOf(commands, sent) {
  if (commands.length !== sent.length)
    throw new MergeFault(`${commands.length} commands to send, but ${sent.length} frames on the wire`);
  const apart = commands.map(({at}, n) => at - (sent[n]?.at ?? 0)).sort((a, b) => a - b);
  const middle = apart[apart.length >> 1];
  if (middle === undefined) return null;
  /** @type {readonly [number, number]} */
  const spread = [(apart[0] ?? 0) - middle, (apart.at(-1) ?? 0) - middle];
  return {middle, spread};
}

/** One walk over the log. */
class Merging {
  #recorder = new RunRecorder();
  /** @type {Captured[]} */
  #offered = [];
  #next = 0;
  #sentInLog = 0;
  #moved = 0;
  #heldBack = 0;
  /** @type {number[]} */
  #refused = [];
  #last = 0;
  /** Of the next `rx` event, from 0. */
  #ordinal = 0;

  /** @param {readonly Logged[]} log @param {ReadonlySet<LoggedAccess>} commands @param {readonly Captured[]} sent
   * @param {RecordedDevice} device @param {Uint8Array} mac */
  constructor(log, commands, sent, device, mac) {
    this.log = log;
    this.commands = commands;
    this.sent = sent;
    this.device = device;
    this.start = log.find(({kind}) => kind !== 'irq')?.at ?? 0;
    this.card = device.card(mac);
  }

  /** @param {Captured[]} offered in the log's clock @param {readonly [number, number]} spread @returns {Merge} */
  run(offered, spread) {
    this.#offered = offered;
    /** @type {import('./qemu-log.mjs').LoggedLevel | null} */
    let held = null;
    let accesses = 0;
    this.log.forEach((one, n) => {
      while ((offered[this.#next]?.at ?? Number.POSITIVE_INFINITY) < one.at) this.#offer();
      if (one.kind === 'irq') {
        if (one.at < this.start) return;
        if (one.level === 1 && this.card.level() === 0) {
          if (this.card.endsRead(this.log[n + 1])) {
            held = one;
            return;
          }
          this.#offerEarly(one.at);
        }
        this.#recorder.irq(this.#time(one.at), one.level);
        return;
      }
      accesses++;
      this.#access(one);
      if (held === null) return;
      this.#recorder.irq(this.#time(one.at), held.level);
      this.#heldBack++;
      held = null;
    });
    while (this.#next < offered.length) this.#offer();
    return {
      recorder: this.#recorder,
      accesses,
      sent: this.sent.length,
      offered: offered.length,
      moved: this.#moved,
      heldBack: this.#heldBack,
      spread,
      refused: this.#refused,
    };
  }

  /** Nanoseconds since the first access; never back. @param {number} at */
  #time(at) {
    this.#last = Math.max(this.#last, Math.round((at - this.start) * 1000));
    return this.#last;
  }

  /** @param {LoggedAccess} access */
  #access(access) {
    const {kind, at, offset, size, value} = access;
    if (kind === 'w') {
      this.card.write(offset, size, value);
      this.#recorder.access(this.#time(at), true, offset, size, value);
      if (this.commands.has(access)) this.#send(at);
      return;
    }
    const met = this.card.read(offset, size);
    if (met !== value && this.device.tells.includes(offset))
      this.#offerUntil(at, () => this.card.read(offset, size) === value);
    this.#recorder.access(this.#time(at), false, offset, size, value);
  }

  /** @param {number} at */
  #send(at) {
    const frame = this.sent[this.#sentInLog++]?.bytes ?? new Uint8Array(0);
    if (this.card.sent() !== this.#sentInLog)
      throw new MergeFault(`the ${this.#sentInLog}. command to send sends nothing here: the log is not whole`);
    this.#recorder.roomForFrame(this.#time(at), true, frame.length).set(frame);
  }

  /** The next frame reaches the card. */
  #offer() {
    const frame = this.#offered[this.#next];
    if (frame === undefined) return;
    this.#next++;
    // What came before the driver's first access met a card that nobody had set up.
    if (frame.at < this.start) return;
    this.#recorder.roomForFrame(this.#time(frame.at), false, frame.bytes.length).set(frame.bytes);
    if (this.card.receive(frame.bytes) === 'ring-full') this.#refused.push(this.#ordinal);
    this.#ordinal++;
  }

  /** The next frames, until they explain what the driver met. @param {number} at @param {() => boolean} isExplained */
  #offerUntil(at, isExplained) {
    while (this.#offerEarly(at)) if (isExplained()) return;
  }

  /** The next frame, where its clock is late by less than the slack; false where there is none. @param {number} at @returns {boolean} */
  #offerEarly(at) {
    const frame = this.#offered[this.#next];
    if (frame === undefined || frame.at - at > SLACK) return false;
    this.#offered[this.#next] = {at, bytes: frame.bytes};
    this.#offer();
    this.#moved++;
    return true;
  }
}
