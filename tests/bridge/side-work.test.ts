// Long work beside the open run: told of in slices, stopped when asked, and without a trace in the open run.
import {expect, test, vi} from 'vitest';
import {present} from '../../src/base/assert.ts';
import type {FromLab, ToLab} from '../../src/bridge/protocol/messages.ts';
import type {AnswerTo, Asked, QuestionName} from '../../src/bridge/questions/questions.ts';
import {LabSession} from '../../src/bridge/session.ts';
import {exploreNe2k} from '../../src/kits/ne2000/explore/explore-ne2k.ts';
import {ask, load} from './asking.ts';

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
    this.take(load(scenario));
  }

  take(message: ToLab): void {
    this.session.take(message);
  }

  turn(): void {
    this.#queue.shift()?.();
  }

  /** Orders work and runs the queue until it is answered. */
  async done<Q extends QuestionName>(question: Q, asked: Asked<Q>): Promise<FromLab> {
    this.take(ask(question, asked, 7));
    const isAnswer = (message: FromLab): boolean => 'id' in message && message.id === 7 && message.type !== 'progress';
    await vi.waitFor(
      () => {
        for (let n = 0; n < 200; n++) this.turn();
        expect(this.said.some(isAnswer)).toBe(true);
      },
      {timeout: 60_000, interval: 1},
    );
    return present(this.said.findLast(isAnswer), 'it was answered');
  }

  async outcome<Q extends QuestionName>(question: Q, asked: Asked<Q>): Promise<AnswerTo<Q>> {
    const answer = await this.done(question, asked);
    if (answer.type !== 'answer') throw new Error(JSON.stringify(answer));
    return answer.answer as AnswerTo<Q>;
  }
}

test('a hook set without its hole is sound, and each hook left out is told with what goes wrong', async () => {
  const desk = new Desk('attack-ring');
  const before = JSON.stringify(desk.said.findLast(({type}) => type === 'view'));
  const choice = await desk.outcome('tryHooks', 'deck');
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
  expect(desk.said.filter(({type}) => type === 'progress').length).toBeGreaterThan(3);
});

test('the search gives the set that the command line finds', async () => {
  const outcome = await new Desk('transmit').outcome('searchHooks', null);
  expect(outcome).toMatchObject({scenario: 'transmit', sound: true, minimal: true});
});

test('work that is stopped is answered with what is known', async () => {
  const desk = new Desk('rogue');
  desk.take(ask('tryHooks', 'minimal', 3));
  await vi.waitFor(
    () => {
      desk.turn();
      expect(desk.said.some(({type}) => type === 'progress')).toBe(true);
    },
    {timeout: 20_000, interval: 1},
  );
  desk.take({type: 'stop', work: 'hooks'});
  const last = desk.said.at(-1);
  expect(last).toMatchObject({type: 'answer', id: 3, answer: {runs: expect.any(Number)}});
  desk.take({type: 'stop', work: 'hooks'});
  expect(desk.said.at(-1)).toBe(last);
});

test('an exploration in slices is the exploration at once', async () => {
  const outcome = await new Desk('transmit').outcome('explore', {
    faults: ['skip-check'],
    scheduler: 'forced-abort',
    states: 800,
  });
  expect(outcome).toEqual(exploreNe2k({faults: ['skip-check'], scheduler: 'forced-abort', bound: 800}));
});

test('a printed report is read back, counterexample by counterexample', async () => {
  const report = exploreNe2k({faults: ['skip-check'], bound: 800});
  const printed = [...report.properties.map(({counterexample}) => counterexample), report.withoutForcedAbort];
  const outcome = await new Desk('transmit').outcome('readExploration', JSON.parse(JSON.stringify(report)));
  expect(outcome).toEqual(printed.filter((one) => one !== null));
});

const explore = {faults: [], scheduler: 'patient', states: 10} as const;

test.each<[string, string, (desk: Desk) => Promise<FromLab>]>([
  ['a hook that does not exist', 'no register XYZ', (desk) => desk.done('tryHooks', 'w:XYZ')],
  ['a rule that nobody knows', 'all is not one of', (desk) => desk.done('explore', {...explore, faults: ['all']})],
  ['no states', 'no whole number', (desk) => desk.done('explore', {...explore, states: 0})],
  ['a file that is something else', '', (desk) => desk.done('readExploration', {format: 'vpio-scenario'})],
])('%s is refused in one line', async (_, words, ordered) => {
  const answer = await ordered(new Desk('transmit'));
  expect(answer.type).toBe('refused');
  if (answer.type === 'refused') expect(answer.message).toMatch(new RegExp(`^[^\n]*${words}[^\n]*$`));
});
