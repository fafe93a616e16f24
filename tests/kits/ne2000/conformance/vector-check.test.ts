import {readdirSync, readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import {nextBelow, type RandomState, seeded} from '../../../../src/base/random.ts';
import type {VectorOutcome} from '../../../../src/kits/contract/conformance.ts';
import type {Profile} from '../../../../src/kits/ne2000/card/quirks.ts';
import {DISPUTED_RULES} from '../../../../src/kits/ne2000/conformance/disputed-rules.ts';
import {checkVector} from '../../../../src/kits/ne2000/conformance/vector-check.ts';

const FOLDER = new URL('../../../vectors/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.gz'));

const TEXTS = new Map(FILES.map((file) => [file, gunzipSync(readFileSync(new URL(file, FOLDER))).toString('utf8')]));
const OUTCOMES = new Map<string, VectorOutcome>();

function textOf(file: string): string {
  return present(TEXTS.get(file), file);
}

/** What a card answers to a recording as it is, found once for all tests that ask for it. */
function outcomeAsRecorded(file: string, profile: Profile): VectorOutcome {
  const known = OUTCOMES.get(`${file} ${profile}`) ?? outcomeOf(file, textOf(file), profile);
  OUTCOMES.set(`${file} ${profile}`, known);
  return known;
}

function outcomeOf(file: string, text: string, profile: Profile): VectorOutcome {
  const checked = checkVector(file, text, profile);
  if (!checked.ok) throw new Error(checked.fault.message);
  return checked.value;
}

test('there are 148 recorded sequences, 20 of them strict', () => {
  expect([FILES.length, FILES.filter((file) => textOf(file).includes('"strict":true')).length]).toEqual([148, 20]);
});

describe('QEMU’s card', () => {
  test.each(FILES)('answers %s step by step as recorded', (file) => {
    const text = textOf(file);
    const {mismatch, steps, disputed} = outcomeAsRecorded(file, 'qemu');
    expect(mismatch).toBe(null);
    expect([steps, disputed]).toEqual([text.trimEnd().split('\n').length - 1, []]);
  });
});

describe('the data sheet’s card', () => {
  test('agrees with every file up to its first quirk, disputed steps apart', () => {
    const failed = FILES.filter((file) => outcomeAsRecorded(file, 'datasheet').mismatch !== null);
    expect(failed).toEqual([]);
  });

  test('is contradicted by ten rules at most', () => {
    const rules = FILES.flatMap((file) => outcomeAsRecorded(file, 'datasheet').disputed.map(({rule}) => rule));
    expect(new Set(rules)).toEqual(new Set(DISPUTED_RULES.map(({name}) => name)));
    expect(DISPUTED_RULES.length).toBeLessThanOrEqual(10);
  });

  test('passes the strict files whole but for the value that the reset port reads', () => {
    for (const file of FILES) {
      const text = textOf(file);
      if (!text.includes('"strict":true')) continue;
      const {steps, disputed} = outcomeAsRecorded(file, 'datasheet');
      expect(steps).toBe(text.trimEnd().split('\n').length - 1);
      expect(disputed.every(({rule}) => rule === 'reset-value')).toBe(true);
    }
  });
});

describe('a tampered recording', () => {
  const text = textOf('d02-prom-byte.jsonl.gz');

  test.each(['qemu', 'datasheet'] as const)('fails at the step that was changed (%s)', (profile) => {
    const {mismatch} = outcomeOf('d02', text.replace('["r",16,1,84]', '["r",16,1,85]'), profile);
    const {step, expected, got, before} = present(mismatch, 'a mismatch');
    expect([step, expected, got, before.length]).toEqual([10, 'value 85', 'value 84', 11]);
    expect(before.at(-1)).toBe('["r",16,1,85]');
  });

  test('fails where a frame was left out', () => {
    const sends = textOf('d26-tx-two-buffers.jsonl.gz');
    const without = sends.replace(/\n\["tx",[^\n]*/, '');
    expect(() => outcomeOf('d26', without, 'qemu')).toThrow('796, and the file has 795: it is not whole');
    const {mismatch} = outcomeOf('d26', without.replace('"steps":796', '"steps":795'), 'qemu');
    expect(present(mismatch, 'a mismatch').got).toMatch(/^tx /);
  });
});

describe('one changed answer in a copy of a recording', () => {
  const SEED = 20090;

  /** The recording with one answer changed, at a step below `limit` that chance picks; null when it has no answer there. */
  function changed(text: string, limit: number, random: RandomState): {text: string; step: number} | null {
    const lines = text.split('\n');
    // The data sheet calls TSR bit 1 reserved, so a change of it alone is no change: reads of offset 4 are left out.
    const answers = lines.flatMap((line, at) => (at <= limit && /^\["(r",(?!4,1,)|tx|irq)/.test(line) ? [at] : []));
    const at = answers[nextBelow(random, answers.length)];
    if (at === undefined) return null;
    const step: [string, ...(number | string)[]] = JSON.parse(present(lines[at], 'a line'));
    const last = step.at(-1);
    const other =
      typeof last === 'string' ? `${last}${last === '' ? '00' : last.slice(0, 2)}` : ((last ?? 0) ^ 1) >>> 0;
    lines[at] = JSON.stringify([...step.slice(0, -1), other]);
    return {text: lines.join('\n'), step: at - 1};
  }

  test.each(['qemu', 'datasheet'] as const)('is reported at its step, whatever the file (%s)', (profile) => {
    const random = seeded(SEED);
    let tampered = 0;
    for (const file of FILES) {
      const text = textOf(file);
      const {steps, disputed} = outcomeAsRecorded(file, profile);
      const isDisputed = new Set(disputed.map(({step}) => step));
      const copy = changed(text, steps, random);
      // Where the two cards differ, the change could be into what the data sheet's card says.
      if (copy === null || isDisputed.has(copy.step)) continue;
      const {mismatch} = outcomeOf(file, copy.text, profile);
      expect(mismatch?.step, `${file}, step ${copy.step}`).toBe(copy.step);
      tampered++;
    }
    expect(tampered).toBeGreaterThan(100);
  });

  test('is reported in a disputed step too: no rule predicts it', () => {
    for (const file of FILES) {
      const text = textOf(file);
      for (const {step, expected, got} of outcomeAsRecorded(file, 'datasheet').disputed.slice(0, 2)) {
        if (!expected.startsWith('value ')) continue;
        const lines = text.split('\n');
        const other = [1, 2, 4].map((bit) => Number(expected.slice(6)) ^ bit).find((v) => got !== `value ${v}`);
        lines[step + 1] = present(lines[step + 1], 'a line').replace(/,\d+\]$/, `,${other}]`);
        const {mismatch} = outcomeOf(file, lines.join('\n'), 'datasheet');
        expect([file, mismatch?.step]).toEqual([file, step]);
      }
    }
  });
});

const HEADER = '{"format":"ne2k-vectors","version":1,"mac":"00:00:00:00:00:00"}';

test.each([
  ['["w",0,0,1]', 'the size is 0, wanted 1, 2 or 4'],
  ['["w",0,3,1]', 'the size is 3, wanted 1, 2 or 4'],
  ['["w",0,8,1]', 'the size is 8, at most 4'],
  ['["w",-1,1,1]', 'the offset is no whole number, found "-"'],
  ['["w",32,1,1]', 'the offset is 32, at most 31'],
  ['["w",0.5,1,1]', 'the offset is no whole number'],
  ['["w",0,1,1e309]', 'a value of 1 bytes is no whole number'],
  ['["w",0,1,256]', 'a value of 1 bytes is 256, at most 255'],
  ['["r",7,1,-1]', 'a value of 1 bytes is no whole number, found "-"'],
  ['["r",0]', 'wanted ",", found "]"'],
  ['["r",7,1,"0"]', 'a value of 1 bytes is no whole number, found "\\""'],
  ['["rx","001"]', 'the frame has 3 hex digits, an odd number'],
  ['["tx","0g"]', 'the frame\'s byte 0 is "0g", not hex'],
  [`["rx","${'00'.repeat(65_536)}"]`, 'the frame has 65536 bytes, at most 65535'],
  ['["irq",2]', 'the level is 2, at most 1'],
  ['["irq",true]', 'the level is no whole number, found "t"'],
  ['["t",-1]', 'the time is no whole number, found "-"'],
  ['["t",0.5]', 'the time is no whole number'],
  ['["t",3600000001]', 'the time is 3600000001, at most 3600000000'],
  ['["t"]', 'wanted ",", found "]"'],
  ['["c"]', 'a remark is ["c",TEXT]'],
  ['["c",4]', 'a remark is ["c",TEXT]'],
  ['["x",4]', 'unknown event kind "x"; there are w, r, rx, tx, irq, t, c'],
  ['["w",0,1,1] ["w",0,1,1]', 'the event is over, found "["'],
])('%s is no step, and its line is named', (line, words) => {
  const checked = checkVector('x', `${HEADER}\n["w",0,1,33]\n${line}\n`, 'qemu');
  expect(checked.ok ? '' : `${checked.fault.place}: ${checked.fault.message}`).toBe(`x: line 3: ${words}`);
});

describe('a sequence that names time', () => {
  // Started, PTX unmasked, 60 bytes from page 40: 57.6 µs on the wire.
  const SEND = [
    ...['["w",0,1,33]', '["w",14,1,73]', '["w",0,1,34]', '["w",4,1,64]', '["w",5,1,60]', '["w",15,1,2]'],
    '["w",0,1,38]',
  ];
  const FRAME = `["tx","${'00'.repeat(60)}"]`;

  function mismatchOf(...steps: readonly string[]): unknown {
    const {mismatch} = outcomeOf('timed', [HEADER, ...SEND, ...steps].join('\n'), 'datasheet');
    return mismatch === null ? null : [mismatch.step, mismatch.expected, mismatch.got];
  }

  test('has that time and no other: a frame is on its way until it has passed', () => {
    expect(mismatchOf('["r",0,1,38]', '["t",57]', '["r",0,1,38]', '["t",1]', FRAME, '["irq",1]')).toBe(null);
    expect(mismatchOf('["t",57]', FRAME)).toEqual([8, FRAME.replace(/[[\]"]/g, '').replace(',', ' '), 'nothing more']);
  });

  test('without a word of time a step lasts until the card is idle', () => {
    expect(mismatchOf(FRAME, '["irq",1]', '["r",0,1,34]')).toBe(null);
  });
});

describe('a text that is no recording', () => {
  test.each([
    ['', 'x: line 1: no ne2k-vectors header'],
    ['{"format":"pcap"}', 'x: line 1: format is not ne2k-vectors'],
    ['{"format":"ne2k-vectors","version":2}', 'x: line 1: version 2 is not known; 1 is'],
    ['{"format":"ne2k-vectors","version":1,"mac":"here"}', 'x: line 1: mac is not six hex bytes'],
    [`${HEADER}\n["t",5]`, 'x: no step does anything to the card: there is nothing to compare'],
    [`${HEADER}\nhello`, 'x: line 2: wanted "[", found "h"'],
    [`${HEADER}\n["w",0,1,33]\n\n["w",0,1,33]`, 'x: line 3: wanted "[", the line ends'],
    [
      '{"format":"ne2k-vectors","version":1,"mac":"00:00:00:00:00:00","quirks":{"cr0":1.5}}',
      'x: line 1: quirk "cr0": 1.5 is neither a step nor null',
    ],
    ['{"format":"ne2k-vectors","version":1,"mac":"00:00:00:00:00:00","quirks":[]}', 'x: line 1: quirks is no object'],
  ])('%j is refused with its line', (text, words) => {
    const checked = checkVector('x', text, 'qemu');
    expect(checked.ok ? '' : `${checked.fault.place}: ${checked.fault.message}`).toBe(words);
  });
});
