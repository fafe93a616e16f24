// What is done to the card next: drivers' sequences with odd values in them, and any access at all. All from one seed.

import type {Port} from '../../../base/port.ts';
import {nextWord, type RandomState, seeded} from '../../../base/random.ts';
import type {Act, ActSource, Pages} from '../../contract/fuzz.ts';
import {BOARD_PORTS, PORT, RESET_PORTS} from '../sheet/board.ts';
import {COMMAND, REMOTE} from '../sheet/command-words.ts';
import {ALL_BITS, CR, DCR, PAR} from '../sheet/dp8390.ts';

const STATION = [0x52, 0x54, 0x00, 0x12, 0x34, 0x56] as const;
// biome-ignore format: four to a line
const COMMANDS = [
  COMMAND.STOP, COMMAND.START, COMMAND.START, COMMAND.NO_DMA,
  COMMAND.READ, COMMAND.WRITE, REMOTE.SEND_PACKET | CR.STA, COMMAND.SEND,
  COMMAND.SEND, COMMAND.READ | CR.TXP, COMMAND.WRITE | CR.TXP, COMMAND.STOP | COMMAND.PAGE1,
  COMMAND.START | COMMAND.PAGE1, COMMAND.START | COMMAND.PAGE2, COMMAND.START | COMMAND.PAGE1 | COMMAND.PAGE2, CR.STA,
] as const;
/** Values that mean something to some register. */
const VALUES = [
  0x00, 0x01, 0x0f, 0x40, 0x46, 0x48, 0x49, 0x4b, 0x4c, 0x5f, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xff,
] as const;
/** A write as a sequence keeps it: the offset in the high byte. */
const writeOf = ({offset}: Port, value: number): number => (offset << 8) | value;
const LENGTHS = [60, 60, 60, 64, 1514, 1518, 13, 59] as const;

/** Gives acts one after another; of a sequence's pages the first six are to send from, then comes the ring. */
export class Acts implements ActSource {
  readonly #random: RandomState;
  /** Writes of a sequence under way, last first: offset in the high byte. */
  readonly #pending: number[] = [];
  readonly #act: Act = {kind: 'read', offset: PORT.CR.offset, size: 1, value: 0};
  #portLeft = 0;
  #portReads = false;
  #portSize = 1;

  readonly #pages: Pages;

  constructor(seed: number, pages: Pages = {first: 0x40, end: 0x80}) {
    this.#random = seeded(seed);
    this.#pages = pages;
  }

  /** The next act; the same object each time. */
  next(): Act {
    const step = this.#pending.pop();
    if (step !== undefined) return this.#fill('write', step >> 8, 1, step & 0xff);
    const word = nextWord(this.#random);
    if (this.#portLeft > 0) {
      this.#portLeft--;
      return this.#fill(this.#portReads ? 'read' : 'write', PORT.DATA.offset, this.#portSize, nextWord(this.#random));
    }
    return this.#choose(word & 0x3f, word >>> 6);
  }

  #choose(kind: number, word: number): Act {
    const value = (word & 0x10000) !== 0 ? (VALUES[(word >> 8) & 15] ?? 0) : (word >> 8) & 0xff;
    if (kind < 24) return this.#fill((word & 0x20000) !== 0 ? 'read' : 'write', word & 15, 1, value);
    if (kind < 32)
      return this.#fill('write', PORT.CR.offset, 1, (word & 0x30000) !== 0 ? (COMMANDS[word & 15] ?? 0) : value);
    if (kind < 36) return this.#fill('read', PORT.ISR.offset, 1, 0);
    if (kind < 42) return this.#remote(word);
    if (kind < 44) return this.#send(word);
    if (kind < 45) return this.#setUp(word);
    if (kind < 51) return this.#frame(word);
    if (kind < 54) return this.#fill('wait', 0, 1, (word & 1) !== 0 ? 72 : word & 0xfff);
    if (kind < 56) return this.#port(word);
    if (kind < 57)
      return this.#fill(
        (word & 1) !== 0 ? 'ins' : 'outs',
        PORT.DATA.offset,
        1 << ((word >> 1) % 3),
        (word >> 4) & 0x3f,
      );
    if (kind < 62) return this.#wide(word);
    if (kind < 63)
      return this.#fill((word & 7) !== 0 ? 'read' : 'write', RESET_PORTS.start + ((word >> 3) & 7), 1, value);
    return this.#fill((word & 1) !== 0 ? 'read' : 'write', PORT.DATA.offset + ((word >> 1) & 7), 1, value);
  }

  /** A remote DMA: count, address, command, then cycles of the data port. */
  #remote(word: number): Act {
    const bytes = (word & 7) === 0 ? nextWord(this.#random) & 0xffff : (word >> 3) & 0x3f;
    const address =
      (word & 0x600) === 0
        ? nextWord(this.#random) & 0xffff
        : (this.#pages.first << 8) + ((word >> 11) % ((this.#pages.end - this.#pages.first) << 8));
    const isRead = (word & 0x2000000) !== 0;
    this.#pending.push(
      writeOf(PORT.CR, isRead ? COMMAND.READ : COMMAND.WRITE),
      writeOf(PORT.RSAR1, address >> 8),
      writeOf(PORT.RSAR0, address & 0xff),
      writeOf(PORT.RBCR1, bytes >> 8),
    );
    this.#portLeft = (word >> 3) & 0x1f;
    this.#portReads = isRead === ((word & 0x1f) !== 1);
    this.#portSize = (word & 0x60) === 0 ? 1 : (word & 0xe0) === 0x20 ? 4 : 2;
    return this.#fill('write', PORT.RBCR0.offset, 1, bytes & 0xff);
  }

  #send(word: number): Act {
    const bytes = (word & 7) === 0 ? nextWord(this.#random) & 0xffff : (word & 7) === 1 ? 0 : 60 + ((word >> 3) & 0xff);
    const command = (word & 0x800) !== 0 ? COMMAND.SEND : COMMAND.SEND | CR.STP;
    this.#pending.push(writeOf(PORT.CR, command), writeOf(PORT.TBCR1, bytes >> 8), writeOf(PORT.TBCR0, bytes & 0xff));
    return this.#fill(
      'write',
      PORT.TPSR.offset,
      1,
      (word & 0x3000) === 0 ? (word >> 14) & 0xff : this.#pages.first + ((word >> 14) % 6),
    );
  }

  /** The data sheet's start, with a wrong value in it now and then. */
  #setUp(word: number): Act {
    const odd = (word & 7) === 0 ? nextWord(this.#random) & 0xff : -1;
    const start = this.#pages.first + 6;
    const small = start + 2 + ((word >> 5) & 7);
    const stop = (word & 0x18) === 0 ? (word >> 5) & 0xff : (word & 0x18) === 8 ? this.#pages.end : small;
    const sequence = [
      writeOf(PORT.DCR, DCR.WTS | DCR.LS | DCR.FT1),
      writeOf(PORT.RCR, (word >> 5) & ALL_BITS.RCR),
      writeOf(PORT.TCR, 0),
    ];
    sequence.push(
      writeOf(PORT.PSTART, start),
      writeOf(PORT.PSTOP, stop),
      writeOf(PORT.BNRY, start),
      writeOf(PORT.ISR, 0xff),
    );
    sequence.push(writeOf(PORT.IMR, (word >> 11) & 0xff), writeOf(PORT.CR, COMMAND.STOP | COMMAND.PAGE1));
    sequence.push(...STATION.map((byte, at) => writeOf(PAR[at] ?? PORT.CR, byte)));
    sequence.push(writeOf(PORT.CURR, odd >= 0 ? odd : start + 1), writeOf(PORT.CR, COMMAND.START));
    for (let at = sequence.length - 1; at >= 0; at--) this.#pending.push(sequence[at] ?? 0);
    return this.#fill('write', PORT.CR.offset, 1, COMMAND.STOP);
  }

  /** `offset` says to whom: 0 and 1 this station, 2 everybody, 3 a group, above that anybody. */
  #frame(word: number): Act {
    const length =
      (word & 0x30) !== 0
        ? (LENGTHS[word & 7] ?? 60)
        : (word & 0xc0) !== 0
          ? (word >> 8) & 0x7ff
          : (word >> 8) & 0x7fff;
    return this.#fill((word & 0xf00) === 0 ? 'damaged' : 'frame', (word >> 20) & 7, 1, length);
  }

  #port(word: number): Act {
    this.#portLeft = word & 15;
    this.#portReads = (word & 16) !== 0;
    this.#portSize = 1 << ((word >> 5) % 3);
    return this.#fill('read', PORT.CRDA0.offset, 1, 0);
  }

  #wide(word: number): Act {
    const size = (word & 1) !== 0 ? 2 : 4;
    const offset = (word & 0xe) === 0 ? (word >> 4) % (BOARD_PORTS + 1 - size) : PORT.DATA.offset + ((word >> 4) & 3);
    return this.#fill((word & 0x400) !== 0 ? 'read' : 'write', offset, size, nextWord(this.#random));
  }

  #fill(kind: Act['kind'], offset: number, size: number, value: number): Act {
    const act = this.#act;
    act.kind = kind;
    act.offset = offset;
    act.size = size;
    act.value = kind !== 'write' || size === 4 ? value : value & (size === 1 ? 0xff : 0xffff);
    return act;
  }
}
