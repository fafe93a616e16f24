// What is done to a card, from a seed: sequences as drivers have them, with odd values, and accesses without sense between them.
import type {Port} from '../../../base/port.ts';
import {nextBelow, nextWord, type RandomState, seeded} from '../../../base/random.ts';
import type {Act, ActSource, Pages} from '../../contract/fuzz.ts';
import {
  CPCR,
  CR,
  CR9346,
  CR9346_MODE,
  DESCRIPTORS,
  ISR,
  PORT,
  RCR,
  REGISTER_BYTES,
  REGISTERS,
  TCR,
  TPPOLL,
  TSAD,
  TSD,
} from '../sheet/registers.ts';

const PAGE_BYTES = 4096;
/** Where the parts of a driver's memory begin, in pages from its first: frames to send, C+ rings, the receive ring. */
const SEND_PAGE = 0;
/** C+ rings: of those to send, of those to receive; a page each. */
export const TRANSMIT_RING_PAGE = 8;
export const RECEIVE_RING_PAGE = 9;
const RECEIVE_PAGE = 10;
/** Values that mean something to some register. */
const VALUES = [0, 1, 3, 4, 8, 0x0c, 0x11, 0x40, 0x48, 0x52, 0x80, 0xc0, 0xc9, 0xff, 0xffff, 0xffff_ffff] as const;
const LENGTHS = [60, 60, 60, 64, 1514, 1518, 13, 59] as const;
const COMMANDS = [0, CR.TE, CR.RE, CR.TE | CR.RE, CR.TE | CR.RE, CR.TE | CR.RE, CR.RST, CR.RST | CR.TE] as const;

interface Write {
  readonly port: Port;
  readonly value: number;
}

/** Gives acts one after another; sequences stay in its pages, single writes go anywhere. */
export class Acts implements ActSource {
  readonly #random: RandomState;
  readonly #base: number;
  readonly #length: number;
  /** Writes of a sequence under way, last first. */
  readonly #pending: Write[] = [];
  readonly #act: Act = {kind: 'read', offset: PORT.CR.offset, size: 1, value: 0};
  #turn = 0;
  #drained = 0;

  constructor(seed: number, pages: Pages) {
    this.#random = seeded(seed);
    this.#base = pages.first * PAGE_BYTES;
    this.#length = (pages.end - pages.first) * PAGE_BYTES;
  }

  /** The next act; the same object each time. */
  next(): Act {
    const step = this.#pending.pop();
    if (step !== undefined) return this.#fill('write', step.port.offset, step.port.bytes ?? 1, step.value);
    const word = nextWord(this.#random);
    return this.#choose(word & 0x3f, word >>> 6);
  }

  #choose(kind: number, word: number): Act {
    if (kind < 14) return this.#register(word);
    if (kind < 18) return this.#any(word);
    if (kind < 22) return this.#sequence([{port: PORT.CR, value: COMMANDS[word & 7] ?? 0}]);
    if (kind < 26) return this.#fill('read', PORT.ISR.offset, 2, 0);
    if (kind < 28) return this.#sequence([{port: PORT.ISR, value: (word & 1) !== 0 ? 0xffff : word & 0xffff}]);
    if (kind < 30) return this.#setUp(word);
    if (kind < 37) return this.#send(word);
    if (kind < 42) return this.#drain(word);
    if (kind < 43) return this.#descriptors(word);
    if (kind < 46) return this.#sequence([{port: PORT.TPPOLL, value: TPPOLL.NPQ}]);
    if (kind < 48) return this.#eeprom(word);
    if (kind < 57) return this.#frame(word);
    if (kind < 61) return this.#fill('wait', 0, 1, (word & 3) !== 0 ? 72 : word & 0x1ffff);
    return this.#burst(word);
  }

  /** Some register at its own width. */
  #register(word: number): Act {
    const {offset, bytes = 1} = REGISTERS[word % REGISTERS.length] ?? PORT.CR;
    const value = (word & 0x1_0000) !== 0 ? (VALUES[(word >>> 8) & 15] ?? 0) : nextWord(this.#random);
    return this.#fill((word & 0x2_0000) !== 0 ? 'read' : 'write', offset, bytes, value);
  }

  /** Any offset, any width. */
  #any(word: number): Act {
    const size = 1 << (word % 3);
    const offset = (word >>> 4) % (REGISTER_BYTES + 1 - size);
    return this.#fill((word & 0x10_0000) !== 0 ? 'read' : 'write', offset, size, nextWord(this.#random));
  }

  /** As a driver of the ring sets the card up, with an odd value now and then. */
  #setUp(word: number): Act {
    const length = (word & 7) === 0 ? 3 : (word & 8) === 0 ? 0 : 1;
    const filter = RCR.APM | RCR.AB | ((word & 0x30) === 0 ? RCR.AAP : 0) | ((word & 0x40) !== 0 ? RCR.AM : 0);
    const wrap = (word & 0x80) !== 0 ? RCR.WRAP : 0;
    const looped = (word & 0x700) === 0 ? TCR.LBK : 0;
    this.#turn = 0;
    this.#drained = 0;
    return this.#sequence([
      {port: PORT.CR, value: CR.RST},
      {port: PORT.RBSTART, value: this.#base + RECEIVE_PAGE * PAGE_BYTES},
      {port: PORT.CR, value: CR.TE | CR.RE},
      {port: PORT.TCR, value: looped | TCR.IFG},
      {port: PORT.RCR, value: filter | wrap | (length << 11) | ((word & 0x800) !== 0 ? RCR.AR : 0)},
      {port: PORT.TIMERINT, value: (word & 0x3000) === 0 ? (word >>> 14) & 0x7fff : 0},
      {port: PORT.IMR, value: (word & 0x8000) !== 0 ? 0xffff : ISR.ROK | ISR.TOK},
    ]);
  }

  #send(word: number): Act {
    const odd = (word & 0x3f) === 0;
    const n = (word & 0x1c0) === 0 ? (word >>> 9) % DESCRIPTORS : this.#turn++ % DESCRIPTORS;
    const address = odd ? nextWord(this.#random) : this.#base + ((SEND_PAGE + 2 * n) * PAGE_BYTES + ((word >>> 9) & 7));
    const size = odd ? nextWord(this.#random) : (LENGTHS[(word >>> 12) & 7] ?? 60) + ((word >>> 15) & 3);
    const [tsad = PORT.TSAD0, tsd = PORT.TSD0] = [TSAD[n], TSD[n]];
    return this.#sequence([
      {port: tsad, value: address},
      {port: tsd, value: size},
    ]);
  }

  /** Gives room back, about as much as a driver would, or any. */
  #drain(word: number): Act {
    this.#drained = (word & 7) === 0 ? word >>> 3 : this.#drained + 4 * ((word >>> 3) & 0x3ff);
    return this.#sequence([{port: PORT.CAPR, value: this.#drained}]);
  }

  /** C+ mode with rings in its pages; RST now and then, after which it is off. */
  #descriptors(word: number): Act {
    const modes = CPCR.TXENABLE | CPCR.RXENABLE;
    const at = (page: number): number => this.#base + page * PAGE_BYTES;
    return this.#sequence([
      {port: PORT.CPCR, value: (word & 3) === 0 ? word & 0x7f : modes | ((word & 4) !== 0 ? CPCR.RXVLAN : 0)},
      {port: PORT.RDSARLO, value: at(RECEIVE_RING_PAGE)},
      {port: PORT.RDSARHI, value: (word & 0x78) === 0 ? word : 0},
      {port: PORT.TSAD0, value: at(TRANSMIT_RING_PAGE)},
      {port: PORT.TSAD1, value: 0},
      {port: PORT.CR, value: CR.TE | CR.RE},
      {port: PORT.TPPOLL, value: TPPOLL.NPQ | (word & TPPOLL.FSWINT)},
      {port: PORT.TSD1, value: 0},
      {port: PORT.TSD0, value: at(SEND_PAGE) | 8},
    ]);
  }

  /** A word out of the EEPROM, the configuration registers, or a reset by the mode that loads them. */
  #eeprom(word: number): Act {
    if ((word & 0x1f) === 0) return this.#sequence([{port: PORT['9346CR'], value: CR9346_MODE.AUTO_LOAD}]);
    if ((word & 0x1f) < 12)
      return this.#sequence([
        {port: PORT['9346CR'], value: CR9346_MODE.CONFIG_WRITE},
        {port: PORT.CONFIG1, value: word >>> 5},
        {port: PORT.CONFIG3, value: word >>> 6},
        {port: PORT.CONFIG4, value: word >>> 7},
        {port: PORT.BMCR, value: word >>> 8},
        {port: PORT['9346CR'], value: 0},
      ]);
    const command = 0x180 | ((word >>> 8) & 0x3f);
    const wires = Array.from({length: 9}, (_, i) => ((command >> (8 - i)) & 1) * CR9346.EEDI);
    const writes = [...wires, 0, 0].flatMap((bit) => [bit, bit | CR9346.EESK]);
    return this.#sequence([
      {port: PORT['9346CR'], value: CR9346_MODE.PROGRAM},
      ...writes.map((bits) => ({port: PORT['9346CR'], value: CR9346_MODE.PROGRAM | CR9346.EECS | bits})),
    ]);
  }

  /** `offset` says to whom: 0 and 1 this station, 2 everybody, 3 a group, above that anybody. */
  #frame(word: number): Act {
    const length =
      (word & 0x30) !== 0
        ? (LENGTHS[word & 7] ?? 60)
        : (word & 0xc0) !== 0
          ? word & 0x7ff
          : nextBelow(this.#random, 0x4000);
    return this.#fill('frame', (word >>> 20) & 7, 1, length);
  }

  #burst(word: number): Act {
    const {offset, bytes = 1} = REGISTERS[word % REGISTERS.length] ?? PORT.CR;
    return this.#fill((word & 0x1000) !== 0 ? 'ins' : 'outs', offset, bytes, (word >>> 13) & 7);
  }

  #sequence(writes: readonly Write[]): Act {
    for (let at = writes.length - 1; at > 0; at--) this.#pending.push(writes[at] ?? {port: PORT.CR, value: 0});
    const {port, value} = writes[0] ?? {port: PORT.CR, value: 0};
    return this.#fill('write', port.offset, port.bytes ?? 1, value);
  }

  #fill(kind: Act['kind'], offset: number, size: number, value: number): Act {
    const act = this.#act;
    act.kind = kind;
    act.offset = offset;
    act.size = size;
    act.value = kind !== 'write' ? value : size === 4 ? value >>> 0 : value & (size === 1 ? 0xff : 0xffff);
    return act;
  }

  /** Bytes of the pages that it has. */
  get bytes(): number {
    return this.#length;
  }
}
