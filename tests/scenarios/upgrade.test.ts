// A scenario written before the first release is read, and means what it meant then.
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {faultLine} from '../../src/base/result.ts';
import {parseScenario, parseScenarioText} from '../../src/scenarios/schema.ts';
import {openLab} from '../../src/sim/lab/open-lab.ts';

const TEXT = readFileSync('tests/scenarios/old/version-0.json', 'utf8');

test('version 0 is read as version 1, its choices written out', () => {
  const parsed = parseScenarioText(TEXT, 'version-0.json');
  expect(parsed.ok && parsed.value).toMatchObject({
    version: 1,
    name: 'before-release',
    policies: {
      parkedFrames: 'lost',
      isrQuiet: 'masked',
      denial: 'nothing',
      packetMemory: 'partition',
      reusable: 'deck',
      handoffOn: 'demand',
      forcedAbortUs: null,
      modelPlacement: 'inline',
    },
    guests: [{workload: {kind: 'send', echo: false}}, {workload: {kind: 'attack', attack: 'reach'}}],
  });
});

test('the set that `minimal` was before one was searched stands in its place', () => {
  const parsed = parseScenarioText(TEXT, 'version-0.json');
  expect(parsed.ok && parsed.value.hooks).toEqual({
    qemu: 'all',
    datasheet: 'deck,w:0:PSTART,w:0:PSTOP,w:1:CURR,w:0:DCR,w:0:RCR',
  });
});

test('what was read runs', () => {
  const parsed = parseScenarioText(TEXT, 'version-0.json');
  const lab = parsed.ok ? openLab(parsed.value) : parsed;
  if (!lab.ok) throw new Error(lab.fault.message);
  lab.value.runToEnd();
  expect(lab.value.report().guests[0]?.txFrames).toBe(4);
});

test.each([
  ['hooks', 'all', 'hooks: "all", wanted an object'],
  ['policies', [], 'policies: [], wanted an object'],
  ['guests', 'two', 'guests: "two" is no list'],
  ['guests', [null], 'guests[0]: null, wanted an object'],
])('a wrong %s of an old file is told by its field', (field, value, said) => {
  const parsed = parseScenario({...JSON.parse(TEXT), [field]: value}, 'old.json');
  expect(parsed.ok ? 'read' : faultLine(parsed.fault)).toBe(`old.json: ${said}`);
});
