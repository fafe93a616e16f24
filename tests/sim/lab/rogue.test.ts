// The rogue: its lawful DMAs go through, nothing else it asks for moves, and the good guests never notice.
import {describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {rogueDriver} from '../../../src/kits/ne2000/guests/rogue-driver.ts';
import {DENY_REASONS} from '../../../src/kits/ne2000/model/names.ts';
import type {GuestSpec, Scenario} from '../../../src/scenarios/scenario.ts';
import {DOWN} from '../../../src/sim/guests/driver.ts';
import {elementsOf, type Instruction, type Repeated} from '../../../src/sim/machine/guest-program.ts';
import {START, Testbench} from '../../kits/ne2000/card/testbench.ts';
import {disagreements} from './bus-agreement.ts';
import {BusTap} from './bus-tap.ts';
import {ended, framesGot, framesSent, ofKind, PROFILES, recordsOf, scenarioOf} from './runs.ts';

const ROGUE = 2;
const GOOD = [0, 1];
const ROUNDS = 6;
/** Bytes it tries to move in one attempt. */
const REACH = 64;

/** The scenario with something else in the rogue's place. */
function instead(change: (rogue: GuestSpec) => readonly GuestSpec[]): Scenario {
  const scenario = scenarioOf('rogue');
  const rogue = present(scenario.guests[ROGUE], 'the rogue is the third');
  return {...scenario, guests: [...scenario.guests.slice(0, ROGUE), ...change(rogue)]};
}

const listens = (rogue: GuestSpec): GuestSpec[] =>
  rogue.driver === 'recorded' ? [] : [{...rogue, driver: 'linux', workload: {kind: 'listen'}}];

describe.each(PROFILES)('rogue, profile %s', (profile) => {
  const tap = new BusTap('rogue', {profile});
  tap.lab.runToEnd();
  const {lab} = tap;
  const records = recordsOf(lab);
  const attacks = ofKind(records, 'operation').filter(
    ({guest, operation}) => guest === ROGUE && operation === 'attack',
  );
  const isInAttack = (index: number): boolean => attacks.filter((edge) => edge.index < index).length % 2 === 1;
  const checks = ofKind(records, 'check').filter(({guest, index}) => guest === ROGUE && isInAttack(index));
  const window = present(lab.machine.windows[ROGUE], 'the rogue has a window');

  test('it makes all its attempts', () => {
    expect(attacks).toHaveLength(2 * ROUNDS);
    expect(present(lab.machine.scripted[ROGUE], 'the rogue').memory.nic.loot).toHaveLength(ROUNDS * REACH);
  });

  test('every lawful DMA is allowed and every other denied, each attack with its reason', () => {
    for (const {allowed, address, length, index} of checks)
      expect(allowed, `#${index}`).toBe(address >= window.start && address + length <= window.end);
    const reasons = ofKind(records, 'denial').map(({guest, reason}) => `${guest} ${DENY_REASONS[reason]?.name}`);
    for (const reason of ['outside-window', 'frame-outside-window'])
      expect(reasons.filter((each) => each === `${ROGUE} ${reason}`).length).toBeGreaterThanOrEqual(2 * ROUNDS);
    expect(reasons.every((each) => each.startsWith(`${ROGUE} `))).toBe(true);
    expect(checks.filter(({allowed}) => allowed).length).toBeGreaterThanOrEqual(3 * ROUNDS);
  });

  test('nothing it asked for moves: no byte outside its window changes by its hand, ring or frames', () => {
    expect(disagreements(tap)).toEqual([]);
    expect(lab.report().belief.unsafe).toBe(0);
  });

  test('what it reads of others is all ones, and what it reads of its own is its own', () => {
    const {loot} = present(lab.machine.scripted[ROGUE], 'the rogue').memory.nic;
    expect(new Set(loot)).toEqual(new Set([0xff]));
    const words = ofKind(records, 'access').filter(
      ({guest, index, offset, direction}) =>
        guest === ROGUE && offset === 0x10 && direction === 'in' && isInAttack(index),
    );
    const own = Array.from({length: ROUNDS}, (_, round) => 0x1111 * (round + 1));
    expect(new Set(words.map(({value}) => value))).toEqual(new Set([...own, 0xffff]));
    expect(words.filter(({value}) => own.includes(value)).length).toBe((2 * ROUNDS * REACH) / 2);
  });

  test('no frame of its attacks reaches the wire', () => {
    expect(framesSent(lab, ROGUE)).toEqual([]);
  });

  test.each([
    ['a run without it', () => instead(() => [])],
    ['a run in which it only listens', () => instead(listens)],
  ])('the good guests send and get the same frames as in %s', (_, peaceful) => {
    const other = ended(peaceful(), {profile});
    for (const guest of GOOD) {
      expect(lab.report().guests[guest]).toMatchObject({lost: 0, denials: 0});
      expect(framesSent(lab, guest)).toEqual(framesSent(other, guest));
      expect(framesGot(lab, guest)).toEqual(framesGot(other, guest));
      expect(framesSent(lab, guest).length).toBeGreaterThanOrEqual(12);
    }
  });
});

describe.each(PROFILES)('with nobody watching, profile %s', (profile) => {
  test('the same attack reads and writes foreign pages and sends them', () => {
    const bench = new Testbench(profile).out(START);
    const memory = bench.card.memory();
    const foreign = {start: 0, end: REACH}; // round 0 goes for page 0x40
    memory.fill(0x5a, foreign.start, foreign.end);
    const board = {mac: new Uint8Array(6), firstPage: 0x6c, endPage: 0x80};
    const attack = present(rogueDriver.attack, 'the rogue attacks')(board, {...DOWN, isUp: true}, 0);
    let step = attack.next(undefined);
    const sent: Uint8Array[] = [];
    while (step.done !== true) {
      const instruction = step.value;
      if (instruction.op === 'in') step = attack.next(bench.card.read(instruction.offset, instruction.size));
      else {
        if (instruction.op === 'out') bench.card.write(instruction.offset, instruction.size, instruction.value);
        if (instruction.op === 'compute') bench.host.run(bench.card);
        step = attack.next(isRepeated(instruction) ? moved(bench, instruction) : undefined);
      }
      sent.push(...bench.sent());
    }
    expect(new Set(step.value.changed.loot)).toEqual(new Set([0x5a]));
    expect([...memory.subarray(0, REACH)]).toEqual(Array.from({length: REACH}, (_, i) => (i % 2 === 0 ? 0xd1 : 0xba)));
    expect(sent.map((frame) => frame.length)).toContain(REACH);
  });
});

function isRepeated(instruction: Instruction): instruction is Repeated {
  return instruction.op === 'ins' || instruction.op === 'outs';
}

/** Carries out a loop or a `rep`; the bytes that were read. */
function moved({card}: Testbench, instruction: Repeated): Uint8Array | undefined {
  const {offset, size} = instruction;
  const count = elementsOf(instruction);
  if (instruction.op === 'outs') {
    card.writeBurst(offset, size, count, instruction.bytes, 0);
    return undefined;
  }
  const bytes = new Uint8Array(count * size);
  card.readBurst(offset, size, count, bytes, 0);
  return bytes;
}
