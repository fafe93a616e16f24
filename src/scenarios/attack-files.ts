// The scenarios of hostile guests, one an attack, in the order of `ATTACK_NAMES`: beside a guest that pings a host, another tries one way
// out of its window.
import {type AttackScenario, attackFile} from '../kits/contract/attack-scenario.ts';

/** Where they are looked at. */
const MOMENT = {
  handoff: {name: 'First hand-off', filter: 'handoff.from'},
  attack: {name: 'First attack', filter: 'op == attack && !op.ends'},
  denial: {name: 'First denial', filter: 'dma.verdict == deny'},
  writeDenied: {name: 'First write denied', filter: 'dma.check == deny && dma.dir == write'},
  frameDenied: {name: 'First frame denied', filter: 'deny.reason == frame-outside-window'},
  dmaDenied: {name: 'First DMA denied', filter: 'deny.reason == outside-window'},
  ownFrame: {
    name: 'Its own frame is allowed out',
    filter: 'guest.id == B && dma.verdict == allow && dma.dir == transmit',
  },
  busy: {name: 'Card not free yet', filter: 'handoff.busy'},
  kept: {name: 'Frame kept for the other guest', filter: 'kind == kept'},
  lost: {name: 'Frame lost for the other guest', filter: 'frame.lost'},
  noCommand: {name: 'Data port without a command', filter: 'deny.reason == no-dma-approved'},
  wrapApproved: {
    name: 'A read that wraps is approved',
    filter:
      'guest.id == B && dma.verdict == allow && dma.dir == read && dma.addr in {0x4000..0x5fff} && dma.end >= 0x6000',
  },
  taken: {name: 'Card taken by force', filter: 'guest.id == A && handoff.from == B', which: 2},
  pastRange: {name: 'Past the approved range', filter: 'deny.reason == past-approved-range'},
  wide: {name: 'First wide access to registers', filter: 'kind == access && io.size > 1 && io.offset < 16'},
  wideDenied: {name: 'First wide access denied', filter: 'io.denied && io.size > 1'},
  reset: {name: 'Reset in the middle of a DMA', filter: 'model.event == Reset && model.from in {DmaRd, DmaWr}'},
} as const;

/** A moment that one card alone has. */
const on = <const M extends object>(profile: 'qemu' | 'datasheet', moment: M) => ({...moment, profiles: [profile]});

/** It begins before the other guest, and turns are short. */
const LYING_IN_WAIT = {driver: 'geekos', quantum: 10_000, startUs: 100};
const TAKEN_BY_FORCE = {policies: {forcedAbortUs: 2000}, limitUs: 40_000};

const ATTACKS: readonly AttackScenario[] = [
  {
    attack: 'outside',
    title: 'Remote DMA outside the window',
    about: "Reads and writes another guest's pages by remote DMA, in so many words, after lawful transfers of its own.",
    rounds: 6,
    moments: [MOMENT.handoff, MOMENT.attack, MOMENT.denial, MOMENT.writeDenied],
  },
  {
    attack: 'frame',
    title: 'A frame longer than its buffer',
    about:
      "Sends its own buffer's old bytes (lawful), then a frame that runs past its window, then one out of another guest's pages.",
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.ownFrame, MOMENT.denial, on('datasheet', MOMENT.kept)],
  },
  {
    attack: 'dmafree',
    title: 'The data port without a command',
    about:
      "Uses the data port with no command of its own, in wait for the other guest's, then goes on past the end of an approved read. A DP8390 asks for a live command; QEMU's card asks for nothing (quirks dmafree, rbcr0).",
    rounds: 6,
    ...LYING_IN_WAIT,
    moments: [
      MOMENT.handoff,
      MOMENT.attack,
      on('qemu', MOMENT.denial),
      MOMENT.busy,
      MOMENT.kept,
      on('qemu', MOMENT.lost),
    ],
  },
  {
    attack: 'ring',
    title: "A ring over another's pages",
    about:
      "Moves PSTART, PSTOP or CURR so that the frames it has sent to itself land in another guest's pages; in the last way CURR stands past PSTOP inside its own window and walks out of it.",
    rounds: 8,
    moments: [MOMENT.attack, MOMENT.denial, MOMENT.ownFrame, MOMENT.busy, MOMENT.kept, MOMENT.lost],
  },
  {
    attack: 'wrap',
    title: 'A wrap that moves',
    about:
      'Has a remote DMA approved that wraps at PSTOP back into its ring, then moves PSTOP behind the transfer so that it runs straight on, with and without a stop between.',
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.wrapApproved, MOMENT.denial, MOMENT.busy, MOMENT.kept],
  },
  {
    attack: 'rsar',
    title: 'RSAR moved after the approval',
    about:
      'Has its own range approved, then writes RSAR: in mid-transfer, with the command given again, and after an abort.',
    rounds: 6,
    moments: [MOMENT.handoff, MOMENT.attack, MOMENT.denial, on('qemu', MOMENT.noCommand)],
  },
  {
    attack: 'width',
    title: "DCR's width changed in mid-transfer",
    about:
      "Ranges with odd ends, bytes turned into words between two accesses, and 32-bit accesses at the last address, after lying in wait for the other guest's command. Windows end at pages, so on a 16-bit board the odd byte's neighbour is its own.",
    rounds: 6,
    ...LYING_IN_WAIT,
    moments: [
      MOMENT.handoff,
      MOMENT.attack,
      on('qemu', MOMENT.denial),
      on('qemu', MOMENT.pastRange),
      MOMENT.busy,
      MOMENT.kept,
    ],
  },
  {
    attack: 'wide',
    title: 'Wide accesses over several ports',
    about:
      "16-bit accesses over two registers, over IMR and the data port, and a 32-bit one over the data port and the reset port, which would change the page behind the model's back.",
    rounds: 4,
    moments: [MOMENT.attack, MOMENT.wide, MOMENT.denial, MOMENT.wideDenied],
  },
  {
    attack: 'reset',
    title: 'Reset in the middle',
    about:
      'Uses the reset port while a range is programmed, while one is half moved and while a frame is being sent; a write to it resets nothing.',
    rounds: 4,
    moments: [MOMENT.attack, MOMENT.denial, MOMENT.reset, MOMENT.busy, MOMENT.kept],
  },
  {
    attack: 'page',
    title: 'Page and command in one write',
    about: 'Selects another register page and starts a remote DMA, or a frame, in the same write to CR.',
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.dmaDenied, MOMENT.frameDenied],
  },
  {
    attack: 'page2',
    title: 'Writes on page 2',
    about:
      "Writes CLDA and the other registers that page 2 has for diagnosis, then has frames sent to itself; and writes its own page there over another's, to look harmless.",
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.ownFrame, MOMENT.dmaDenied, MOMENT.frameDenied, MOMENT.busy, MOMENT.kept],
  },
  {
    attack: 'sendpacket',
    title: 'The send-packet command',
    about: "Lets the card take a remote read's range out of card memory, at BNRY, where no check sees it.",
    rounds: 6,
    moments: [MOMENT.handoff, MOMENT.attack, MOMENT.denial, on('qemu', MOMENT.noCommand)],
  },
  {
    attack: 'count',
    title: 'The largest count',
    about:
      'RBCR at 0xFFFF: from behind PSTOP, where nothing wraps the transfer, and once round its own ring, which is lawful.',
    rounds: 6,
    moments: [
      MOMENT.attack,
      MOMENT.denial,
      MOMENT.wrapApproved,
      on('qemu', MOMENT.noCommand),
      MOMENT.busy,
      MOMENT.kept,
    ],
  },
  {
    attack: 'alias',
    title: 'Addresses above 0x8000',
    about: "Reaches another guest's pages by the addresses of the map's second copy, by remote DMA and by a frame.",
    rounds: 6,
    moments: [MOMENT.attack, MOMENT.denial, MOMENT.frameDenied, on('datasheet', MOMENT.writeDenied)],
  },
  {
    attack: 'storm',
    title: 'An interrupt storm',
    about:
      'Sends a frame, unmasks everything and never acknowledges: the line stays up, the handler is called over and over, ISR is never quiet. The VMM takes the card away after 2 ms of waiting.',
    rounds: 1,
    ...TAKEN_BY_FORCE,
    moments: [MOMENT.attack, MOMENT.ownFrame, MOMENT.busy, MOMENT.taken],
  },
  {
    attack: 'hold',
    title: 'Held until taken by force',
    about:
      "Opens a remote DMA and never finishes it, or leaves another page selected so that ISR can't be read. The VMM takes the card away after 2 ms of waiting.",
    rounds: 1000,
    ...TAKEN_BY_FORCE,
    moments: [MOMENT.attack, MOMENT.busy, MOMENT.taken, MOMENT.kept, on('qemu', MOMENT.denial)],
  },
];

const NE2000 = {
  prefix: 'attack-',
  hooks: {qemu: 'all', datasheet: 'sharing'},
  windows: {good: {firstPage: '0x60', endPage: '0x80'}, hostile: {firstPage: '0x40', endPage: '0x60'}},
} as const;

/** As files hold them; the library reads each through the schema. */
export const ATTACK_FILES = ATTACKS.map((own) => attackFile(NE2000, own));
