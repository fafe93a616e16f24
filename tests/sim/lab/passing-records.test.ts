// A run whose records pass and are let go: same digest, every record and frame seen once, and nothing left to read.
import {expect, test} from 'vitest';
import {type CapturedFrame, writePcap} from '../../../src/net/pcap.ts';
import {TECHNIQUES} from '../../../src/sim/lab/compare/technique-report.ts';
import {runUnder, startUnder} from '../../../src/sim/lab/compare/technique-run.ts';
import {capture, exportPcap} from '../../../src/sim/lab/export-run.ts';
import {type FrameShelf, PassingRecords} from '../../../src/sim/lab/passing-records.ts';
import {ended, opened, scenarioOf} from './runs.ts';

const NAMES = ['two-guests', 'bulk', 'rogue', 'attack-storm'];

class Shelf implements FrameShelf {
  readonly frames: Uint8Array[] = [];
  put(frame: Uint8Array): void {
    this.frames.push(frame.slice());
  }
  each(see: (frame: Uint8Array) => void): void {
    for (const frame of this.frames) see(frame);
  }
}

test.each(
  NAMES,
)('%s has the digest of a run that is kept, with frames on a shelf and without, in pieces of any size', (name) => {
  const whole = ended(name);
  for (const [piece, shelf] of [
    [100, new Shelf()],
    [70_000, new Shelf()],
    [4096, undefined],
  ] as const) {
    const lab = opened(name, {forwardsOnly: true});
    let seen = 0;
    const outOfTurn: number[] = [];
    const captured: CapturedFrame[] = [];
    const take = capture(lab.frames, ({atNs, bytes}) => captured.push({atNs, bytes: bytes.slice()}));
    const passing = new PassingRecords(lab.store, lab.frames, {
      shelf,
      watch: [
        ({index}) => {
          if (index !== seen++) outOfTurn.push(index);
        },
        take,
      ],
    });
    while (!lab.hasEnded) {
      lab.runTo(lab.position + piece);
      passing.pass();
    }
    expect(passing.digest()).toBe(whole.digest());
    expect([seen, outOfTurn]).toEqual([whole.position, []]);
    expect(writePcap(captured)).toEqual(exportPcap(whole));
    expect(lab.report('')).toEqual({...whole.report(), digest: ''});
  }
});

test('a run in pieces under any technique has the digest of one at once', () => {
  const scenario = scenarioOf('bulk');
  for (const technique of TECHNIQUES) {
    const once = runUnder(scenario, technique);
    const pieces = startUnder(scenario, technique, {shelf: new Shelf()});
    if (!once.ok || !pieces.ok) return expect.fail('bulk runs under every technique');
    while (pieces.value.advance(500));
    expect(pieces.value.report()).toEqual(once.value);
  }
});

test('a run that goes forwards only does not go back, and says so', () => {
  const lab = opened('transmit', {forwardsOnly: true});
  lab.runToEnd();
  expect(() => lab.seek(0)).toThrow('forwards only');
});
