// Acting on a run from outside: forks, inputs, and going back and forth over them.
import {describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {nextBelow, seeded} from '../../../src/base/random.ts';
import {EVENTS} from '../../../src/kits/ne2000/model/names.ts';
import {Lab} from '../../../src/sim/lab/lab.ts';
import {Kind, kindOf} from '../../../src/trace/record-layout.ts';
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
    lab.finishStep();
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
    expect(lab.inputs).toMatchObject([{event: eventNumber('PTX')}]);
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
  while (!(lab.machine.monitor.owner === 0 && lab.machine.monitor.isReusable())) lab.step();
  const index = lab.input({guest: 0, event: eventNumber('DmaRd')});
  const [, check] = recordsOf(lab, index);
  expect(check).toMatchObject({kind: 'check', cause: index});
});

describe('acts of other kinds', () => {
  const FRAME = Uint8Array.from({length: 200}, (_, i) => i);

  /** A frame for guest 0 from a station that the scenario does not have. */
  function frameFor(lab: Lab): Uint8Array {
    const frame = FRAME.slice();
    frame.set(
      present(lab.machine.guests[0], 'guest 0')
        .mac.split(':')
        .map((pair) => Number.parseInt(pair, 16)),
    );
    return frame;
  }

  test('a frame put on the wire is offered to the card, and is there again in a replay', () => {
    const lab = opened('two-guests');
    lab.runTo(5000);
    const frame = frameFor(lab);
    const index = lab.input({frame});
    lab.runTo(index + 3000);
    const offered = ofKind(recordsOf(lab, index), 'frame-rx').find(
      (record) => lab.frames.frame(record.frame)[100] === 100 && lab.frames.frame(record.frame).length === 200,
    );
    expect(offered).toBeDefined();
    const again = new Lab(opened('two-guests').machine, lab.inputs);
    again.runTo(lab.position);
    expect(again.digest()).toBe(lab.digest());
  });

  test('a policy chosen anew holds from there on, and not before when the run is stood there again', () => {
    const lab = opened('rogue');
    lab.runTo(1500);
    const index = lab.input({policies: {denial: 'machine-check'}});
    lab.runToEnd();
    const stops = ofKind(recordsOf(lab), 'stopped');
    expect(stops.length).toBeGreaterThan(0);
    expect(stops.every((stop) => stop.index > index)).toBe(true);
    expect(lab.view(false).rules.denial).toBe('machine-check');
    const [digest, state] = [lab.digest(), lab.stateHash()];
    lab.seek(index);
    expect(lab.machine.vmm.policies.denial).toBe('nothing');
    expect(lab.view(false).rules.denial).toBe('nothing');
    lab.runToEnd();
    expect([lab.digest(), lab.stateHash()]).toEqual([digest, state]);
  });

  test.each([
    0, 40, 3333, 8000,
  ])('a policy chosen as it is changes nothing but the record of the act (event %i)', (event) => {
    const plain = ended('rogue');
    const lab = opened('rogue');
    lab.runTo(event);
    lab.input({policies: {denial: 'nothing', reusable: 'deck'}});
    lab.runToEnd();
    const told = (run: Lab) => {
      const {events, digest, ...figures} = run.report();
      return figures;
    };
    expect(told(lab)).toEqual(told(plain));
    expect(lab.position).toBe(plain.position + 1);
  });
});

test('an act in the middle of what the VMM does in one go waits until it is through, and replays at the same instant', () => {
  const lab = opened('two-guests');
  expect(lab.stepTo((w0) => kindOf(w0) === Kind.VMM_ACCESS)).toBe(true);
  expect(lab.isWithinStep).toBe(true);
  const stood = lab.position;
  const index = lab.input({guest: 0, event: eventNumber('Reset')});
  expect(index).toBeGreaterThan(stood);
  expect(recordsOf(lab, index)[0]).toMatchObject({kind: 'input', index});
  lab.runTo(index + 2000);
  const again = new Lab(opened('two-guests').machine, lab.inputs);
  again.runTo(lab.position);
  expect([again.digest(), again.stateHash()]).toEqual([lab.digest(), lab.stateHash()]);
});
