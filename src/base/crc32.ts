// CRC-32, as Ethernet ends its frames with and gzip what it packs. [IEEE 802.3, 3.2.9; RFC 1952, 8]

/** The polynomial 04C11DB7, bit-reversed: bits go in least significant first. */
const REVERSED_POLYNOMIAL = 0xedb88320;

const TABLE = Int32Array.from({length: 256}, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) !== 0 ? (crc >>> 1) ^ REVERSED_POLYNOMIAL : crc >>> 1;
  return crc;
});

/** The register behind so many bytes, from where it was: -1 at first. What is written is its complement. */
export function crcRegister(bytes: Uint8Array, length: number, from = -1): number {
  let crc = from;
  for (let i = 0; i < length; i++) crc = (crc >>> 8) ^ (TABLE[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
  return crc;
}
