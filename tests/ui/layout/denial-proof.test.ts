import {describe, expect, test} from 'vitest';
import {EventStore} from '../../../src/trace/event-store.ts';
import {Flag, Kind, packAccess, packPlain, Verdict} from '../../../src/trace/record-layout.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {NO_CAUSE} from '../../../src/trace/units.ts';
import {overlapsOf} from '../../../src/ui/layout/denial-overlap.ts';
import {type Proof, proveDenial} from '../../../src/ui/layout/denial-proof.ts';
import {fixtureView} from '../fixture-view.ts';

const IDLE = 1;
const DMA_RD = 3;

class Story {
  readonly store = new EventStore();
  #last = NO_CAUSE;

  out(guest: number, offset: number, value: number, size = 1, flags = 0): number {
    return this.#add(
      packAccess(Kind.ACCESS, guest, offset, size, 0, true, IDLE, Flag.WRITE | Flag.EXITED | flags),
      value,
      NO_CAUSE,
    );
  }

  read(guest: number, offset: number, value: number): number {
    return this.#add(packAccess(Kind.ACCESS, guest, offset, 1, 0, false, IDLE, 0), value, NO_CAUSE);
  }

  check(guest: number, address: number, length: number, verdict: Verdict, cause: number, flags = 0): number {
    return this.#add(packPlain(Kind.CHECK, guest, verdict, DMA_RD, flags), ((address << 16) | length) >>> 0, cause);
  }

  event(guest: number, cause: number): number {
    return this.#add(packPlain(Kind.MODEL_EVENT, guest, 0, IDLE, 0), 2, cause);
  }

  denial(guest: number, offset: number, reason: number, cause: number): number {
    return this.#add(packAccess(Kind.DENIAL, guest, offset, 1, 0, false, IDLE, Flag.WRITE), reason, cause);
  }

  lookup = (index: number): RecordView | undefined => this.store.window(index, index + 1).view(index);

  prove(index = this.#last): Proof {
    const result = proveDenial(index, this.lookup);
    if (result.status !== 'proved') throw new Error(result.status);
    return result.proof;
  }

  #add(w0: number, w1: number, cause: number): number {
    this.#last = this.store.append(w0, w1, this.store.next * 100, cause);
    return this.#last;
  }
}

/** C sets up 1 024 bytes at 0x6600 while A's writes lie between, and is refused. */
function refusedRead(): {story: Story; command: number; denial: number} {
  const story = new Story();
  for (const [guest, offset, value] of [
    [2, 0x0a, 0x00],
    [2, 0x0b, 0x04],
    [0, 0x08, 0x12],
    [2, 0x08, 0x00],
    [0, 0x09, 0x99],
    [2, 0x09, 0x66],
  ] as const)
    story.out(guest, offset, value);
  const command = story.out(2, 0x00, 0x0a, 1, Flag.DENIED);
  const check = story.check(2, 0x6600, 0x400, Verdict.DENY, story.event(2, command));
  const denial = story.denial(2, 0, 1, check);
  return {story, command, denial};
}

describe('the proof of a denial', () => {
  test('names the command, the state it came in and what the check saw', () => {
    const {story, command} = refusedRead();
    const proof = story.prove();
    expect(proof.command).toMatchObject({index: command, value: 0x0a, guest: 2});
    expect(proof.state).toBe(IDLE);
    expect(proof.check).toMatchObject({address: 0x6600, length: 0x400, move: 'read', to: DMA_RD});
  });

  test('address and length come from the last writes of that guest, not from another’s', () => {
    const {story} = refusedRead();
    const proof = story.prove();
    expect(proof.address).toMatchObject({value: 0x6600, writes: [5, 3]});
    expect(proof.length).toMatchObject({value: 0x400, writes: [1, 0]});
  });

  test('a 16-bit write sets two registers at once', () => {
    const story = new Story();
    story.out(1, 0x08, 0x6600, 2);
    const check = story.check(1, 0x6600, 0, Verdict.DENY, story.out(1, 0, 0x0a, 1, Flag.DENIED));
    story.denial(1, 0, 1, check);
    expect(story.prove().address?.writes).toEqual([0]);
  });

  test('a refused frame is placed by TPSR and TBCR', () => {
    const story = new Story();
    for (const [offset, value] of [
      [0x05, 0xea],
      [0x06, 0x05],
      [0x04, 0x7f],
      [0x09, 0x11],
    ] as const)
      story.out(1, offset, value);
    const check = story.check(1, 0x7f00, 1514, Verdict.DENY, story.out(1, 0, 0x26, 1, Flag.DENIED), Flag.TRANSMIT);
    story.denial(1, 0, 2, check);
    const proof = story.prove();
    expect(proof.address?.writes).toEqual([2]);
    expect(proof.length?.writes).toEqual([1, 0]);
  });

  test('the order of access and denial does not matter', () => {
    const story = new Story();
    story.out(2, 0x09, 0x66);
    const check = story.check(2, 0x6600, 4, Verdict.DENY, NO_CAUSE);
    const denial = story.denial(2, 0, 1, check);
    const command = story.out(2, 0, 0x0a, 1, Flag.DENIED);
    expect(story.prove(denial).command?.index).toBe(command);
  });

  test('a check that an earlier denial rests on is not taken for that of a denial without one', () => {
    const {story} = refusedRead();
    story.denial(2, 0, 5, story.out(2, 0, 0x0a, 1, Flag.DENIED));
    expect(story.prove()).toMatchObject({check: null, address: null, length: null});
  });

  test('a data port used past its approval points at the last approval', () => {
    const story = new Story();
    const approved = story.check(1, 0x5a00, 60, Verdict.ALLOW, NO_CAUSE, Flag.WRITE);
    story.check(0, 0x4000, 60, Verdict.ALLOW, NO_CAUSE, Flag.WRITE);
    const command = story.out(1, 0x10, 0, 2, Flag.DENIED);
    story.denial(1, 0x10, 6, command);
    const proof = story.prove();
    expect(proof.approved?.index).toBe(approved);
    expect(proof.check).toBeNull();
    expect(proof.address).toBeNull();
  });

  test('counts how often the guest polled ISR before it gave up', () => {
    const {story, denial} = refusedRead();
    for (let n = 0; n < 5; n++) story.read(2, 0x07, 0);
    story.read(0, 0x07, 0x40);
    story.out(2, 0x00, 0x22);
    story.read(2, 0x07, 0x40);
    expect(story.prove(denial).polls).toEqual({reads: 5, bit: 'RDC', showed: false});
  });

  test('waits for records that are on their way', () => {
    const {story, denial} = refusedRead();
    const lookup = (index: number): RecordView | undefined => (index === 3 ? undefined : story.lookup(index));
    expect(proveDenial(denial, lookup)).toEqual({status: 'waiting'});
  });

  test('a record that denies nothing has no proof', () => {
    const {story} = refusedRead();
    expect(proveDenial(0, story.lookup)).toEqual({status: 'not-a-denial'});
  });
});

describe('whose bytes', () => {
  const {guests} = fixtureView();

  test('a range inside another’s ring is all its ring', () => {
    expect(overlapsOf(0x6100, 0x400, guests)).toEqual([{area: 'ring', owner: 1, bytes: 0x400}]);
  });

  test('a range across a window’s end is cut there, the larger part first', () => {
    expect(overlapsOf(0x5900, 0x400, guests)).toEqual([
      {area: 'transmit', owner: 1, bytes: 0x300},
      {area: 'ring', owner: 0, bytes: 0x100},
    ]);
  });

  test('the station PROM belongs to nobody, and above packet memory there is nothing', () => {
    expect(overlapsOf(0, 32, guests)).toEqual([{area: 'prom', owner: null, bytes: 32}]);
    expect(overlapsOf(0x8000, 16, guests)).toEqual([{area: 'outside', owner: null, bytes: 16}]);
  });
});
