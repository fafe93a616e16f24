// Descriptors of C+ mode as they lie in host memory: two words of state, a 64-bit address. [RTL8139C+, Transmit Descriptor, Receive Descriptor]
export const DESCRIPTOR_BYTES = 16;
/** The first word; TAGC is of the second. */
export const DESCRIPTOR = {
  OWN: 1 << 31,
  EOR: 1 << 30,
  FS: 1 << 29,
  LS: 1 << 28,
  LGSEN: 1 << 27,
  MSS_SHIFT: 16,
  IPCS: 1 << 18,
  UDPCS: 1 << 17,
  TCPCS: 1 << 16,
  TAGC: 1 << 17,
  RECEIVE_LENGTH: 0x1fff,
};

/** @param {number} state @param {number} tag @param {number} address @param {number} high its upper 32 bits @returns {Buffer} */
export function descriptor(state, tag, address, high = 0) {
  const bytes = Buffer.alloc(DESCRIPTOR_BYTES);
  for (const [i, word] of [state, tag, address, high].entries()) bytes.writeUInt32LE(word >>> 0, 4 * i);
  return bytes;
}
