// The kinds of traffic: each scenario of one guest alone, with either driver, on either card, does all its work.

import {describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import type {CardProfile} from '../../../src/kits/contract/device-facts.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';

const CELLS = (['datasheet', 'qemu'] as const).flatMap((profile) =>
  (['linux', 'geekos'] as const).map((driver) => ({profile, driver})),
);

function scenarioWith(name: string, driver: 'linux' | 'geekos', profile: CardProfile): Scenario {
  const scenario = present(scenarioNamed(name), `the library has ${name}`);
  const guest = present(scenario.guests[0], 'one guest');
  if (guest.driver === 'recorded') throw new Error(`${name} has a driver`);
  return {...scenario, profile, guests: [{...guest, driver}]};
}

describe.each(CELLS)('driver $driver on the card of profile $profile', ({driver, profile}) => {
  function ran(name: string) {
    const lab = openLab(scenarioWith(name, driver, profile));
    if (!lab.ok) throw new Error(lab.fault.message);
    lab.value.runToEnd();
    const report = lab.value.report();
    expect(report.belief.unsafe).toBe(0);
    expect(report.denials).toBe(0);
    return {report, guest: present(report.guests[0], 'one guest')};
  }

  test('ping: every echo is answered', () => {
    expect(ran('ping').guest).toMatchObject({pings: {sent: 50, answered: 50}, lost: 0});
  });

  test('bulk-send: a hundred full frames leave, and nothing comes', () => {
    expect(ran('bulk-send').guest).toMatchObject({txFrames: 100, rxFrames: 0, lost: 0});
  });

  test('bulk-receive: the host’s hundred full frames arrive unasked', () => {
    expect(ran('bulk-receive').guest).toMatchObject({txFrames: 0, rxFrames: 100, lost: 0});
  });

  test('request-response: the next request waits for the answer', () => {
    const {guest} = ran('request-response');
    expect(guest).toMatchObject({txFrames: 60, rxFrames: 60, lost: 0, pings: {sent: 60, answered: 60}});
  });

  test('small-udp: every datagram comes back', () => {
    expect(ran('small-udp').guest).toMatchObject({txFrames: 150, rxFrames: 150, lost: 0});
  });

  test('chatter: broadcasts reach a guest that sends nothing', () => {
    expect(ran('chatter').guest).toMatchObject({txFrames: 0, rxFrames: 150});
  });

  test('idle-polling: a thousand looks at ISR cost an access each and meet no hook', () => {
    const {report} = ran('idle-polling');
    const withoutPolls = report.accesses - 1000;
    expect(withoutPolls).toBeGreaterThan(0);
    expect(withoutPolls).toBeLessThan(150);
    expect(report.hooked).toBeLessThan(20);
  });
});

describe.each(['datasheet', 'qemu'] as const)('the width of the data port, profile %s', (profile) => {
  const accessesOn = (dataPort: 8 | 16 | 32, name: string): number => {
    const scenario = scenarioWith(name, 'linux', profile);
    const lab = openLab({...scenario, guests: scenario.guests.map((guest) => ({...guest, dataPort}))});
    if (!lab.ok) throw new Error(lab.fault.message);
    lab.value.runToEnd();
    const {belief, denials, accesses, guests} = lab.value.report();
    expect({unsafe: belief.unsafe, denials, lost: guests[0]?.lost}).toEqual({unsafe: 0, denials: 0, lost: 0});
    return accesses;
  };

  test.each(['bulk-send', 'bulk-receive'])('%s: half as wide, twice as many data-port accesses', (name) => {
    const [narrow, usual, wide] = [accessesOn(8, name), accessesOn(16, name), accessesOn(32, name)];
    expect((narrow - usual) / (usual - wide)).toBeCloseTo(2, 1);
  });
});
