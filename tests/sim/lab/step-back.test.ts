// Going back: after a seek to event n the whole machine is what a straight run to n makes it, and its future is the same.
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {nextBelow, seeded} from '../../../src/base/random.ts';
import {faultLine} from '../../../src/base/result.ts';
import {RECORDED_DEVICES} from '../../../src/kits/facts.ts';
import {SCENARIO_LIBRARY} from '../../../src/scenarios/library.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {STEP_TARGETS} from '../../../src/sim/lab/step-targets.ts';
import {gunzipText} from '../../../src/trace/gunzip.ts';
import type {RecordedRun} from '../../../src/trace/recorded-run.ts';
import {parseVpioTrace} from '../../../src/trace/vpio-trace.ts';
import {opened, PROFILES} from './runs.ts';

/** Lines of a recording's beginning: its header and some thousand events. */
const LINES = 6000;

function beginningOf(file: string): RecordedRun {
  const text = gunzipText(readFileSync(`public/traces/${file}`));
  if (!text.ok) throw new Error(faultLine(text.fault));
  const lines = text.value.replace(/"rxRefused": ?\[[^\]]*\]/, '"rxRefused": []').split('\n', LINES);
  const run = parseVpioTrace(`${lines.join('\n')}\n`, RECORDED_DEVICES, file);
  if (!run.ok) throw new Error(faultLine(run.fault));
  return run.value;
}

interface Open {
  readonly name: string;
  readonly open: () => Lab;
}

const RECORDED: readonly Open[] = ['linux-ne2k-pci', 'linux-ne-isa'].map((name) => {
  const recording = beginningOf(`${name}.jsonl.gz`);
  return {name, open: () => opened(name, {recording})};
});
const SCRIPTED: readonly Open[] = ['transmit', 'two-guests', 'rogue'].flatMap((name) =>
  PROFILES.map((profile) => ({name: `${name}, ${profile}`, open: () => opened(name, {profile})})),
);

/** Every other scenario of the library on its own card. */
const OTHERS: readonly Open[] = SCENARIO_LIBRARY.filter(
  ({name, recording}) => recording === null && !SCRIPTED.some((known) => known.name.startsWith(`${name},`)),
).map(({name}) => ({name, open: () => opened(name)}));

const JUMPS = 4;
/** Instants at which the view is held, forwards and backwards, over a whole run. */
const STOPS = 12;

/** All that a screen shows; of memory its hash, for a mebibyte compared element by element takes a second. */
function shown(lab: Lab): unknown {
  const {memory, ...rest} = lab.view(true);
  return {...rest, memory: memory === null ? null : createHash('sha1').update(memory).digest('hex')};
}

describe.each([...SCRIPTED, ...RECORDED, ...OTHERS])('$name', ({open}) => {
  let run: Lab | null = null;
  /** One run for both tests, at its end. */
  const ended = (): Lab => {
    run ??= open();
    run.runToEnd();
    return run;
  };

  test('state at event n is the same by any way, and so is the rest of the run', () => {
    const straight = open();
    const back = ended();
    const [digest, length, last] = [back.digest(), back.position, back.stateHash()];
    const random = seeded(length);
    const jumps = Array.from({length: JUMPS}, () => nextBelow(random, length)).concat([0, 1, length - 1]);
    const wanted = new Map<number, string>();
    for (const event of [...jumps].sort((a, b) => a - b)) {
      straight.seek(event);
      wanted.set(event, straight.stateHash());
    }
    for (const [number, event] of jumps.entries()) {
      back.seek(event);
      expect(back.stateHash(), `event ${event} of ${length}, jump ${number}`).toBe(wanted.get(event));
      if (number !== 1) continue;
      back.runToEnd();
      expect([back.digest(), back.position, back.stateHash()]).toEqual([digest, length, last]);
    }
  });

  test('back to power-on in steps and forth again is the same view at every stop', () => {
    const lab = ended();
    const length = lab.position;
    const stops = Array.from({length: STOPS + 1}, (_, n) => Math.round((n * length) / STOPS));
    const seen = stops.toReversed().map((event) => {
      lab.seek(event);
      return shown(lab);
    });
    expect(lab.position).toBe(0);
    for (const event of stops) {
      lab.seek(event);
      expect(shown(lab), `event ${event} of ${length}`).toEqual(seen.pop());
    }
    expect(lab.position).toBe(length);
  });
});

describe.each(Object.entries(STEP_TARGETS))('stepping to the next and the last %s', (_, target) => {
  test('forth, back and forth again is the same view', () => {
    const lab = opened('rogue');
    lab.runTo(7000);
    expect(lab.stepTo(target)).toBe(true);
    expect(lab.stepTo(target)).toBe(true);
    const [hash, view] = [lab.stateHash(), lab.view(true)];
    expect(lab.stepBackTo(target)).toBe(true);
    const before = lab.position;
    expect(before).toBeLessThan(view.position);
    expect(lab.stepTo(target)).toBe(true);
    expect([lab.stateHash(), lab.view(true)]).toEqual([hash, view]);
    expect(lab.stepBackTo(target)).toBe(true);
    expect(lab.position).toBe(before);
  });

  test('back from the first of its kind there is none, and the run stays', () => {
    const lab = opened('rogue');
    expect(lab.stepTo(target)).toBe(true);
    const [first, state] = [lab.position, lab.stateHash()];
    expect(lab.stepBackTo(target)).toBe(false);
    expect([lab.position, lab.stateHash()]).toEqual([first, state]);
  });
});

test('looking changes nothing: a view, a digest, a report', () => {
  const lab = opened('two-guests');
  lab.runTo(3000);
  const hash = lab.stateHash();
  lab.view(true);
  lab.report();
  lab.digest();
  expect(lab.stateHash()).toBe(hash);
});

test('a hundred events back and forward again is the identical view', () => {
  const lab = opened('two-guests');
  lab.runTo(9000);
  const view = lab.view(true);
  const digest = lab.digest();
  lab.seek(view.position - 100);
  expect(lab.position).toBe(view.position - 100);
  lab.seek(view.position);
  expect([lab.view(true), lab.digest()]).toEqual([view, digest]);
});

test('the end can be left and reached again', () => {
  const lab = opened('transmit');
  lab.runToEnd();
  expect(lab.step()).toBe(false);
  const {hasEnded, position} = lab;
  lab.seek(3);
  expect([hasEnded, lab.hasEnded]).toEqual([true, false]);
  lab.runToEnd();
  expect([lab.hasEnded, lab.position]).toEqual([true, position]);
  expect(present(lab.machine.guests[0], 'the guest').isHalted).toBe(true);
});
