// What is said of a run of the RTL8139 where its DMA and its waiting are other than an NE2000's.
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {device, speakOf} from '../../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../../src/kits/usual-device.ts';
import {compareTable, inMillions} from '../../../../src/ui/layout/compare-rows.ts';
import {whyVpioCosts} from '../../../../src/ui/layout/compare-why.ts';
import {costTable} from '../../../../src/ui/layout/cost-rows.ts';
import {guestAndLine, recordSentence} from '../../../../src/ui/layout/describe-record.ts';
import {notModelled} from '../../../../src/ui/layout/glossary.ts';
import {reportOf} from '../../../sim/lab/compare/runs.ts';
import {ended, recordsOf} from '../../../sim/lab/runs.ts';

beforeAll(() => speakOf('rtl8139'));
afterAll(() => speakOf(USUAL_DEVICE));

describe.each(['datasheet', 'qemu'] as const)('profile %s', (profile) => {
  const records = () => recordsOf(ended('rtl8139-two-guests', {profile}));

  test('a frame that is taken is not said to be stored before the DMA that stores it', () => {
    const all = records();
    const taken = all.filter((record) => record.kind === 'frame-rx' && record.taken);
    expect(taken.length).toBeGreaterThan(20);
    for (const record of taken) {
      expect(all.find(({kind, index}) => kind === 'dma' && index > record.index)?.at).toBeGreaterThanOrEqual(record.at);
      expect(`${guestAndLine(record)} ${recordSentence(record)}`).not.toMatch(/stored (it|in)/);
    }
  });

  test('a frame that is sent has left, and the line says so', () => {
    const sent = records().find(({kind}) => kind === 'frame-tx');
    expect(sent && guestAndLine(sent)).toMatch(/frame \d+ has left/);
  });
});

test('the price of hand-offs is told with their waiting, and no remote DMA is spoken of', () => {
  const report = reportOf('rtl8139-two-guests', 'vpio');
  const why = whyVpioCosts([report], compareTable([report], 'hp').rows);
  expect(why).toContain(`${inMillions(report.vmmCycles.registers)} M for 60 hand-offs (accesses, waiting, copies)`);
  const dear = {...report, vmmCycles: {...report.vmmCycles, frames: 9 * report.vmmCycles.registers}};
  expect(whyVpioCosts([dear], compareTable([dear], 'hp').rows)).toMatch(
    / kept for guests without the card \(copied out by the VMM\)/,
  );
});

test('most of what hand-offs take is no access by the data sheet, and little of it on QEMU’s card', () => {
  expect(costTable(ended('rtl8139-two-guests').view(false)).besideAccesses).toBeGreaterThan(0.85);
  expect(costTable(ended('rtl8139-two-guests', {profile: 'qemu'}).view(false)).besideAccesses).toBeLessThan(0.25);
});

test('bursts are told of, and it is not said that they take no time', () => {
  expect(device.glossary.terms.map(({term}) => term)).toEqual(expect.arrayContaining(['burst', 'early threshold']));
  expect(
    notModelled()
      .map(({words}) => words)
      .join(' '),
  ).not.toMatch(/no time on the bus/);
});
