// More pings than the 16 bits of their number count: the log names a ping and its answer by the same number.
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {parseScenarioText} from '../../../src/scenarios/schema.ts';
import {appReceive, appTick, freshApp, type Job, type Station} from '../../../src/sim/guests/application.ts';
import {answer} from '../../../src/sim/wire/echo-host.ts';
import {AppEvent} from '../../../src/trace/record-layout.ts';

const STATION: Station = {mac: Uint8Array.of(0x52, 0x54, 0, 0, 1, 1), ip: Uint8Array.of(10, 0, 0, 11)};
const HOST = {mac: Uint8Array.of(0x52, 0x54, 0, 0, 0, 1), ip: Uint8Array.of(10, 0, 0, 1)};

test('each of 65 600 pings and its answer go by one number, which is 0 again after 65 535', () => {
  const read = parseScenarioText(readFileSync('tests/cases/11-ping-sequence.json', 'utf8'), 'case');
  const [guest] = read.ok ? read.value.guests : [];
  if (guest?.driver !== 'linux' || guest.workload.kind !== 'ping') throw new Error('the case pings');
  const {count, payloadBytes} = guest.workload;
  const job: Job = {kind: 'ping', to: HOST.ip, count, interval: 1, payloadBytes, start: 0};
  const app = freshApp(job);
  const sent: number[] = [];
  const answered: number[] = [];
  const note = (event: number, sequence: number): number =>
    (event === AppEvent.PING_SENT ? sent : answered).push(sequence);
  for (let now = 0; now < 2 * count && answered.length < count; now++) {
    appTick(app, job, STATION, now, note);
    for (const frame of app.outbox.splice(0)) {
      const reply = answer(HOST, frame);
      if (reply !== null) appReceive(app, job, STATION, reply, now, note);
    }
  }
  expect(sent.length).toBe(count);
  expect(answered).toEqual(sent);
  expect(sent.slice(65_534, 65_538)).toEqual([65_534, 65_535, 0, 1]);
});
