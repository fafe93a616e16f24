// The PCI configuration space of a device, as a VMM answers its guests with it, and the numbers that any PCI device has in common.
// Records name an access there by pages that no device's registers have. [PCI Local Bus Specification 2.2, 3.2.2.3, 6]

/** One device's. */
export interface ConfigurationSheet {
  /** As firmware leaves it: 256 bytes. */
  readonly found: Uint8Array;
  /** Bits that a guest's write changes in its picture, byte by byte. */
  readonly writable: Uint8Array;
}

/** The two ports by which a processor reaches configuration space: which register, and its bytes. */
export const CONFIG_PORT = {ADDRESS: 0xcf8, DATA: 0xcfc} as const;
/** CONFIG_ADDRESS: the cycle is one of configuration; the device's number; the register, of which the low two bits are 0. */
export const CONFIG_ADDRESS = {ENABLE: 0x8000_0000, DEVICE_SHIFT: 11, REGISTER: 0xfc} as const;
/** The number of a guest's card on its bus, which is bus 0. QEMU puts the first card that is named there. */
export const CARD_DEVICE = 3;
/** The command register's low byte, and the bit by which a device may master the bus. */
export const COMMAND = {offset: 0x04, MASTER: 0x04} as const;

/** The page of records about configuration space: the offset is a register's. */
export const CONFIGURATION_PAGE = 2;
/** The page of records about CONFIG_ADDRESS: the offset is the port's low byte. */
export const MECHANISM_PAGE = 3;
/** An offset in configuration space as a model is asked of it: behind all of a device's ports. */
export const IN_CONFIGURATION = CONFIGURATION_PAGE << 8;
/** CONFIG_ADDRESS as those records have it. */
export const ADDRESS_OFFSET = CONFIG_PORT.ADDRESS & 0xff;
/** The same with its page. */
export const ADDRESS_AT = (MECHANISM_PAGE << 8) | ADDRESS_OFFSET;
