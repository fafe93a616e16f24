// What the log says of a record, kind by kind.
import {expect, test} from 'vitest';
import {STATES} from '../../../src/kits/ne2000/model/names.ts';
import {Flag, Kind, packAccess, packPlain, Verdict, withVerdict} from '../../../src/trace/record-layout.ts';
import {viewOf} from '../../../src/trace/record-view.ts';
import {describeRecord} from '../../../src/ui/layout/describe-record.ts';
import {fakeRun} from '../fake-run.ts';

const access = (offset: number, value: number, flags: number, hooked = false, size = 1, page = 0, state = 1) =>
  describeRecord(viewOf(1, packAccess(Kind.ACCESS, 0, offset, size, page, hooked, state, flags), value, 0, 0));
const plain = (kind: Kind, value: number, state = 0, flags = 0, verdict: Verdict = Verdict.NONE, guest = 0) =>
  describeRecord(viewOf(1, withVerdict(packPlain(kind, guest, Verdict.NONE, state, flags), verdict), value, 0, 0));

test('a hooked write to CR says which command it is', () => {
  expect(access(0, 0x12, Flag.WRITE, true)).toMatchObject({
    port: '00 CR',
    direction: 'W',
    value: '0x12',
    path: 'hooked',
    info: 'start remote write',
    tint: 'hooked',
  });
});

test.each([
  [0x26, 'send the frame'],
  [0x0a, 'start remote read'],
  [0x22, 'no remote DMA'],
  [0x21, 'stop'],
  [0x62, 'no remote DMA, page 1'],
  [0x16, 'send the frame, start remote write'],
])('CR %i means: %s', (value, meaning) => {
  expect(access(0, value, Flag.WRITE, true).info).toBe(meaning);
});

test('the same offset is another register on another page and in another direction', () => {
  expect(access(7, 0x40, Flag.WRITE).port).toBe('07 ISR');
  expect(access(7, 0x4d, Flag.WRITE, false, 1, 1).port).toBe('07 CURR');
  expect(access(4, 0x01, 0).info).toBe('transmit status: PTX');
  expect(access(4, 0x40, Flag.WRITE).info).toBe('transmit from 0x4000');
});

test('a burst through the data port counts its words', () => {
  const DMA_WR = STATES.indexOf('DmaWr');
  expect(access(0x10, 757, Flag.WRITE | Flag.BURST, false, 2, 0, DMA_WR)).toMatchObject({
    port: '10 data',
    value: '×757',
    path: 'unhooked',
    info: '757 words to card memory',
    tint: 'plain',
  });
});

test('the data port of a card whose remote DMA was denied moves nothing: the log says so', () => {
  const info = (state: (typeof STATES)[number], flags: number): string =>
    access(0x10, 32, flags | Flag.BURST, false, 2, 0, STATES.indexOf(state)).info;
  expect(info('Idle', 0)).toBe('32 words; no remote read known');
  expect(info('TransDmaRd', Flag.WRITE)).toBe('32 words; no remote write known');
  expect(info('TransDmaRd', 0)).toBe('32 words from card memory');
  // A driver looks for its card before the model is told of it.
  expect(info('Initiation', 0)).toBe('32 words from card memory');
});

test('a denied access stands on the dark ground and says that it did not happen', () => {
  expect(access(0, 0x0a, Flag.WRITE | Flag.DENIED, true)).toMatchObject({
    tint: 'denied',
    info: 'not carried out: start remote read',
  });
});

test('a transition names both states; one that stays names its event', () => {
  expect(plain(Kind.TRANSITION, 2 | (3 << 8) | (9 << 16), 6).transition).toBe('Trans → TransDmaWr');
  expect(plain(Kind.TRANSITION, 2 | (5 << 8), 2).transition).toBe('Trans: AbortDma stays');
});

test('a check tells its range and its verdict', () => {
  const value = ((0x4600 << 16) | 1514) >>> 0;
  expect(plain(Kind.CHECK, value, 6, Flag.WRITE, Verdict.ALLOW)).toMatchObject({
    info: '1\u2009514 B write, 0x4600–0x4BE9 allowed',
    verdict: 'allow',
  });
});

test('a lost frame says why', () => {
  expect(plain(Kind.LOST, 41 | (1 << 24), 0, 0, Verdict.NONE, 1).info).toBe(
    'frame 41 for B lost: it came while the card was being reconfigured',
  );
});

test('every record of a run has something to say', () => {
  const run = fakeRun(4000);
  const window = run.window(0, run.length);
  for (let index = 0; index < run.length; index++) {
    const record = window.view(index);
    const text = record === undefined ? null : describeRecord(record);
    expect(text?.info, `record ${index}, ${record?.kind}`).toMatch(/\w/);
    expect(text?.info).not.toContain('undefined');
  }
});
