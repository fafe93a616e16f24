// The store over a lab in the same thread: what the transport, the log and the menu rely on.
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {device} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import {DEFAULT_FILTER} from '../../../src/ui/store/lab-state.ts';
import {connectLab, selectCurrent, useLab} from '../../../src/ui/store/lab-store.ts';
import {faultOf} from '../../../src/ui/store/run-phase.ts';
import {openSession} from '../connect-session.ts';

const opened = async (): Promise<void> => {
  await vi.waitFor(() => {
    expect(useLab.getState().phase.is).toBe('paused');
  });
};
/** Waits for the machine to stand behind so many events. */
const standsAt = (position: number): Promise<void> =>
  vi.waitFor(() => expect(useLab.getState().view?.position).toBe(position));
let disconnect = (): void => {};

beforeEach(async () => {
  useLab.setState(useLab.getInitialState());
  disconnect = connectLab(openSession, () => {});
  // What was open before is opened again by itself, at its first look.
  await vi.waitFor(() => expect(useLab.getState().phase.is).not.toBe('connecting'));
  await useLab.getState().load({scenario: 'rogue'}, 2999);
  await standsAt(3000);
});

afterEach(() => {
  disconnect();
});

test('an opened run shows its machine, paused', () => {
  const {view, phase, refusal} = useLab.getState();
  expect(view?.guests).toHaveLength(3);
  expect(phase.is).toBe('paused');
  expect(refusal).toBeNull();
});

test('a refused scenario leaves the open run as it was and says where the fault is', async () => {
  const before = useLab.getState().view;
  expect(await useLab.getState().load({scenario: 17})).toBe(false);
  expect(useLab.getState().refusal).toMatch(/^scenario: /);
  expect(useLab.getState().view).toBe(before);
});

test('going to an event makes it the present one', async () => {
  useLab.getState().goTo(120);
  await standsAt(121);
  expect(selectCurrent(useLab.getState())).toBe(120);
});

test('a selection moves no machine, and a step drops it', async () => {
  const before = useLab.getState().view?.position;
  useLab.getState().select(5);
  expect(selectCurrent(useLab.getState())).toBe(5);
  expect(useLab.getState().view?.position).toBe(before);
  useLab.getState().step('event', true);
  await standsAt(2999);
  expect(useLab.getState().selection).toBeNull();
});

test('the log opens without exits and scheduling', async () => {
  await vi.waitFor(() => expect(useLab.getState().matches?.length).toBeGreaterThan(0));
  const {matches, view} = useLab.getState();
  expect(matches?.length).toBeLessThan(view?.computed ?? 0);
  expect(DEFAULT_FILTER.brief).toBe(true);
});

test('the filter changed last is the one that holds', async () => {
  const {setFilter} = useLab.getState();
  setFilter({...DEFAULT_FILTER, text: 'kind == check'});
  setFilter({...DEFAULT_FILTER, text: 'kind == denial'});
  // Checks are many, denials few.
  await vi.waitFor(() => expect(useLab.getState().matches?.length).toBeLessThan(20));
  expect(useLab.getState().matches?.length).toBeGreaterThan(0);
});

test('a crash of the worker is shown with what replays it, and a restart opens the run again', async () => {
  useLab.getState().crash();
  await vi.waitFor(() => expect(useLab.getState().phase.is).toBe('failed'));
  expect(faultOf(useLab.getState())).toMatchObject({
    scenario: 'rogue',
    seed: useLab.getState().view?.seed,
    event: 3000,
  });
  useLab.getState().restart();
  expect(useLab.getState().phase.is).toBe('connecting');
  await opened();
  expect(useLab.getState().view?.scenario.name).toBe('rogue');
});

test('no look at a run is shown while nothing can be said of its device', async () => {
  disconnect();
  useLab.setState(useLab.getInitialState());
  disconnect = connectLab(
    ({message, broken}) =>
      openSession({
        message: (said) =>
          message(said.type === 'view' ? {...said, view: {...said.view, device: 'a card of tomorrow'}} : said),
        broken,
      }),
    () => {},
  );
  await vi.waitFor(() => expect(useLab.getState().refusal).toMatch(/^What is said of a card of tomorrow cannot be/));
  expect(useLab.getState().view).toBeNull();
  expect(device.facts.name).toBe(USUAL_DEVICE);
});
