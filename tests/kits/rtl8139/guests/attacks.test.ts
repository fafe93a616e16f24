// With nobody watching, each attack does what it is meant to do: on a card of its own, whose memory holds what is not the rogue's.
import {describe, expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import {ATTACK_NAMES} from '../../../../src/kits/rtl8139/facts.ts';
import {driverNamed} from '../../../../src/kits/rtl8139/guests/drivers.ts';
import {HOST_PAGE_BYTES} from '../../../../src/sim/machine/host-memory.ts';
import {BOARD, frameOf, PROFILES, type Profile, Rig} from './rig.ts';

const SECRET = 0xa5;
const FOREIGN = BOARD.endPage * HOST_PAGE_BYTES;
const OTHER = Uint8Array.of(2, 0, 0, 0, 0, 9);
/** Rounds in which every way of an attack has its turn. */
const ROUNDS = 12;

/** What became of an attack. */
interface Harm {
  /** Bytes of another's went out. */
  readonly isSent: boolean;
  /** Another's pages were written, or the machine's first. */
  readonly isWritten: boolean;
  readonly isWrittenAtZero: boolean;
  /** The rogue has bytes of another's. */
  readonly isLooted: boolean;
  readonly frames: readonly Uint8Array[];
  readonly rig: Rig;
}

/** Runs some rounds of an attack; a host answers every broadcast, and somebody else is sent a frame. */
function harmOf(attack: string, profile: Profile, rounds: readonly number[]): Harm {
  const driver = present(driverNamed('rogue', attack), attack);
  const rig = new Rig(driver, profile);
  const secret = new Uint8Array(0x20 * HOST_PAGE_BYTES).fill(SECRET);
  rig.memory.write(FOREIGN, secret);
  rig.memory.write(0, secret.subarray(0, HOST_PAGE_BYTES));
  const frames: Uint8Array[] = [];
  rig.neighbour = (frame) => {
    frames.push(frame);
    if (frame[0] === 0xff) rig.receive(frameOf(60));
  };
  for (const round of rounds) {
    rig.run(present(driver.attack, 'a rogue attacks')(BOARD, rig.state, round));
    rig.host.run(rig.card);
  }
  const isSecret = (bytes: Uint8Array | readonly number[]): boolean =>
    bytes.length > 8 && [...bytes].slice(-8).every((byte) => byte === SECRET);
  const isWhole = (start: number, length: number): boolean =>
    rig.memory.read(start, length).every((byte) => byte === SECRET);
  return {
    isSent: frames.some(isSecret),
    isWritten: !isWhole(FOREIGN, secret.length),
    isWrittenAtZero: !isWhole(0, HOST_PAGE_BYTES),
    isLooted: isSecret(rig.state.loot),
    frames,
    rig,
  };
}

const each = (ways: number): readonly number[] => Array.from({length: ways}, (_, way) => way);

describe.each(PROFILES)('as in profile %s', (profile) => {
  test.each(['reach', 'frame', 'rewrite', 'out-of-turn'])('%s sends what is another’s', (attack) => {
    for (const round of each(attack === 'rewrite' ? 2 : 1))
      expect(harmOf(attack, profile, [round]).isSent, `round ${round}`).toBe(true);
  });

  test('loopback brings another’s bytes into its own ring, and nothing goes out', () => {
    const {isLooted, isSent} = harmOf('loopback', profile, [0]);
    expect([isLooted, isSent]).toEqual([true, false]);
  });

  test.each(['reach', 'tally'])('%s has the card write another’s pages', (attack) => {
    expect(harmOf(attack, profile, [0]).isWritten).toBe(true);
  });

  test('overrun has a frame run into another’s pages; the chip sends none that is longer than the usual room', () => {
    const harms = each(2).map((round) => harmOf('overrun', profile, [round]));
    expect(harms.map(({isWritten}) => isWritten)).toEqual([true, profile === 'qemu']);
  });

  test('ring has frames land in another’s pages three ways, and in the machine’s first the fourth', () => {
    const harms = each(4).map((round) => harmOf('ring', profile, [round]));
    expect(harms.map(({isWritten}) => isWritten)).toEqual([true, true, true, false]);
    expect(harms.map(({isWrittenAtZero}) => isWrittenAtZero)).toEqual([false, false, false, true]);
  });

  test.each(['early-enable', 'reset'])('%s has frames land at address 0', (attack) => {
    expect(harmOf(attack, profile, [0]).isWrittenAtZero).toBe(true);
  });

  test('wide turns the receiver on twice, sends by C+ descriptors, and resets the card', () => {
    const harms = each(4).map((round) => harmOf('wide', profile, [round]));
    expect(harms.map(({isWrittenAtZero}) => isWrittenAtZero)).toEqual([true, true, false, true]);
    expect(harms[2]?.isSent).toBe(true);
  });

  test('c-plus sends from, stores to and takes its descriptors from another’s pages, and sends from and stores to the machine’s first', () => {
    const harms = each(5).map((round) => harmOf('c-plus', profile, [round]));
    expect([harms[0]?.isSent, harms[3]?.isSent]).toEqual([true, true]);
    expect(harms.map(({isWritten}) => isWritten)).toEqual([false, true, true, false, false]);
    expect(harms.map(({isWrittenAtZero}) => isWrittenAtZero)).toEqual([false, false, false, false, true]);
  });

  test('c-plus-rewrite stores to another’s page by a descriptor that was its own, and sends one where frames take time', () => {
    const [sent, stored] = each(2).map((round) => harmOf('c-plus-rewrite', profile, [round]));
    expect(sent?.isSent).toBe(profile === 'datasheet');
    expect([sent?.isWritten, stored?.isWritten]).toEqual([false, true]);
  });

  test('half-frame sends what was begun before the card was reset; the chip’s reset drops it', () => {
    const {frames} = harmOf('half-frame', profile, [0, 1]);
    expect(frames.some(({length}) => length === 65)).toBe(profile === 'qemu');
  });

  test('left-receiving reads what came for somebody else', () => {
    const driver = present(driverNamed('rogue', 'left-receiving'), 'it is known');
    const rig = new Rig(driver, profile);
    const op = present(driver.attack, 'a rogue attacks')(BOARD, rig.state, 0);
    rig.run(during(op, () => rig.receive(Uint8Array.from([...OTHER, ...new Uint8Array(54).fill(SECRET)]))));
    expect(rig.state.loot).toContain(SECRET);
  });

  test('late-master has frames land in another’s pages, from its own on or from there', () => {
    const harms = each(2).map((round) => harmOf('late-master', profile, [round]));
    expect(harms.map(({isWritten}) => isWritten)).toEqual([true, true]);
  });

  test('storm keeps the line up through its handler', () => {
    const {rig} = harmOf('storm', profile, [0]);
    rig.serve();
    expect(rig.card.irqLevel).toBe(1);
  });

  test('hold sends a frame whose interrupt it leaves standing, or one full frame behind the other', () => {
    const [unacknowledged, endless] = each(2).map((round) => harmOf('hold', profile, [round]));
    expect(unacknowledged?.frames.map(({length}) => length)).toEqual([64]);
    expect(new Set(endless?.frames.map(({length}) => length))).toEqual(new Set([1514]));
    expect(endless?.frames.length).toBeGreaterThan(27);
  });
});

test.each(ATTACK_NAMES)('%s keeps its loads and stores to its window, and leaves a card that works', (attack) => {
  const {rig} = harmOf(attack, 'datasheet', each(ROUNDS));
  expect(rig.strayed).toBe(0);
  if (attack === 'storm') return;
  rig.neighbour = null;
  rig.sent();
  rig.send(frameOf(200));
  rig.receive(frameOf(300));
  rig.settle();
  expect(rig.sent()).toEqual([[...frameOf(200)]]);
  expect(rig.received.at(-1)).toEqual(frameOf(300));
});

/** The same operation, with something happening in each of its pauses of more than a millisecond. */
function* during(op: ReturnType<Rig['driver']['init']>, happen: () => void): ReturnType<Rig['driver']['init']> {
  let step = op.next(undefined);
  while (step.done !== true) {
    if (step.value.op === 'compute' && step.value.cycles > 1_800_000) happen();
    step = op.next(yield step.value);
  }
  return step.value;
}
