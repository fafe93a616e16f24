// A long run written by hand-made rules, not simulated: enough records of every kind to draw a page with.
import {EventStore} from '../../src/trace/event-store.ts';
import {
  AppEvent,
  BusyReason,
  ExitReason,
  Flag,
  Kind,
  LossCause,
  Operation,
  packAccess,
  packPlain,
  Verdict,
  withVerdict,
} from '../../src/trace/record-layout.ts';
import {CYCLES_PER_US, type Cycle, type EventIndex, type GuestId, NO_CAUSE, NOBODY} from '../../src/trace/units.ts';

const HOOKED_WRITES = new Set([0, 4, 5, 6, 8, 9, 10, 11, 0x1f]);
const IDLE = 1;
const TRANS = 2;
const DMA_RD = 3;
const DMA_WR = 4;
const TRANS_DMA_WR = 6;
const EVENT = {Transmit: 1, DmaRd: 2, DmaWr: 3, AbortDma: 5, RDC: 6, PTX: 7};

/** A run under construction: appends records and keeps the clock. */
class FakeRun {
  readonly store = new EventStore();
  now: Cycle = 0;
  owner: GuestId = 0;
  frame = 0;

  plain(
    kind: Kind,
    guest: GuestId,
    value: number,
    cause: EventIndex,
    state = 0,
    flags = 0,
    verdict: Verdict = Verdict.NONE,
  ): EventIndex {
    return this.store.append(packPlain(kind, guest, verdict, state, flags), value, this.now, cause);
  }

  /** One access and, if it is hooked, the exit before it. */
  access(guest: GuestId, write: boolean, offset: number, value: number, state: number, flags = 0): EventIndex {
    const hooked = write && HOOKED_WRITES.has(offset);
    this.now += hooked ? 1_308 + 530 : 530;
    const exit = hooked ? this.plain(Kind.EXIT, guest, ExitReason.IO, NO_CAUSE) : NO_CAUSE;
    const all = (write ? Flag.WRITE : 0) | (hooked ? Flag.EXITED : 0) | flags;
    return this.store.append(
      packAccess(Kind.ACCESS, guest, offset, offset >= 0x10 ? 2 : 1, 0, hooked, state, all),
      value,
      this.now,
      exit,
    );
  }

  /** A model event with its transition. */
  move(guest: GuestId, event: number, from: number, to: number, edge: number, cause: EventIndex): EventIndex {
    this.now += 100;
    const drawn = this.plain(Kind.MODEL_EVENT, guest, event, cause, from);
    return this.plain(Kind.TRANSITION, guest, from | (event << 8) | ((edge + 1) << 16), drawn, to);
  }

  check(
    guest: GuestId,
    address: number,
    length: number,
    flags: number,
    cause: EventIndex,
    to: number,
    verdict: Verdict = Verdict.ALLOW,
  ): EventIndex {
    return this.store.append(
      withVerdict(packPlain(Kind.CHECK, guest, Verdict.NONE, to, flags), verdict),
      ((address << 16) | length) >>> 0,
      this.now,
      cause,
    );
  }

  idle(microseconds: number): void {
    this.now += Math.round(microseconds * CYCLES_PER_US);
  }
}

/** Fills a store with `records` records or a few more. */
export function fakeRun(records: number): EventStore {
  const run = new FakeRun();
  run.plain(Kind.SCHEDULE, 0, 0, NO_CAUSE);
  const starts = [0x40, 0x5a, 0x6d];
  for (let round = 0; run.store.next < records; round++) {
    const guest = [0, 1, 0, 0, 1, 2][round % 6] ?? 0;
    if (guest !== run.owner) handOver(run, guest);
    if (guest === 2 && round % 12 === 5) attack(run, guest);
    else transmit(run, guest, (starts[guest] ?? 0x40) << 8, round);
    if (round % 3 === 0) receive(run, guest);
    if (round % 23 === 22) run.plain(Kind.LOST, (guest + 1) % 3, run.frame | (LossCause.GAP << 24), NO_CAUSE);
    run.idle(40 + (round % 7) * 9);
  }
  return run.store;
}

function handOver(run: FakeRun, to: GuestId): void {
  run.idle(12);
  const stop = run.store.append(packAccess(Kind.SUSPEND, to, 0, 1, 0, true, IDLE, Flag.WRITE), 0x22, run.now, NO_CAUSE);
  run.plain(Kind.HANDOFF_REFUSED, to, BusyReason.MODEL, stop);
  run.idle(31);
  run.plain(Kind.REUSABLE, run.owner, 1, NO_CAUSE);
  for (let offset = 1; offset < 8; offset++) {
    run.now += 530;
    run.store.append(packAccess(Kind.VMM_ACCESS, NOBODY, offset, 1, 2, false, IDLE, 0), 0x40 + offset, run.now, stop);
  }
  run.now += 33_582 - 7 * 530;
  const handoff = run.plain(Kind.HANDOFF, to, run.owner | (63 << 8), stop, IDLE);
  run.plain(Kind.RESUME, to, 0, handoff);
  run.plain(Kind.SCHEDULE, to, 0, handoff);
  run.owner = to;
}

function transmit(run: FakeRun, guest: GuestId, buffer: number, round: number): void {
  const begun = run.plain(Kind.OPERATION, guest, Operation.TRANSMIT | (round << 8), NO_CAUSE);
  run.access(guest, true, 0x0f, 0x00, IDLE);
  const cr = run.access(guest, true, 0x00, 0x22, IDLE);
  run.move(guest, EVENT.AbortDma, IDLE, IDLE, -1, cr);
  for (const [offset, value] of [
    [0x0a, 0xea],
    [0x0b, 0x05],
    [0x08, 0x00],
    [0x09, buffer >> 8],
  ] as const)
    run.access(guest, true, offset, value, IDLE);
  const start = run.access(guest, true, 0x00, 0x12, IDLE);
  const event = run.plain(Kind.MODEL_EVENT, guest, EVENT.DmaWr, start, IDLE);
  const check = run.check(guest, buffer, 1514, Flag.WRITE, event, DMA_WR);
  run.plain(Kind.TRANSITION, guest, IDLE | (EVENT.DmaWr << 8) | (5 << 16), check, DMA_WR);
  run.now += 379 * 530;
  run.access(guest, true, 0x10, 757, DMA_WR, Flag.BURST);
  for (let poll = 0; poll < 2 + (round % 5); poll++)
    run.access(guest, false, 0x07, poll === 1 + (round % 5) ? 0x40 : 0, DMA_WR);
  run.move(guest, EVENT.RDC, DMA_WR, IDLE, 6, start);
  run.access(guest, true, 0x07, 0x40, IDLE);
  for (const [offset, value] of [
    [0x05, 0xea],
    [0x06, 0x05],
    [0x04, buffer >> 8],
  ] as const)
    run.access(guest, true, offset, value, IDLE);
  const send = run.access(guest, true, 0x00, 0x26, IDLE);
  const asked = run.check(
    guest,
    buffer,
    1514,
    Flag.TRANSMIT,
    run.plain(Kind.MODEL_EVENT, guest, EVENT.Transmit, send, IDLE),
    TRANS,
  );
  const sent = run.plain(Kind.TRANSITION, guest, IDLE | (EVENT.Transmit << 8) | (2 << 16), asked, TRANS);
  run.access(guest, true, 0x0f, 0x1f, TRANS);
  run.plain(Kind.APP, guest, AppEvent.PING_SENT | (round << 8), begun);
  if (round % 4 === 0) overlap(run, guest, buffer + 0x600);
  run.idle(900);
  run.plain(Kind.FRAME_TX, guest, run.frame++, sent);
  const irq = run.plain(Kind.IRQ, NOBODY, 1, sent);
  const exit = run.plain(Kind.EXIT, guest, ExitReason.INTERRUPT, irq);
  run.move(guest, EVENT.PTX, TRANS, IDLE, 2, irq);
  run.plain(Kind.REUSABLE, guest, 1, irq);
  run.plain(Kind.INJECT, guest, 0x02, exit);
  run.access(guest, false, 0x07, 0x02, IDLE);
  run.access(guest, true, 0x07, 0x02, IDLE);
  run.plain(Kind.IRQ, NOBODY, 0, NO_CAUSE);
  run.plain(Kind.OPERATION, guest, Operation.TRANSMIT | (round << 8), begun, 0, Flag.END);
}

/** Uploads the next frame while one is on the wire. */
function overlap(run: FakeRun, guest: GuestId, buffer: number): void {
  for (const [offset, value] of [
    [0x0a, 0xea],
    [0x0b, 0x05],
    [0x08, 0x00],
    [0x09, buffer >> 8],
  ] as const)
    run.access(guest, true, offset, value, TRANS);
  const start = run.access(guest, true, 0x00, 0x12, TRANS);
  const event = run.plain(Kind.MODEL_EVENT, guest, EVENT.DmaWr, start, TRANS);
  const check = run.check(guest, buffer, 1514, Flag.WRITE, event, TRANS_DMA_WR);
  run.plain(Kind.TRANSITION, guest, TRANS | (EVENT.DmaWr << 8) | (9 << 16), check, TRANS_DMA_WR);
  run.access(guest, true, 0x10, 757, TRANS_DMA_WR, Flag.BURST);
  run.move(guest, EVENT.RDC, TRANS_DMA_WR, TRANS, 10, start);
}

/** A remote read of somebody else's pages, refused. */
function attack(run: FakeRun, guest: GuestId): void {
  for (const [offset, value] of [
    [0x0a, 0x00],
    [0x0b, 0x04],
    [0x08, 0x00],
    [0x09, 0x60],
  ] as const)
    run.access(guest, true, offset, value, IDLE);
  const start = run.access(guest, true, 0x00, 0x0a, IDLE, Flag.DENIED);
  const event = run.plain(Kind.MODEL_EVENT, guest, EVENT.DmaRd, start, IDLE);
  const check = run.check(guest, 0x6000, 0x400, 0, event, DMA_RD, Verdict.DENY);
  run.store.append(packAccess(Kind.DENIAL, guest, 0, 1, 0, false, IDLE, Flag.WRITE), 1, run.now, check);
}

function receive(run: FakeRun, guest: GuestId): void {
  run.idle(20);
  const frame = run.plain(Kind.FRAME_RX, guest, run.frame++, NO_CAUSE, 0, 0, Verdict.ALLOW);
  const irq = run.plain(Kind.IRQ, NOBODY, 1, frame);
  run.plain(Kind.EXIT, guest, ExitReason.INTERRUPT, irq);
  run.plain(Kind.KEPT, (guest + 1) % 3, run.frame - 1, irq);
  run.plain(Kind.IRQ, NOBODY, 0, NO_CAUSE);
}
