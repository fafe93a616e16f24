// Acting on a run from outside: forks, inputs, and going back and forth over them.
import {describe, expect, test} from 'vitest';
import {nextBelow, seeded} from '../../../src/base/random.ts';
import {Lab} from '../../../src/sim/lab/lab.ts';
import {EVENTS} from '../../../src/sim/models/ne2k/names.ts';
import {ended, ofKind, opened, recordsOf} from './runs.ts';

const eventNumber = (name: (typeof EVENTS)[number]): number => EVENTS.indexOf(name);

describe.each(['two-guests', 'rogue'])('%s', (scenario) => {
  const whole = ended(scenario);
  const places = [0, 1, 777, 4096, 20_000].map((event) => Math.min(event, whole.position));

  test.each(places)('a fork from event %i with nothing changed ends in the same digest', (event) => {
    const lab = ended(scenario);
    lab.seek(event);
    lab.fork();
    expect(lab.store.length).toBe(lab.position);
    lab.runToEnd();
    expect(lab.digest()).toBe(whole.digest());
    expect(lab.stateHash()).toBe(whole.stateHash());
  });

  test('an input is a record of the run, and the model’s answer names it as its cause', () => {
    const lab = opened(scenario);
    lab.runTo(900);
    const before = lab.machine.monitor.model.compiled.states[lab.machine.monitor.state(0)];
    const index = lab.input({guest: 0, event: eventNumber('Reset')});
    const [input, answer] = recordsOf(lab, index);
    expect(input).toMatchObject({kind: 'input', index, guest: 0, input: 0});
    expect(answer).toMatchObject({guest: 0, cause: index, event: eventNumber('Reset')});
    expect(lab.inputs).toMatchObject([{guest: 0, event: eventNumber('Reset'), before: index}]);
    expect(before).not.toBe('');
    expect(lab.machine.monitor.state(0)).toBe(lab.machine.monitor.model.initialState);
  });

  test('the past of an input stays, its old future is forgotten', () => {
    const lab = ended(scenario);
    lab.seek(900);
    const past = lab.digest();
    const index = lab.input({guest: 0, event: eventNumber('Reset')});
    expect(lab.store.length).toBe(lab.position);
    lab.seek(index);
    expect(lab.digest()).toBe(past);
  });

  test('going back and forth over inputs restores the same machine', () => {
    const lab = opened(scenario);
    lab.runTo(700);
    lab.input({guest: 0, event: eventNumber('Reset')});
    lab.runTo(lab.position + 500);
    lab.input({guest: 0, event: eventNumber('Initiate')});
    lab.runTo(lab.position + 900);
    const here = lab.position;
    const [digest, state] = [lab.digest(), lab.stateHash()];
    lab.runToEnd();
    const [endDigest, endState] = [lab.digest(), lab.stateHash()];
    for (const to of [0, 650, 701, 1300, here - 1]) {
      lab.seek(to);
      lab.seek(here);
      expect([lab.digest(), lab.stateHash()], `by way of ${to}`).toEqual([digest, state]);
    }
    lab.seek(0);
    lab.runToEnd();
    expect([lab.digest(), lab.stateHash()]).toEqual([endDigest, endState]);
  });

  test('scenario, seed and inputs replay the run on another machine, in steps of any size', () => {
    const random = seeded(26);
    const lab = opened(scenario);
    for (let i = 0; i < 24; i++) {
      const steps = nextBelow(random, 60);
      for (let step = 0; step < steps; step++) lab.step();
      if (nextBelow(random, 2) === 0) lab.runUntil(lab.now + nextBelow(random, 400_000), Number.POSITIVE_INFINITY);
      lab.input({guest: nextBelow(random, lab.machine.guests.length), event: nextBelow(random, EVENTS.length)});
    }
    lab.runUntil(lab.now + 4_000_000, Number.POSITIVE_INFINITY);
    const end = lab.position;

    const whole = new Lab(opened(scenario).machine, lab.inputs);
    whole.seek(end);
    expect(whole.digest()).toBe(lab.digest());
    const inSteps = new Lab(opened(scenario).machine, lab.inputs);
    while (inSteps.position < end) inSteps.step();
    expect(inSteps.digest()).toBe(lab.digest());
    expect(ofKind(recordsOf(inSteps), 'input').map(({input}) => input)).toEqual(lab.inputs.map((_, number) => number));
  });

  test('an input behind a later one forgets the later one', () => {
    const lab = opened(scenario);
    lab.runTo(1000);
    lab.input({guest: 0, event: eventNumber('Reset')});
    lab.seek(400);
    lab.input({guest: 0, event: eventNumber('PTX')});
    expect(lab.inputs.map(({event}) => event)).toEqual([eventNumber('PTX')]);
  });
});

test('a run that is over goes on from an input at its end', () => {
  const lab = ended('two-guests');
  const end = lab.position;
  lab.input({guest: 1, event: eventNumber('Reset')});
  lab.runToEnd();
  expect(lab.position).toBeGreaterThan(end);
  const [digest, state] = [lab.digest(), lab.stateHash()];
  lab.seek(10);
  lab.runToEnd();
  expect([lab.digest(), lab.stateHash()]).toEqual([digest, state]);
});

test('an input asks the check that guards its cell, and a refusal leaves the state as it was', () => {
  const lab = opened('two-guests');
  lab.stepTo(() => lab.machine.monitor.owner === 0 && lab.machine.monitor.isReusable());
  const index = lab.input({guest: 0, event: eventNumber('DmaRd')});
  const [, check] = recordsOf(lab, index);
  expect(check).toMatchObject({kind: 'check', cause: index});
});
