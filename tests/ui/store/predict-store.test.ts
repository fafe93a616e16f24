// Predict mode in the page's store, over a real lab: where it asks, what is hidden meanwhile, the score, and letting go.
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {connectLab, lookUp, useLab} from '../../../src/ui/store/lab-store.ts';
import {isAsking, usePredict} from '../../../src/ui/store/predict-store.ts';
import {records} from '../../../src/ui/store/record-cache.ts';
import {openSession} from '../connect-session.ts';

let disconnect = (): void => {};

const until = (holds: () => void): Promise<void> => vi.waitFor(holds, {timeout: 30_000, interval: 5});
const predict = () => usePredict.getState();
const position = () => useLab.getState().view?.position ?? -1;
const asking = () => until(() => expect(isAsking(predict(), position())).toBe(true));
const at = () => present(predict().put ?? undefined, 'a question is at hand');

beforeEach(async () => {
  useLab.setState(useLab.getInitialState());
  usePredict.setState(usePredict.getInitialState());
  disconnect = connectLab(openSession, () => {});
  await until(() => expect(useLab.getState().phase.is).not.toBe('connecting'));
  await useLab.getState().load({scenario: 'rogue'}, 600);
  await until(() => expect(position()).toBe(601));
  await predict().begin();
});

afterEach(() => {
  predict().leave();
  disconnect();
});

test('the run stands before the outcome, whatever it is told, and what lies behind is hidden', async () => {
  predict().goOn();
  await asking();
  const stood = position();
  useLab.getState().goTo(stood + 50);
  useLab.getState().step('denial');
  await new Promise((resolve) => setTimeout(resolve));
  expect(position()).toBe(stood);
  const outcome = present(at().asked.outcome ?? undefined, 'it has an outcome');
  await until(() => expect(records.record(outcome - 1)).toBeDefined());
  expect(records.record(outcome)).toBeUndefined();
});

test('an answer shows the outcome, is kept beside what happened, and the next question comes behind it', async () => {
  for (let n = 1; n <= 3; n++) {
    predict().goOn();
    await asking();
    const {asked} = at();
    const said = n === 2 ? 'nothing like it' : asked.right;
    predict().say(said);
    await until(() => expect(position()).toBe((asked.outcome ?? 0) + 1));
    await until(() => expect(predict().next).not.toBeNull());
    expect(predict().next?.at).toBeGreaterThanOrEqual(asked.outcome ?? 0);
    expect(predict().guesses).toHaveLength(n);
  }
  expect(predict().guesses.map(({isRight}) => isRight)).toEqual([true, false, true]);
});

test('a run that goes on by itself after an answer stops at the next question and puts it', async () => {
  predict().goOn();
  await asking();
  predict().say(at().asked.right);
  await until(() => expect(predict().next).not.toBeNull());
  const {at: next} = present(predict().next ?? undefined, 'there is a next one');
  useLab.getState().setSpeed(10);
  useLab.getState().run();
  await asking();
  expect([position(), at().at]).toEqual([next + 1, next]);
});

test('let go, the run goes where it likes and nothing is hidden', async () => {
  predict().goOn();
  await asking();
  const stood = position();
  predict().leave();
  useLab.getState().goTo(stood + 50);
  await until(() => expect(position()).toBe(stood + 51));
  await until(() => expect(records.record(stood + 40)).toBeDefined());
});

test('behind the last thing to ask about it says so', async () => {
  await useLab.getState().load({scenario: 'transmit'}, 100_000);
  await until(() => expect(useLab.getState().view?.ended).toBe(true));
  await until(() => expect(predict().isOver).toBe(true));
});

test('a run that is still on its way to where it was sent is asked about from there', async () => {
  await useLab.getState().load({scenario: 'rogue'}, 2500);
  await until(() => expect([position(), predict().put === null]).toEqual([2501, false]));
  expect(present(predict().put ?? undefined, 'a question is at hand').at).toBeGreaterThanOrEqual(2500);
});

test('and so is one on its way to a moment', async () => {
  await useLab.getState().load({scenario: 'rogue'}, {moment: 'First frame denied'});
  await until(() => expect(position()).toBeGreaterThan(601));
  const found = (await lookUp('moments', null))?.find(({name}) => name === 'First frame denied');
  const moment = present(found?.event ?? undefined, 'the run has come to the moment');
  await until(() => expect([position(), predict().put === null]).toEqual([moment + 1, false]));
  expect(at().at).toBeGreaterThanOrEqual(moment);
});

test('on its way nothing is stopped, what only runs is', async () => {
  predict().leave();
  let stops = 0;
  const pause = (): void => {
    stops++;
  };
  for (const [errand, stopped] of [
    [{sought: 'First frame denied'}, 0],
    [{goal: 9000}, 0],
    [null, 1],
  ] as const) {
    useLab.setState({pause, phase: {is: 'running', errand}});
    await predict().begin();
    expect(stops, JSON.stringify(errand)).toBe(stopped);
  }
});

test('a run that runs is stopped, and asked about from where it stands', async () => {
  predict().leave();
  useLab.getState().setSpeed(10);
  useLab.getState().run();
  await until(() => expect(useLab.getState().phase.is).toBe('running'));
  await predict().begin();
  await until(() => expect(predict().put).not.toBeNull());
  expect(useLab.getState().phase.is).not.toBe('running');
  expect(at().at).toBeGreaterThanOrEqual(position() - 1);
});
