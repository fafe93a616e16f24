// What the page knew of one device, once a run with another is open: what says nothing of it is gone, what was read from a file stays.
import {afterEach, beforeEach, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import type {ExploreReport} from '../../../src/bridge/protocol/findings.ts';
import {EXPLORATIONS} from '../../../src/kits/explorations.ts';
import {device, learn} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import {useExploration} from '../../../src/ui/store/exploration-store.ts';
import {useHooks} from '../../../src/ui/store/hooks-store.ts';
import {usePage} from '../../../src/ui/store/page-store.ts';
import {speakOfRun} from '../../../src/ui/store/run-device.ts';

const OTHER = 'copy-engine';
const report = brokenReport();
const counterexamples = report.properties.flatMap(({counterexample}) => counterexample ?? []);

/** An exploration of the usual device with a rule broken. */
function brokenReport(): ExploreReport {
  const exploration = present(EXPLORATIONS[USUAL_DEVICE], 'the usual device is explored');
  const pieces = exploration.explore({faults: ['skip-check'], bound: 500});
  for (;;) {
    const {done, value} = pieces.next();
    if (done) return value;
  }
}

beforeEach(async () => {
  await learn(OTHER);
  useExploration.setState(useExploration.getInitialState());
  useHooks.setState(useHooks.getInitialState());
  usePage.setState({memoryPage: null});
});

afterEach(() => speakOfRun(USUAL_DEVICE));

test('what was explored of another device is gone, and a rule that this one has not is not broken', () => {
  expect(counterexamples).not.toHaveLength(0);
  const fault = present(
    Object.keys(device.faults).find((name) => name === 'skip-check'),
    'the rule can be broken',
  );
  useExploration.setState({fault: 'no rule of any', report, counterexamples, shown: 0, at: 2, isRunning: true});
  speakOfRun(OTHER);
  expect(useExploration.getState()).toMatchObject({fault: null, report: null, counterexamples: [], at: -1});
  expect(useExploration.getState().isRunning).toBe(false);
  useExploration.setState({fault});
  speakOfRun(USUAL_DEVICE);
  expect(useExploration.getState().fault).toBe(fault);
});

test('a run with the same device keeps what is known of it', () => {
  useExploration.setState({report, counterexamples});
  useHooks.setState({picked: ['out:0']});
  speakOfRun(USUAL_DEVICE);
  expect(useExploration.getState().report).toBe(report);
  expect(useHooks.getState().picked).toEqual(['out:0']);
});

test('counterexamples from a file stay, at the step that is shown', () => {
  useExploration.setState({report: null, counterexamples, shown: 0, at: 1});
  speakOfRun(OTHER);
  expect(useExploration.getState()).toMatchObject({counterexamples, shown: 0, at: 1});
});

test('hooks that were ticked and tried are those of no other device, also where the open sets have the same name', () => {
  const {follow} = useHooks.getState();
  follow('none');
  useHooks.setState({picked: ['out:4'], running: 'try', isDynamic: true});
  speakOfRun(OTHER);
  follow('none');
  expect(useHooks.getState()).toMatchObject({picked: [], running: null, choice: null, found: null, isDynamic: false});
});

test('a chosen page of memory is one of its device', () => {
  usePage.getState().chooseMemoryPage(0x40);
  speakOfRun(OTHER);
  expect(usePage.getState().memoryPage).toBeNull();
});
