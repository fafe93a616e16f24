// What scenarios have to know of an NE2000.
import type {DeviceFacts} from '../contract/device-facts.ts';

/** What a rogue can be told to try, in the order in which that is told; scenario `attack-NAME` shows each. `reach` is the rogue's own: several in one round. */
export const ATTACK_NAMES = [
  'reach',
  'outside',
  'frame',
  'dmafree',
  'ring',
  'wrap',
  'rsar',
  'width',
  'wide',
  'reset',
  'page',
  'page2',
  'sendpacket',
  'count',
  'alias',
  'storm',
  'hold',
] as const;

/** A full frame takes 6 pages; a ring of 7 is the least that takes one in. */
const FRAME_PAGES = 6;
const RING_PAGES = 7;

/** The NE2000 in a scenario. [AN897, 1.3: 16 KiB of packet memory, pages 0x40 to 0x7F] */
export const NE2000_FACTS = {
  name: 'ne2000',
  title: 'NE2000',
  inRecordings: 'ne2k',
  profiles: ['qemu', 'datasheet'],
  isOnNetwork: true,
  usualHooks: {alone: {qemu: 'deck', datasheet: 'deck'}, shared: {qemu: 'all', datasheet: 'sharing'}},
  drivers: ['linux', 'geekos', 'rogue'],
  workloads: ['ping', 'send', 'request', 'poll', 'listen', 'attack'],
  rogue: 'rogue',
  attacks: ATTACK_NAMES,
  widthDrivers: ['linux'],
  memory: {name: 'packet memory', start: 0x4000, end: 0x8000, pageBytes: 256},
  leastWindow: (driver) =>
    driver === 'geekos'
      ? {pages: FRAME_PAGES + RING_PAGES, words: `${FRAME_PAGES} to transmit a full frame and a ring of ${RING_PAGES}`}
      : {
          pages: 2 * FRAME_PAGES + RING_PAGES,
          words: `a double transmit buffer of ${2 * FRAME_PAGES} and a ring of ${RING_PAGES}`,
        },
  carriesMemory: true,
  mostGuests: {
    number: 4,
    words:
      "the card's 16 KiB hold at most 4, three with a double transmit buffer: a full " +
      `frame needs ${FRAME_PAGES} pages to transmit and a ring of ${RING_PAGES}`,
  },
} as const satisfies DeviceFacts;
