// A recording of a run, dropped on the page: it is opened on the device that it was made of, or refused.
import {expect, test, vi} from 'vitest';
import {gunzipText} from '../../src/trace/gunzip.ts';
import {readDroppedFile} from '../../src/ui/app/dropped-file.ts';
import {loadWhole} from './asking.ts';
import {opened} from './testbench.ts';

/** What *Save, recording* gives of a whole run of the library. */
async function exported(scenario: string): Promise<ArrayBuffer> {
  const bench = await opened(scenario, {stand: 1_000_000});
  bench.position();
  return (await bench.ask('export', 'trace')).bytes.buffer;
}

/** What the page asks for of a dropped file. */
function dropped(name: string, recording: ArrayBuffer) {
  const read = readDroppedFile(name, recording);
  if (!read.ok) throw new Error(read.fault.message);
  return read.value;
}

function plain(packed: ArrayBuffer): string {
  const text = gunzipText(new Uint8Array(packed));
  if (!text.ok) throw new Error(text.fault.message);
  return text.value;
}

test.each([
  ['copy-rogue', 'copy-engine'],
  ['transmit', 'ne2000'],
])('the recording of %s is met again on a device %s', async (scenario, device) => {
  const {scenario: around, ...more} = dropped('x.jsonl.gz', await exported(scenario));
  const bench = await opened(around, {...more, stand: 1_000_000});
  bench.position();
  const shown = bench.said.findLast((message) => message.type === 'view');
  expect(shown?.view).toMatchObject({device, profile: 'datasheet', replay: {isMet: true, differences: 0}});
});

test('another’s recording of a device that has no card of QEMU’s replays on the one that there is', async () => {
  const foreign = plain(await exported('copy-rogue')).replace('VPIO Lab, profile datasheet', 'a board');
  const {scenario, ...more} = dropped('x.jsonl', new TextEncoder().encode(foreign).buffer);
  const bench = await opened(scenario, more);
  const {view} = await bench.hear('view', {type: 'seek', event: 10});
  expect(view).toMatchObject({device: 'copy-engine', profile: 'datasheet'});
});

test('a driver’s recording says by which way it reached the registers', async () => {
  const events = '[0,"r",55,1,0]\n';
  for (const bar of ['memory', 'ports']) {
    const header = `{"format":"vpio-trace","version":1,"device":"rtl8139","bar":"${bar}"}\n`;
    const {scenario, ...more} = dropped('x.jsonl', new TextEncoder().encode(header + events).buffer);
    const bench = await opened(scenario, more);
    const {view} = await bench.hear('view', {type: 'seek', event: 1});
    expect(view).toMatchObject({device: 'rtl8139', registerWay: bar});
  }
});

test('a scenario that names another device than its recording is of is refused', async () => {
  const {scenario, ...more} = dropped('x.jsonl.gz', await exported('copy-rogue'));
  const bench = await opened('transmit');
  const refused = await bench.hear('refused', loadWhole({...(scenario as object), device: 'ne2000'}, more));
  expect(refused).toMatchObject({
    place: 'guests[0].recording',
    message: 'the recording was made of device copy-engine, and the scenario’s device is ne2000',
  });
});

test('what a request without a device may need is fetched before its recording is read', async () => {
  vi.resetModules();
  const {codeToOpen} = await import('../../src/bridge/desk.ts');
  const {isFetched} = await import('../../src/kits/device-kits.ts');
  expect(isFetched('copy-engine')).toBe(false);
  const request = dropped('x.jsonl.gz', Uint8Array.of(0x1f, 0x8b).buffer);
  await codeToOpen({...request, branches: null, card: null, stand: -1});
  expect(isFetched('copy-engine')).toBe(true);
});
