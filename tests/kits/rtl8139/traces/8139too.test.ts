// Linux' driver, recorded at both base addresses: what our card answers it, and the whole machine under each hook set.
import {readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {fetchKit} from '../../../../src/kits/device-kits.ts';
import {Rtl8139} from '../../../../src/kits/rtl8139/card/rtl8139.ts';
import {scenarioOf} from '../../../../src/scenarios/scenario-of.ts';
import type {Lab} from '../../../../src/sim/lab/lab.ts';
import {openLab} from '../../../../src/sim/lab/open-lab.ts';
import {mismatchesOf} from '../../../../src/sim/lab/run-end.ts';
import {HOST_PAGE_BYTES, HostMemory} from '../../../../src/sim/machine/host-memory.ts';
import {RecordedKind, type RecordedRun, recordedFrame} from '../../../../src/trace/recorded-run.ts';
import {parseVpioTrace} from '../../../../src/trace/vpio-trace.ts';

function recording(name: string): RecordedRun {
  const parsed = parseVpioTrace(gunzipSync(readFileSync(`public/traces/${name}.jsonl.gz`)).toString('utf8'), [
    'rtl8139',
  ]);
  if (!parsed.ok) throw new Error(`${parsed.fault.place}: ${parsed.fault.message}`);
  return parsed.value;
}

/** Everything that the recording and our card say of themselves, in order; host memory is in no recording: of a frame sent, its length. */
function toldBy(run: RecordedRun): {recorded: string[]; answered: string[]; stored: number} {
  const recorded: string[] = [];
  const answered: string[] = [];
  let stored = 0;
  const mac = Uint8Array.from(run.header.mac.split(':'), (byte) => Number.parseInt(byte, 16));
  const card = new Rtl8139(
    {profile: 'qemu', mac, cyclesPerByte: 0},
    {
      hostMemory: new HostMemory(HOST_PAGE_BYTES),
      now: () => 0,
      schedule: () => undefined,
      cancel: () => undefined,
      setIrq: (level) => answered.push(`irq ${level}`),
      transmit: ({length}) => answered.push(`tx ${length}`),
    },
  );
  for (let i = 0; i < run.length; i++) {
    const [offset = 0, size = 0, value = 0] = [run.offsets[i], run.sizes[i], run.values[i]];
    const kind = run.kinds[i];
    if (kind === RecordedKind.WRITE) card.write(offset, size, value);
    else if (kind === RecordedKind.READ) {
      recorded.push(`${offset} ${value}`);
      answered.push(`${offset} ${card.read(offset, size)}`);
    } else if (kind === RecordedKind.RX) {
      if (card.receive(recordedFrame(run.frames, value)) === 'stored') stored++;
    } else if (kind === RecordedKind.TX) recorded.push(`tx ${recordedFrame(run.frames, value).length}`);
    else recorded.push(`irq ${value}`);
  }
  return {recorded, answered, stored};
}

/** Levels of the line apart: QEMU logs a frame that leaves and the interrupt of the same write in an order of its own. */
function parts(lines: readonly string[]): Record<string, readonly string[]> {
  const of = (word: string): readonly string[] => lines.filter((line) => line.startsWith(word));
  return {irq: of('irq'), tx: of('tx'), reads: lines.filter((line) => /^\d/.test(line))};
}

test.each([
  ['linux-8139too-pio', 2950, 1006, 259, 306],
  ['linux-8139too-mmio', 2952, 1006, 266, 309],
])('%s: our card gives every read, every change of its line and the length of every frame', (name, reads, changes, sent, received) => {
  const run = recording(name);
  const {recorded, answered, stored} = toldBy(run);
  expect(parts(answered)).toEqual(parts(recorded));
  const counted = parts(recorded);
  expect([counted.reads?.length, counted.irq?.length, counted.tx?.length, stored]).toEqual([
    reads,
    changes,
    sent,
    received,
  ]);
  expect(run.header.guestCounters).toMatchObject({rxPackets: received, txPackets: sent});
});

test('the recording through memory says so, and both are of a revision that is no C+ card', () => {
  expect(recording('linux-8139too-mmio').header.others).toMatchObject({bar: 'memory'});
  for (const name of ['linux-8139too-pio', 'linux-8139too-mmio'])
    expect(recording(name).header.machine).toMatch(/revision set to 0x10/);
});

describe.each(['linux-8139too-pio', 'linux-8139too-mmio'])('%s in the whole machine', (name) => {
  test.each([
    'minimal',
    'exact',
    'sharing',
    'writes',
    'all',
  ])('hooks %s: all as recorded, nothing denied, belief never wrong', async (hooks) => {
    await fetchKit('rtl8139');
    const lab = replay(recording(name), hooks);
    const {end, compared} = lab.replayReport();
    const {denials, belief} = lab.report('');
    expect({end, differences: mismatchesOf(lab.replayReport()), denials, unsafe: belief.unsafe}).toEqual({
      end: 'recording',
      differences: 0,
      denials: 0,
      unsafe: 0,
    });
    expect(compared).toBeGreaterThan(4000);
    expect(lab.machine.monitor.ledger.checks).toBeGreaterThan(0);
  });
});

/** Its driver alone on QEMU's card, to the recording's end. */
function replay(run: RecordedRun, hooks: string): Lab {
  const guest = {name: 'recorded', driver: 'recorded', recording: '8139too'} as const;
  const scenario = scenarioOf(guest, {title: '8139too', about: ''}, hooks, 'rtl8139');
  const opened = openLab({...scenario, profile: 'qemu'}, {recording: run, forwardsOnly: true});
  if (!opened.ok) throw new Error(`${opened.fault.place}: ${opened.fault.message}`);
  opened.value.runToEnd();
  return opened.value;
}
