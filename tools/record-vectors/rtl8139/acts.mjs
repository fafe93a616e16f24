// What can be done to a card under test, one step each, and the words that drivers are written in. A driver is a generator: it
// yields a step and is resumed with what came of it, so that it can do as a driver does with what it reads.

/**
 * One step to do: what a vector file writes of it, without the answer.
 * @typedef {['w' | 'cw', number, number, number] | ['r' | 'cr', number, number] | ['mw', number, string] | ['mr', number, number]
 *   | ['rx', string] | ['wait']} Step
 * @typedef {object} Answer
 * @property {number} value of a register that was read, else 0
 * @property {Buffer} memory that was looked at, else nothing
 * @property {readonly string[]} outcomes what the card did, as lines of the file
 */

/** @typedef {Generator<Step, void, Answer>} Acts */
/** @typedef {import('../../../src/base/port.ts').Port} Port */

/** A write to a register, all of it. @param {Port} register @param {number} value @returns {Acts} */
export function* out({offset, bytes = 1}, value) {
  yield ['w', offset, bytes, value >>> 0];
}

/** A read of a register, all of it. @param {Port} register @returns {Generator<Step, number, Answer>} */
export function* read({offset, bytes = 1}) {
  const {value} = yield ['r', offset, bytes];
  return value;
}

/** The driver puts bytes into host memory. @param {number} address @param {Buffer} bytes @returns {Acts} */
export function* store(address, bytes) {
  if (bytes.length > 0) yield ['mw', address, bytes.toString('hex')];
}

/** The driver looks at host memory. @param {number} address @param {number} length @returns {Generator<Step, Buffer, Answer>} */
export function* load(address, length) {
  const {memory} = yield ['mr', address, length];
  return memory;
}

/** A frame comes from the wire. @param {Buffer} frame @returns {Acts} */
export function* arrive(frame) {
  yield ['rx', frame.toString('hex')];
}
