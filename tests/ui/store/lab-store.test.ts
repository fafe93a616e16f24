// The store over a lab in the same thread: what the transport, the log and the menu rely on.
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {device, learn} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import {DEFAULT_FILTER} from '../../../src/ui/store/lab-state.ts';
import {connectLab, selectCurrent, useLab} from '../../../src/ui/store/lab-store.ts';
import {records} from '../../../src/ui/store/record-cache.ts';
import {DEVICE_WORDS} from '../../../src/ui/store/run-device.ts';
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
  vi.restoreAllMocks();
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

test('a filter is laid over a run of which nothing is computed, too: nothing passes', async () => {
  const {load, setFilter} = useLab.getState();
  setFilter({text: '', brief: false});
  await load({scenario: 'ping'}, -1);
  await standsAt(0);
  expect(useLab.getState()).toMatchObject({matches: null, view: {computed: 0}});
  setFilter({...DEFAULT_FILTER, text: 'io.denied'});
  await vi.waitFor(() => expect(useLab.getState().matches).toHaveLength(0));
});

test('a filter that the run’s words cannot read is told and let go', async () => {
  const {setFilter, setRefusal} = useLab.getState();
  setFilter({...DEFAULT_FILTER, text: 'reg == LEN'});
  await vi.waitFor(() => expect(useLab.getState().filter.text).toBe(''));
  expect(useLab.getState().refusal).toContain('LEN');
  setRefusal(null);
  await vi.waitFor(() => expect(useLab.getState().matches?.length).toBeGreaterThan(20));
  expect(useLab.getState().refusal).toBeNull();
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

/** The copy engine is not known yet; returns what ends its fetch. */
function withheld(): {readonly come: () => Promise<void>; readonly fail: () => void} {
  let isThere = false;
  let end: (isLearnt: boolean) => void = () => undefined;
  vi.spyOn(DEVICE_WORDS, 'areMissing').mockImplementation((name): name is string => name === 'copy-engine' && !isThere);
  vi.spyOn(DEVICE_WORDS, 'come').mockImplementationOnce(
    () =>
      new Promise((learnt) => {
        end = learnt;
      }),
  );
  return {
    come: async () => {
      await learn('copy-engine');
      isThere = true;
      end(true);
    },
    fail: () => end(false),
  };
}

test('a run with another device is opened once its words are there; till then the page and the worker stay with the old one', async () => {
  const {come} = withheld();
  const {load, goTo} = useLab.getState();
  const taken = load({scenario: 'copy-two-guests'});
  goTo(120);
  await standsAt(121);
  expect(useLab.getState().view?.device).toBe(USUAL_DEVICE);
  expect(useLab.getState().phase.is).toBe('paused');
  await come();
  expect(await taken).toBe(true);
  expect(useLab.getState()).toMatchObject({view: null, phase: {is: 'opening'}});
  expect(device.facts.name).toBe('copy-engine');
  await opened();
  expect(useLab.getState().view?.device).toBe('copy-engine');
  await vi.waitFor(() => expect(records.record(0)).toBeDefined());
});

test('where what is said of a device cannot be fetched, its run is refused and the open one goes on', async () => {
  const {fail} = withheld();
  const taken = useLab.getState().load({scenario: 'copy-two-guests'});
  fail();
  expect(await taken).toBe(false);
  expect(useLab.getState().refusal).toMatch(/^What is said of copy-engine cannot be fetched/);
  expect(useLab.getState().phase.is).toBe('paused');
  useLab.getState().goTo(120);
  await standsAt(121);
  expect(useLab.getState().view?.scenario.name).toBe('rogue');
});

test('a run that is opened again with another seed shows the card that was shown', async () => {
  const {load, showCard, reopen} = useLab.getState();
  await load({scenario: 'two-cards'}, -1);
  await vi.waitFor(() => expect(useLab.getState().view).toMatchObject({card: 0, devices: ['ne2000', 'rtl8139']}));
  showCard(1);
  await vi.waitFor(() => expect(useLab.getState().view?.card).toBe(1));
  expect(await reopen({seed: 9})).toBe(true);
  await vi.waitFor(() => expect(useLab.getState().view).toMatchObject({seed: 9, card: 1, device: 'rtl8139'}));
});

test('an opening that waits for its device is not meant any more once another run was asked for', async () => {
  const {come} = withheld();
  const late = useLab.getState().load({scenario: 'copy-two-guests'});
  expect(await useLab.getState().load({scenario: 'transmit'})).toBe(true);
  await come();
  expect(await late).toBe(false);
  await opened();
  expect(useLab.getState().view?.scenario.name).toBe('transmit');
});

test('an opening that waits for its device does not survive a fault of the worker, nor its restart', async () => {
  const {come} = withheld();
  const late = useLab.getState().load({scenario: 'copy-two-guests'});
  useLab.getState().crash();
  await vi.waitFor(() => expect(useLab.getState().phase.is).toBe('failed'));
  useLab.getState().restart();
  await come();
  expect(await late).toBe(false);
  await opened();
  expect(useLab.getState().view?.scenario.name).toBe('rogue');
});
