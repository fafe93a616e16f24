import {describe, expect, test} from 'vitest';
import {fromBase64, parseWork, toBase64, type Work, writeWork} from '../../../src/ui/app/work/work.ts';

const WORK: Omit<Work, 'format' | 'version'> = {
  scenario: 'two-guests',
  seed: 7,
  profile: 'qemu',
  card: 'rtl8139',
  changes: {policies: {denial: 'error'}},
  event: 4711,
  recording: null,
  screen: 'frames',
  side: 'registers',
  theme: 'contrast',
  speed: 4,
  filter: {text: 'reg == CR', brief: false},
  branches: {current: 0, list: []},
  breakpoints: [{text: 'irq', isOn: false}],
  layout: {full: {machine: 600, event: 480}},
};
const data = (): Record<string, unknown> => JSON.parse(writeWork(WORK)) as Record<string, unknown>;

test('a work comes back as it was written', () => {
  expect(parseWork(data())).toEqual({ok: true, value: {format: 'vpio-work', version: 2, ...WORK}});
});

test('this file of version 1 can be read', () => {
  const old = {
    format: 'vpio-work',
    version: 1,
    scenario: {name: 'mine'},
    seed: null,
    profile: null,
    changes: null,
    event: null,
    recording: 'AAEC',
    screen: 'lab',
    side: 'event',
    theme: 'system',
    speed: 3,
    filter: {text: '', brief: true},
    layout: {},
  };
  expect(parseWork(old)).toMatchObject({ok: true, value: {version: 2, card: null, breakpoints: [], branches: null}});
});

test('a file that says nothing of a card shows the first', () => {
  const {card: _, ...silent} = data();
  expect(parseWork(silent)).toMatchObject({ok: true, value: {card: null}});
});

describe('a bad file is refused with the field that is wrong', () => {
  test.each([
    ['format', {format: 'vpio-scenario'}],
    ['version', {version: 3}],
    ['scenario', {scenario: 5}],
    ['seed', {seed: -1}],
    ['seed', {seed: 1.5}],
    ['profile', {profile: 'other'}],
    ['card', {card: 1}],
    ['card', {card: '<b>'}],
    ['changes', {changes: 'none'}],
    ['event', {event: 1e12}],
    ['recording', {recording: 'no base64!'}],
    ['screen', {screen: 'attic'}],
    ['side', {side: 'left'}],
    ['theme', {theme: 'pink'}],
    ['speed', {speed: 11}],
    ['filter', {filter: {text: 'x'.repeat(2001), brief: true}}],
    ['filter.brief', {filter: {text: '', brief: 1}}],
    ['breakpoints', {breakpoints: undefined}],
    ['breakpoints', {breakpoints: [{text: 'irq'}]}],
    ['layout', {layout: {full: {machine: -4}}}],
    ['layout', {layout: {__proto__x: {}}}],
    ['layout', {layout: []}],
    ['layout', {layout: {constructor: {}}}],
    ['layout', {layout: {full: {prototype: 5}}}],
    ['layout', {layout: JSON.parse('{"__proto__":{}}')}],
  ] as const)('%s', (place, wrong) => {
    const read = parseWork({...data(), ...wrong});
    expect(read.ok ? '' : read.fault.place).toBe(place);
  });

  test('what is no object at all is no work', () => {
    for (const wrong of [null, [], 'work', 3]) expect(parseWork(wrong).ok).toBe(false);
  });
});

test('a recording of any size survives base64', () => {
  const bytes = Uint8Array.from({length: 100_003}, (_, i) => (i * 31) & 0xff);
  expect(new Uint8Array(fromBase64(toBase64(bytes.buffer)))).toEqual(bytes);
});
