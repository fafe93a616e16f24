// What scenarios have to know of an RTL8139.
import type {DeviceFacts} from '../contract/device-facts.ts';

/** What a rogue can be told to try, in the order in which that is told. `reach` is the rogue's own: several in one round. Those that another card's rogue knows as well go by its names. */
export const ATTACK_NAMES = [
  'reach',
  'frame',
  'loopback',
  'rewrite',
  'out-of-turn',
  'ring',
  'overrun',
  'early-enable',
  'left-receiving',
  'wide',
  'reset',
  'c-plus',
  'c-plus-rewrite',
  'tally',
  'half-frame',
  'late-master',
  'storm',
  'hold',
] as const;

/** Pages of the machine's memory: 1 MiB. */
const PAGES = 256;
const MOST_GUESTS = 8;
/** A guest whose pages begin at address 0 leaves the first free: drivers take 0 for no address. */
const FREE_PAGES = 1;
/** Four transmit buffers of 1792 bytes; a ring of 32 KiB with 16 bytes and 2 KiB behind it. */
const LINUX_PAGES = {transmit: 2, ring: 9};
/** By driver, where it is others: one transmit buffer and a ring of 8 KiB and 16 bytes; a page of descriptors, 8 buffers to send and 16 to receive. */
const PAGES_OF: Readonly<Record<string, typeof LINUX_PAGES>> = {
  etherboot: {transmit: 1, ring: 3},
  'linux-cp': {transmit: 5, ring: 8},
  pieces: {transmit: 5, ring: 8},
};

/** The RTL8139 in a scenario: what its guests share is the machine's memory, which the card reaches by itself. [RTL8139C, RCR: rings of 8 to 64 KiB and 16 bytes] */
export const RTL8139_FACTS = {
  name: 'rtl8139',
  title: 'RTL8139',
  inRecordings: 'rtl8139',
  profiles: ['qemu', 'datasheet'],
  isOnNetwork: true,
  hasMemoryRegisters: true,
  wireMegabits: 100,
  usualHooks: {
    alone: {qemu: 'minimal', datasheet: 'minimal-datasheet'},
    shared: {qemu: 'sharing', datasheet: 'sharing'},
  },
  drivers: ['linux', 'linux-cp', 'pieces', 'etherboot', 'rogue'],
  workloads: ['ping', 'send', 'request', 'poll', 'listen', 'attack'],
  rogue: 'rogue',
  attacks: ATTACK_NAMES,
  widthDrivers: [],
  memory: {name: 'host memory', start: 0, end: PAGES * 4096, pageBytes: 4096, isHost: true},
  leastWindow: (driver) => {
    const {transmit, ring} = PAGES_OF[driver] ?? LINUX_PAGES;
    return {
      pages: FREE_PAGES + transmit + ring,
      words: `page 0, which stays free, ${transmit} to transmit and ${ring} to receive`,
    };
  },
  carriesMemory: false,
  mostGuests: {
    number: MOST_GUESTS,
    words: `records number at most ${MOST_GUESTS}; the machine's ${PAGES} pages would hold more`,
  },
} as const satisfies DeviceFacts;
