// Frames, as a driver or the wire has them: without a check sequence.

/** @typedef {import('../chance.mjs').Chance} Chance */
/** @typedef {'own' | 'everybody' | 'group' | 'other'} Addressee */

const OWN = [0x52, 0x54, 0x00, 0x12, 0x34, 0x56];
const OTHER = [0x02, 0x5e, 0x10, 0x20, 0x30, 0x40];
const EVERYBODY = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const ADDRESSES_BYTES = 12;
const HEADER_BYTES = 14;
const VLAN_TYPE = [0x81, 0x00];
const IP_TYPE = [0x08, 0x00];
const IP_HEADER_BYTES = 20;
const IP_PROTOCOLS = /** @type {const} */ ([1, 6, 17]);

/** Most often its own address. @param {Chance} chance @returns {Addressee} */
export function anybody(chance) {
  return chance.oneOf(['own', 'own', 'own', 'everybody', 'group', 'other']);
}

/** A length that a frame on a wire has. @param {Chance} chance */
export function usualLength(chance) {
  return chance.oneOf([60, 60, 60 + chance.below(200), 60 + chance.below(1455), 1514]);
}

/** A frame of so many bytes, 14 at least. @param {Chance} chance @param {Addressee} to @param {number} length @returns {Buffer} */
export function frame(chance, to, length) {
  const bytes = Buffer.alloc(length);
  const isNoise = chance.once(3);
  const [first, stride, turn] = [chance.below(256), chance.below(256), chance.oneOf([256, 256, 7, 31])];
  for (let i = 0; i < length; i++) bytes[i] = isNoise ? chance.below(256) : first + stride * (i % turn);
  bytes.set(addressOf(chance, to));
  bytes.set(OTHER, 6);
  bytes.set(IP_TYPE, ADDRESSES_BYTES);
  return bytes;
}

/** The same frame with a tag of a virtual network. @param {Chance} chance @param {Buffer} untagged @returns {Buffer} */
export function tagged(chance, untagged) {
  const tag = Buffer.from([...VLAN_TYPE, chance.below(256), chance.below(256)]);
  return Buffer.concat([untagged.subarray(0, ADDRESSES_BYTES), tag, untagged.subarray(ADDRESSES_BYTES)]);
}

/** A frame with an IP packet whose sums the card is to make; a quarter of them are not what IP wants.
 * @param {Chance} chance @param {number} payload bytes behind the IP header @returns {Buffer} */
export function packet(chance, payload) {
  const options = chance.oneOf([0, 0, 4, 8]);
  const total = IP_HEADER_BYTES + options + payload;
  const bytes = frame(chance, anybody(chance), HEADER_BYTES + total);
  const ip = bytes.subarray(HEADER_BYTES);
  ip[0] = 0x40 + (IP_HEADER_BYTES + options) / 4;
  ip.writeUInt16BE(total, 2);
  ip.writeUInt16BE(chance.oneOf([0, 0, 0x4000]), 6);
  ip[9] = chance.oneOf(IP_PROTOCOLS);
  ip.writeUInt16BE(0, 10);
  const segment = ip.subarray(IP_HEADER_BYTES + options);
  if (segment.length >= IP_HEADER_BYTES) segment[12] = chance.oneOf([0x50, 0x50, 0x80]);
  if (chance.once(4)) ip[chance.below(10)] = chance.below(256);
  return bytes;
}

/** @param {Chance} chance @param {Addressee} to @returns {readonly number[]} */
function addressOf(chance, to) {
  if (to === 'own') return OWN;
  if (to === 'everybody') return EVERYBODY;
  if (to === 'other') return OTHER;
  return [0x01, 0x00, 0x5e, chance.below(128), chance.below(256), chance.below(256)];
}
