// Steps as the page asks for them: each stops right behind its record, and where there is none the run stays and that is said.
import {describe, expect, test} from 'vitest';
import {present} from '../../src/base/assert.ts';
import type {FromLab, ToLab} from '../../src/bridge/protocol/messages.ts';
import {LabSession} from '../../src/bridge/session.ts';
import {STEP_TARGETS, type StepTarget} from '../../src/sim/lab/step-targets.ts';
import {ended, scenarioOf} from '../sim/lab/runs.ts';
import {load} from './asking.ts';

/** A session without a worker; whatever it puts off is done at once. */
function session(scenario: string) {
  const said: FromLab[] = [];
  const later: (() => void)[] = [];
  const own = new LabSession({
    say: (message) => said.push(message),
    later: (_ms, act) => later.push(act),
    nowMs: () => 0,
  });
  const send = (message: ToLab): void => {
    own.take(message);
    for (let act = later.shift(); act !== undefined; act = later.shift()) act();
  };
  send(load(scenarioOf(scenario)));
  /** Where the run stands, and whether the step found nothing. */
  const step = (to: StepTarget, backwards: boolean): {position: number; none: boolean} => {
    said.length = 0;
    send({type: 'step', to, backwards});
    const view = said.findLast((message) => message.type === 'view');
    const none = said.find((message) => message.type === 'no-step');
    if (none !== undefined) expect(none).toEqual({type: 'no-step', to, backwards});
    return {position: present(view?.view, 'a step shows where the run stands').position, none: none !== undefined};
  };
  return {send, step};
}

describe.each(Object.entries(STEP_TARGETS))('step to the next %s', (name, isOne) => {
  const to = name as StepTarget;
  test.each([
    'transmit',
    'rogue',
  ])('in %s visits each such record in turn and then stays, and back the same way', (scenario) => {
    const {store} = ended(scenario);
    const isLong = scenario === 'rogue';
    const all: number[] = [];
    for (let index = 0; index < store.length; index++)
      if (isOne(store.word(index, 0), store.word(index, 1))) all.push(index + 1);
    const {step, send} = session(scenario);
    const wanted = isLong ? all.slice(-40) : all;
    if (isLong) send({type: 'seek', event: (wanted[0] ?? 1) - 1});
    const visited = wanted.map(() => step(to, false).position);
    expect(visited).toEqual(wanted);
    const last = wanted.at(-1) ?? 0;
    expect(step(to, false)).toEqual({position: last, none: true});
    const back = wanted.slice(0, -1).map(() => step(to, true).position);
    expect(back).toEqual(wanted.slice(0, -1).toReversed());
    if (isLong || to === 'event') return;
    expect(step(to, true)).toEqual({position: wanted[0] ?? 0, none: true});
  });
});

test('a step back from the first event is power-on, and from there there is none', () => {
  const {step} = session('transmit');
  expect(step('event', false)).toEqual({position: 1, none: false});
  expect(step('event', true)).toEqual({position: 0, none: false});
  expect(step('event', true)).toEqual({position: 0, none: true});
});

test('the next denial in a run without any is looked for to its end, and the run stands where it stood', () => {
  const {step, send} = session('two-guests');
  send({type: 'seek', event: 1234});
  expect(step('denial', false)).toEqual({position: 1234, none: true});
  expect(step('event', false)).toEqual({position: 1235, none: false});
});

test('going to an event by its number lands on it, wherever it lies in a hand-off', () => {
  const {send, step} = session('two-guests');
  for (let event = 200; event < 262; event++) {
    send({type: 'seek', event: event + 1});
    expect(step('event', false).position).toBe(event + 2);
  }
});
