// Long work beside the open run: told of in slices, stopped when asked, and without a trace in the open run.
import {expect, test, vi} from 'vitest';
import {present} from '../../src/base/assert.ts';
import type {FromLab, ToLab} from '../../src/bridge/protocol/messages.ts';
import type {SideOrder, SideOutcome} from '../../src/bridge/protocol/side-orders.ts';
import {LabSession} from '../../src/bridge/session.ts';
import {exploreNe2k} from '../../src/sim/explore/explore-ne2k.ts';
import {loadMessage} from './load-message.ts';

/** A session whose waiting callbacks are run by hand; each look at its clock takes three milliseconds. */
class Desk {
  readonly said: FromLab[] = [];
  readonly session: LabSession;
  readonly #queue: (() => void)[] = [];
  #now = 0;

  constructor(scenario: string) {
    this.session = new LabSession({
      say: (message) => void this.said.push(structuredClone(message)),
      later: (_ms, act) => void this.#queue.push(act),
      nowMs: () => {
        this.#now += 3;
        return this.#now;
      },
    });
    this.take(loadMessage(scenario));
  }

  take(message: ToLab): void {
    this.session.take(message);
  }

  turn(): void {
    this.#queue.shift()?.();
  }

  /** Orders work and runs the queue until it is answered. */
  async done(order: SideOrder): Promise<FromLab> {
    this.take({type: 'begin', id: 7, order});
    const isAnswer = ({type}: FromLab): boolean => type === 'finished' || type === 'refused';
    await vi.waitFor(
      () => {
        for (let n = 0; n < 200; n++) this.turn();
        expect(this.said.some(isAnswer)).toBe(true);
      },
      {timeout: 60_000, interval: 1},
    );
    return present(this.said.findLast(isAnswer), 'it was answered');
  }

  async outcome(order: SideOrder): Promise<SideOutcome> {
    const answer = await this.done(order);
    if (answer.type !== 'finished') throw new Error(JSON.stringify(answer));
    return answer.outcome;
  }
}

test('a hook set without its hole is sound, and each hook left out is told with what goes wrong', async () => {
  const desk = new Desk('attack-ring');
  const before = JSON.stringify(desk.said.findLast(({type}) => type === 'view'));
  const outcome = await desk.outcome({kind: 'hooks', act: 'try', hooks: 'deck'});
  if (outcome.act !== 'try' || outcome.choice === null) throw new Error('a choice was tried');
  const {choice} = outcome;
  expect(choice.runs).toBe(choice.of);
  expect(choice.wrong?.effect).toBe('attack');
  expect(choice.chosen?.reached?.bytesWritten).toBeGreaterThan(0);
  expect(choice.whole?.reached).toEqual({bytesRead: 0, bytesWritten: 0, framesStolen: 0});
  const leftOut = choice.rows.filter(({isChosen}) => !isChosen);
  expect(leftOut.filter(({wrong}) => wrong !== null).map(({hook}) => hook)).toContain('w:0:PSTART');
  expect(choice.chosen?.exitsIdealBitmap).toBeLessThan(choice.chosen?.exits ?? 0);
  expect(choice.chosen?.exits).toBeLessThan(choice.whole?.exits ?? 0);
  desk.take({type: 'seek', event: 0});
  expect(JSON.stringify(desk.said.findLast(({type}) => type === 'view'))).toBe(before);
  expect(desk.said.filter(({type}) => type === 'underway').length).toBeGreaterThan(3);
});

test('the search gives the set that the command line finds', async () => {
  const outcome = await new Desk('transmit').outcome({kind: 'hooks', act: 'search'});
  expect(outcome).toMatchObject({act: 'search', found: {scenario: 'transmit', sound: true, minimal: true}});
});

test('work that is stopped is answered with what is known', async () => {
  const desk = new Desk('rogue');
  desk.take({type: 'begin', id: 3, order: {kind: 'hooks', act: 'try', hooks: 'minimal'}});
  await vi.waitFor(
    () => {
      desk.turn();
      expect(desk.said.some(({type}) => type === 'underway')).toBe(true);
    },
    {timeout: 20_000, interval: 1},
  );
  desk.take({type: 'stop', kind: 'hooks'});
  const last = desk.said.at(-1);
  expect(last).toMatchObject({type: 'finished', id: 3, outcome: {act: 'try'}});
  desk.take({type: 'stop', kind: 'hooks'});
  expect(desk.said.at(-1)).toBe(last);
});

test('an exploration in slices is the exploration at once', async () => {
  const outcome = await new Desk('transmit').outcome({
    kind: 'exploration',
    act: 'explore',
    faults: ['skip-check'],
    scheduler: 'forced-abort',
    states: 800,
  });
  expect(outcome).toEqual({
    act: 'explore',
    report: exploreNe2k({faults: ['skip-check'], scheduler: 'forced-abort', bound: 800}),
  });
});

test('a printed report is read back, counterexample by counterexample', async () => {
  const report = exploreNe2k({faults: ['skip-check'], bound: 800});
  const printed = [...report.properties.map(({counterexample}) => counterexample), report.withoutForcedAbort];
  const outcome = await new Desk('transmit').outcome({
    kind: 'exploration',
    act: 'read',
    json: JSON.parse(JSON.stringify(report)),
  });
  expect(outcome).toEqual({act: 'read', counterexamples: printed.filter((one) => one !== null)});
});

test.each<[string, SideOrder, string]>([
  ['a hook that does not exist', {kind: 'hooks', act: 'try', hooks: 'w:XYZ'}, 'no register XYZ'],
  [
    'a rule that nobody knows',
    {kind: 'exploration', act: 'explore', faults: ['all'], scheduler: 'patient', states: 10},
    'all is not one of',
  ],
  ['no states', {kind: 'exploration', act: 'explore', faults: [], scheduler: 'patient', states: 0}, 'no whole number'],
  ['a file that is something else', {kind: 'exploration', act: 'read', json: {format: 'vpio-scenario'}}, ''],
])('%s is refused in one line', async (_, order, words) => {
  const answer = await new Desk('transmit').done(order);
  expect(answer.type).toBe('refused');
  if (answer.type === 'refused') expect(answer.message).toMatch(new RegExp(`^[^\n]*${words}[^\n]*$`));
});
