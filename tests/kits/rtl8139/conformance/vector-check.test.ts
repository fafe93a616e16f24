import {readdirSync, readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import {nextBelow, type RandomState, seeded} from '../../../../src/base/random.ts';
import type {VectorOutcome} from '../../../../src/kits/contract/conformance.ts';
import type {Profile} from '../../../../src/kits/rtl8139/card/quirks.ts';
import {DISPUTED_RULES} from '../../../../src/kits/rtl8139/conformance/disputed-rules.ts';
import {checkVector} from '../../../../src/kits/rtl8139/conformance/vector-check.ts';

const FOLDER = new URL('../vectors/', import.meta.url);
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

test('there are 109 recorded sequences: 49 directed, 40 plausible, 20 fuzz', () => {
  const count = (kind: string): number => FILES.filter((file) => file.startsWith(kind)).length;
  expect([FILES.length, count('d'), count('p'), count('f')]).toEqual([109, 49, 40, 20]);
});

describe('QEMU’s card', () => {
  test.each(FILES)('answers %s step by step as recorded, and leaves memory as recorded', (file) => {
    const {mismatch, steps, ofSteps, disputed} = outcomeAsRecorded(file, 'qemu');
    expect(mismatch).toBe(null);
    expect([steps, ofSteps, disputed]).toEqual([
      textOf(file).trimEnd().split('\n').length - 1,
      textOf(file).trimEnd().split('\n').length - 1,
      [],
    ]);
  });
});

describe('the data sheet’s card', () => {
  test('agrees with every file up to its first quirk, disputed steps apart', () => {
    const failed = FILES.filter((file) => outcomeAsRecorded(file, 'datasheet').mismatch !== null);
    expect(failed).toEqual([]);
  });

  test('is contradicted by the rules that are named, and each is needed', () => {
    const rules = FILES.flatMap((file) => outcomeAsRecorded(file, 'datasheet').disputed.map(({rule}) => rule));
    expect(new Set(rules)).toEqual(new Set(DISPUTED_RULES.map(({name}) => name)));
  });
});

describe('a tampered recording', () => {
  const text = textOf('d01-power-on.jsonl.gz');

  test('fails at the step that was changed', () => {
    const {mismatch} = outcomeOf('d01', text.replace('["r",16,4,8192]', '["r",16,4,8193]'), 'qemu');
    const {step, expected, got, before} = present(mismatch, 'a mismatch');
    expect([step, expected, got, before.length]).toEqual([16, 'value 8193', 'value 8192', 11]);
  });

  test('fails where a frame was left out, or a change of memory', () => {
    const sends = textOf('d10-tx-four.jsonl.gz');
    const without = (from: string, line: RegExp): string =>
      from.replace(line, '').replace(/"steps":(\d+)/, (_, steps) => `"steps":${steps - 1}`);
    expect(present(outcomeOf('d10', without(sends, /\n\["tx",[^\n]*/), 'qemu').mismatch, 'a mismatch').got).toMatch(
      /^tx /,
    );
    const stores = textOf('d16-rx-basic.jsonl.gz');
    const {expected} = present(outcomeOf('d16', without(stores, /\n\["mr",[^\n]*/), 'qemu').mismatch, 'a mismatch');
    expect(expected).toMatch(/^memory at \d+: 0000/);
  });

  test.each(['ramSha256', 'arenaSha256'])('fails at its end where %s is another', (name) => {
    const file = textOf('d16-rx-basic.jsonl.gz');
    const {step, expected, got} = present(
      outcomeOf('d16', file.replace(new RegExp(`"${name}":"..`), `"${name}":"00`), 'qemu').mismatch,
      'a mismatch',
    );
    expect([step, expected.slice(-62) === got.slice(-62)]).toEqual([72, true]);
  });
});

describe('one changed answer in a copy of a recording', () => {
  /** So many files are taken as one: a check of a file hashes 16 MiB. */
  const EVERY = 4;
  const SEED = 8139;
  const TCTR = '72';

  /** The recording with one answer changed, at a step below `limit` that chance picks; null when it has no answer there. */
  function changed(text: string, limit: number, random: RandomState): {text: string; step: number} | null {
    const lines = text.split('\n');
    // Reads of TCTR are not compared where frames take time.
    const answers = lines.flatMap((line, at) =>
      at <= limit && /^\["(r"|cr"|tx|mr|irq)/.test(line) && !line.startsWith(`["r",${TCTR},`) ? [at] : [],
    );
    const at = answers[nextBelow(random, answers.length)];
    if (at === undefined) return null;
    const step: [string, ...(number | string)[]] = JSON.parse(present(lines[at], 'a line'));
    const last = step.at(-1);
    const other =
      typeof last === 'string' ? `${last.slice(0, -2)}${last.endsWith('00') ? '01' : '00'}` : ((last ?? 0) ^ 1) >>> 0;
    lines[at] = JSON.stringify([...step.slice(0, -1), other]);
    return {text: lines.join('\n'), step: at - 1};
  }

  test.each(['qemu', 'datasheet'] as const)('is reported at its step, in every fourth file (%s)', (profile) => {
    const random = seeded(SEED);
    let tampered = 0;
    for (const file of FILES.filter((_, at) => at % EVERY === 0)) {
      const {steps, disputed} = outcomeAsRecorded(file, profile);
      const isDisputed = new Set(disputed.map(({step}) => step));
      const copy = changed(textOf(file), steps, random);
      // Where the two cards differ, the change could be into what the data sheet's card says.
      if (copy === null || isDisputed.has(copy.step)) continue;
      const {mismatch} = outcomeOf(file, copy.text, profile);
      expect(mismatch?.step, `${file}, step ${copy.step}`).toBe(copy.step);
      tampered++;
    }
    expect(tampered).toBeGreaterThan(95 / EVERY);
  });
});

const HASH = '0'.repeat(64);
const HEADER = `{"format":"rtl8139-vectors","version":1,"mac":"00:00:00:00:00:00","ram":4096,"arena":[0,4096],"ramSha256":"${HASH}","arenaSha256":"${HASH}"}`;

test.each([
  ['["w",256,1,1]', 'the offset is 256, at most 255'],
  ['["cw",256,1,1]', 'the offset is 256, at most 255'],
  ['["mw",-1,"00"]', 'the address is no whole number, found "-"'],
  ['["mw",1,"000"]', 'the frame has 3 hex digits, an odd number'],
  ['["mr",1,2,"00"]', 'the length is 2, and there are 1 bytes'],
  ['["mr",1,"00"]', 'the length is no whole number, found "\\""'],
  ['["wait",1]', 'wanted "]", found ","'],
  ['["c",4]', 'a remark is ["c",TEXT]'],
  ['["x",4]', 'unknown event kind "x"; there are w, r, mw, mr, rx, tx, irq, wait, cw, cr, c'],
])('%s is no step, and its line is named', (line, words) => {
  const checked = checkVector('x', `${HEADER}\n["w",0,1,33]\n${line}\n`, 'qemu');
  expect(checked.ok ? '' : `${checked.fault.place}: ${checked.fault.message}`).toBe(`x: line 3: ${words}`);
});

test.each([
  ['{"format":"ne2k-vectors"}', 'x: line 1: format is not rtl8139-vectors'],
  [HEADER.replace('4096', '4e12'), 'x: line 1: ram is no size up to 268435456'],
  [HEADER.replace('[0,4096]', '[1,4096]'), 'x: line 1: arena is no [ADDRESS,SIZE] within ram'],
  [HEADER.replace(HASH, 'abc'), 'x: line 1: ramSha256 and arenaSha256 are not 64 hex digits each'],
  [`${HEADER}\n["tx","00"]`, 'x: line 2: tx is the outcome of an access or an arrival, and there is none before it'],
  [`${HEADER}\n["mr",0,1,"00"]`, 'x: no step does anything to the card: there is nothing to compare'],
])('%j is refused with its line', (text, words) => {
  const checked = checkVector('x', text, 'qemu');
  expect(checked.ok ? '' : `${checked.fault.place}: ${checked.fault.message}`).toBe(words);
});
