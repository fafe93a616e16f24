// What is done to the RTL8139 when vectors are recorded of it, without QEMU: sequences against a card that answers anything.
import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {PORT} from '../../src/kits/rtl8139/sheet/registers.ts';
import {Chance} from '../../tools/record-vectors/chance.mjs';
import type {Answer, Step} from '../../tools/record-vectors/rtl8139/acts.mjs';
import {again} from '../../tools/record-vectors/rtl8139/again.mjs';
import {harmless} from '../../tools/record-vectors/rtl8139/fuzz-places.mjs';
import {HeldFrame, writesWord} from '../../tools/record-vectors/rtl8139/held.mjs';
import {changedRuns} from '../../tools/record-vectors/rtl8139/host-memory.mjs';
import {PROFILES, sequenceOf} from '../../tools/record-vectors/rtl8139/sequence.mjs';

const SEEDS = 60;
const STEPS = 400;

/** The first steps of a seed on a card whose registers and memory hold anything, the same every time. */
function stepsOf(seed: number, profile: (typeof PROFILES)[number]): Step[] {
  const chance = new Chance(seed ^ 0x5a5a);
  const {acts} = sequenceOf(seed, profile);
  const steps: Step[] = [];
  let next = acts.next();
  while (next.done !== true && steps.length < STEPS) {
    const step = next.value;
    steps.push(step);
    const memory = Buffer.from(Array.from({length: step[0] === 'mr' ? step[2] : 0}, () => chance.below(256)));
    const answer: Answer = {value: chance.word() % 2 ** (8 * (step[0] === 'r' ? step[2] : 1)), memory, outcomes: []};
    next = acts.next(answer);
  }
  return steps;
}

describe.each(PROFILES)('a %s sequence', (profile) => {
  const all = Array.from({length: SEEDS}, (_, seed) => stepsOf(seed, profile));

  test('is the same for the same seed and answers, and another for another', () => {
    expect(stepsOf(7, profile)).toEqual(all[7]);
    expect(new Set(all.map((steps) => JSON.stringify(steps))).size).toBe(SEEDS);
    expect(all.map((steps) => steps.length)).toEqual(all.map(() => STEPS));
  });

  test('stays in the card’s registers, with values that fit', () => {
    for (const step of all.flat()) {
      if (step[0] !== 'r' && step[0] !== 'w') continue;
      expect(step[1] >= 0 && step[1] + step[2] <= 0x100, JSON.stringify(step)).toBe(true);
      if (step[0] === 'w') expect(Number.isInteger(step[3]) && step[3] >= 0 && step[3] < 2 ** (8 * step[2])).toBe(true);
    }
  });

  test('has no frame that QEMU takes by chance, and leaves the card’s clock alone', () => {
    for (const step of all.flat()) {
      if (step[0] === 'rx') expect(step[1].length).toBeGreaterThanOrEqual(2 * 14);
      if (step[0] === 'r')
        expect(step[1] >= PORT.TCTR.offset + 4 || step[1] + step[2] <= PORT.TCTR.offset, JSON.stringify(step)).toBe(
          true,
        );
      if (step[0] === 'w') expect(step[1] === PORT.TIMERINT.offset && step[2] === 4).toBe(false);
    }
  });

  test('keeps what the driver stores and looks at inside memory', () => {
    for (const step of all.flat()) {
      if (step[0] === 'mw') expect(step[1] + step[2].length / 2).toBeLessThanOrEqual(1 << 24);
      if (step[0] === 'mr') expect(step[1] + step[2]).toBeLessThanOrEqual(1 << 24);
    }
  });
});

test('addresses that the card is sent to are neither near the hole of the video memory nor near the BIOS', () => {
  expect([0xa_0000, 0x7_0000, 0xf_ffff].map(harmless).every((address) => address >= 0x10_0000)).toBe(true);
  expect(harmless(0xffff_fff0)).toBeLessThan(0xfdf0_0000);
  expect([0, 0x20_0000, 0x100_0000].map(harmless)).toEqual([0, 0x20_0000, 0x100_0000]);
});

test('changes that lie apart by fewer than 32 bytes are one run', () => {
  const before = Buffer.alloc(10_000);
  const after = Buffer.from(before);
  for (const at of [5, 37, 70, 4095, 4096, 9999]) after[at] = 1;
  expect(changedRuns(before, after)).toEqual([
    [5, 38],
    [70, 71],
    [4095, 4097],
    [9999, 10_000],
  ]);
  expect(changedRuns(before, before)).toEqual([]);
});

test('an unaligned cycle has a whole word for CAPR where its aligned pieces do', () => {
  const CAPR = PORT.CAPR.offset;
  const reaching = [1, 2, 4].flatMap((size) =>
    Array.from({length: 8}, (_, i) => CAPR - 4 + i)
      .filter((offset) => writesWord(CAPR, offset, size))
      .map((offset) => [offset, size]),
  );
  expect(reaching).toEqual([
    [CAPR, 2],
    [CAPR - 2, 4],
    [CAPR - 1, 4],
  ]);
});

describe('a frame is held', () => {
  const card = (registers: Partial<Record<keyof typeof PORT, number>>) => ({
    registers,
    read: async (offset: number) =>
      registers[Object.values(PORT).find((port) => port.offset === offset)?.name as keyof typeof PORT] ?? 0,
  });
  const RE = 0x08;
  const RXOVW = 0x10;

  const nothing = async () => {};

  test('where the card missed it, until a CAPR write that it fits after', async () => {
    const one = card({CR: RE, IMR: RXOVW});
    const held = new HeldFrame(one);
    await held.frame(async () => {
      one.registers.MPC = 1;
    });
    expect(held.isThere).toBe(true);
    await held.write(PORT.IMR.offset, 2, nothing);
    expect(held.isThere).toBe(true);
    await held.write(PORT.CAPR.offset, 2, async () => {
      one.registers.MPC = 2;
    });
    expect(held.isThere).toBe(true);
    await held.write(PORT.CAPR.offset, 2, nothing);
    expect(held.isThere).toBe(false);
  });

  test('behind one that came round the loop and was missed, until a CAPR write', async () => {
    const one = card({CR: RE, IMR: RXOVW});
    const held = new HeldFrame(one);
    const missed = async () => {
      one.registers.MPC = (one.registers.MPC ?? 0) + 1;
    };
    await held.write(PORT.TSD1.offset, 4, missed);
    expect(held.isThere).toBe(false);
    await held.frame(nothing);
    expect(held.isThere).toBe(true);
    await held.write(PORT.CAPR.offset, 2, nothing);
    await held.write(PORT.TPPOLL.offset, 1, missed);
    await held.write(PORT.CAPR.offset, 2, nothing);
    await held.frame(nothing);
    expect(held.isThere).toBe(false);
  });

  test('without a try where there is less room than for the longest, and RXOVW is masked', async () => {
    const room = {CR: RE, CAPR: 1000 - 16, CBR: 0};
    const isHeld = async (registers: Parameters<typeof card>[0]) => {
      const held = new HeldFrame(card(registers));
      await held.frame(nothing);
      return held.isThere;
    };
    expect(await isHeld(room)).toBe(true);
    expect(await isHeld({...room, IMR: RXOVW})).toBe(false);
    expect(await isHeld({...room, CAPR: 0xfff0})).toBe(false);
    expect(await isHeld({...room, CR: 0})).toBe(false);
    expect(await isHeld({...room, HLTCLK: 0x48})).toBe(false);
    expect(await isHeld({...room, CPCR: 2, RDSARLO: 0x1000})).toBe(false);
    expect(await isHeld({...room, CPCR: 2})).toBe(true);
  });
});

test('inputs of a recorded file are told from the card’s answers, and a look at memory from what the card did to it', () => {
  const lines = [
    '{"format":"rtl8139-vectors"}',
    '["c","a remark"]',
    '["rx","00"]',
    '["mr",5,1,"aa"]',
    '["irq",1]',
    '["mr",5,1,"aa"]',
    '["r",62,2,1]',
  ];
  const acts = again(lines.join('\n'));
  const nothing = {value: 0, memory: Buffer.alloc(0), outcomes: []};
  expect(acts.next().value).toEqual(['rx', '00']);
  expect(acts.next({...nothing, outcomes: ['["mr",5,1,"aa"]', '["irq",1]']}).value).toEqual(['mr', 5, 1]);
  expect(acts.next(nothing).value).toEqual(['r', 62, 2]);
  expect(acts.next(nothing).done).toBe(true);
});

test.each([
  [['--help']],
  [['/nowhere', '--seed', '7']],
  [['/nowhere', '--seeds', 'many']],
  [['--again', '/nowhere']],
])('the tool says in one line how %j is to be said, and ends with 2', (args) => {
  const {status, stdout, stderr} = spawnSync(process.execPath, ['tools/record-vectors.mjs', ...args], {
    encoding: 'utf8',
  });
  expect([status, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
  expect(stderr).toMatch(/^usage: record-vectors FOLDER /);
});
