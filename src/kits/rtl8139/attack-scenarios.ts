// The scenarios of hostile guests on this card, one an attack, in the order of `ATTACK_NAMES`; `reach` is shown by `rtl8139-rogue`.
import {type AttackScenario, attackFile} from '../contract/attack-scenario.ts';

/** Where they are looked at. */
const MOMENT = {
  attack: {name: 'First attack', filter: 'op == attack && !op.ends'},
  denial: {name: 'First denial', filter: 'dma.verdict == deny'},
  frameDenied: {name: 'First frame denied', filter: 'dma.check == deny && dma.dir == transmit'},
  ringDenied: {name: 'First ring denied', filter: 'dma.check == deny && dma.dir == write'},
  ownFrame: {
    name: 'Its own frame is allowed out',
    filter: 'guest.id == B && dma.verdict == allow && dma.dir == transmit',
  },
  stored: {name: 'First frame stored', filter: 'kind == dma && dma.dir == write'},
  config: {name: 'First access to configuration space', filter: 'reg == CONFIG_ADDRESS'},
  busy: {name: 'Card not free yet', filter: 'handoff.busy'},
  handoff: {name: 'First hand-off', filter: 'handoff.from'},
  taken: {name: 'Card taken by force', filter: 'guest.id == A && handoff.from == B', which: 2},
} as const;

const TAKEN_BY_FORCE = {policies: {forcedAbortUs: 2000}, limitUs: 40_000};

const ATTACKS: readonly AttackScenario[] = [
  {
    attack: 'frame',
    title: 'A frame longer than its memory',
    about:
      'Sends its own buffer (lawful), then frames that begin in its last page and run past its window: by a little, and by the largest SIZE.',
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.ownFrame, MOMENT.frameDenied],
  },
  {
    attack: 'loopback',
    title: 'Another’s bytes by loopback',
    about:
      'Has the card loop back a frame whose bytes lie in another guest’s page: nothing leaves for the wire, and they would come into its own ring, where it can read them.',
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.frameDenied],
  },
  {
    attack: 'rewrite',
    title: 'TSAD rewritten before its turn',
    about:
      'Readies a descriptor out of turn with its own buffer, which is checked, points it at another guest’s page, and lets its turn come; every other round with the transmitter off meanwhile.',
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.denial],
  },
  {
    attack: 'out-of-turn',
    title: 'The descriptor that is not written',
    about:
      'Readies the descriptor that has the turn, with another guest’s page, while the transmitter is off. The write that starts it is one to another descriptor, which is lawful: the card takes its own turn.',
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.frameDenied],
  },
  {
    attack: 'ring',
    title: 'A receive ring over another’s pages',
    about:
      'Lays RBSTART over another guest’s pages, all of the ring, its end, its length alone while it receives, and over the VMM’s first page, and has frames come in.',
    rounds: 8,
    moments: [MOMENT.attack, MOMENT.ringDenied],
  },
  {
    attack: 'overrun',
    title: 'Past the end of the ring',
    about:
      'Has frames run on past the end of a ring that ends with its window, under WRAP, and longer ones past the room that is usual behind it.',
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.denial],
  },
  {
    attack: 'early-enable',
    title: 'The receiver on right after a reset',
    about:
      'Resets the card and turns the receiver on before its ring has a place: a reset leaves what is taken in, and puts the ring at host address 0, where the VMM’s first page is.',
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.denial],
  },
  {
    attack: 'left-receiving',
    title: 'The receiver left on at a hand-off',
    about:
      'Takes in whatever comes, leaves the receiver on and lets others have the card: RE is a standing permission, and only a hand-off that stops it first ends it. Every other round it turns its own off, lays its ring over the end of its window, which nothing checks then, and waits to find the receiver on.',
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.handoff, MOMENT.stored],
  },
  {
    attack: 'wide',
    title: 'Wide writes that begin beside a register',
    about:
      'Reaches CR, TPPOLL and 9346CR by two and four bytes that begin beside them, so that a hook by offset alone would not see it.',
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.denial],
  },
  {
    attack: 'reset',
    title: 'A reset through the EEPROM’s register',
    about:
      'Resets the card by 9346CR, so that what is known of the ring’s place is no longer so, and turns the receiver on.',
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.denial],
  },
  {
    attack: 'c-plus',
    title: 'Descriptors in memory',
    about:
      'Turns C+ mode on, in which the card fetches its descriptors from memory whenever it needs one, and has them point at another guest’s pages and at the VMM’s.',
    rounds: 10,
    moments: [MOMENT.attack, MOMENT.denial],
  },
  {
    attack: 'c-plus-rewrite',
    title: 'Descriptors rewritten after the check',
    about:
      'Gives the card descriptors that point at its own buffers, and points them at another guest’s page before the card comes to them: of two frames to send the second, and a buffer to receive. It stores, and no register is written.',
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.denial],
  },
  {
    attack: 'tally',
    title: 'The counters, written anywhere',
    about:
      'Has the card dump its 64 bytes of counters over another guest’s page: in C+ mode a write to TSD0 orders it.',
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.ownFrame],
  },
  {
    attack: 'half-frame',
    title: 'Half a frame left behind',
    about:
      'Ends a frame that it never began, which would send what whoever had the card before left in it, and leaves the beginning of one of its own: a reset of QEMU’s card does not empty it. The other guest gives the card its frames in two pieces, where it may.',
    rounds: 6,
    driver: 'pieces',
    moments: [MOMENT.attack, MOMENT.denial],
  },
  {
    attack: 'late-master',
    title: 'Bus mastering turned on late',
    about:
      'Turns bus mastering off, lays its receive ring over another guest’s pages and turns the receiver on, all of which moves nothing then; and turns bus mastering on again.',
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.config, MOMENT.ringDenied],
  },
  {
    attack: 'storm',
    title: 'A storm that is never acknowledged',
    about:
      'Sends a frame, unmasks everything and never acknowledges: the line stays up, the handler is called over and over, ISR is never quiet. The VMM takes the card away after 2 ms of waiting.',
    rounds: 1,
    ...TAKEN_BY_FORCE,
    moments: [MOMENT.attack, MOMENT.busy, MOMENT.taken],
  },
  {
    attack: 'hold',
    title: 'A card that never comes to rest',
    about:
      'Sends a frame and leaves its interrupt standing; every other round sends one lawful frame behind the other, all descriptors full at all times. The VMM takes the card away after 2 ms of waiting.',
    rounds: 1000,
    ...TAKEN_BY_FORCE,
    moments: [MOMENT.attack, MOMENT.busy, MOMENT.taken],
  },
];

const RTL8139 = {
  prefix: 'rtl8139-attack-',
  device: 'rtl8139',
  hooks: {qemu: 'sharing', datasheet: 'sharing'},
  windows: {good: {firstPage: '0x80', endPage: '0xC0'}, hostile: {firstPage: '0x40', endPage: '0x80'}},
} as const;

/** As files hold them; the library reads each through the schema. Guests lie at their own addresses, so that what a hostile one names is what the card would reach. */
export const RTL8139_ATTACK_FILES = ATTACKS.map((own) =>
  attackFile(RTL8139, {...own, policies: {guestMemory: 'identity', ...own.policies}}),
);
