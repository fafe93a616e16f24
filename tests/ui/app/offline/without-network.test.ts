// The copy that makes the page independent of the network waits until nothing happens, and is not kept where data is to be saved.
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {keepCopy, useKeptCopy} from '../../../../src/ui/app/offline/kept-copy.ts';
import {workWithoutNetwork} from '../../../../src/ui/app/offline/without-network.ts';
import {useLab} from '../../../../src/ui/store/lab-store.ts';

const register = vi.fn(async () => {});
const fetchAhead = vi.fn();
let page: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv('PROD', true);
  page = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', new EventTarget());
  useLab.setState({fetchAhead});
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  useLab.setState(useLab.getInitialState(), true);
  useKeptCopy.setState(useKeptCopy.getInitialState(), true);
});

/** A browser that has a copy of the page since an earlier visit, unless told otherwise. */
function stubBrowser(saveData: boolean, workers: object = {active: {}, waiting: null, installing: null}): void {
  const registration = Object.assign(new EventTarget(), workers);
  const serviceWorker = Object.assign(new EventTarget(), {
    controller: null,
    register,
    getRegistration: async () => registration,
  });
  vi.stubGlobal('navigator', {connection: {saveData}, serviceWorker});
}

test('where data is to be saved, nothing is kept and nothing fetched', async () => {
  stubBrowser(true);
  await workWithoutNetwork();
  expect(register).not.toHaveBeenCalled();
  expect(fetchAhead).not.toHaveBeenCalled();
});

test('a first copy that comes to nothing is none', async () => {
  const installing = Object.assign(new EventTarget(), {state: 'installing'});
  stubBrowser(false, {active: null, waiting: null, installing});
  const isKept = keepCopy();
  await vi.advanceTimersByTimeAsync(0);
  installing.state = 'redundant';
  installing.dispatchEvent(new Event('statechange'));
  expect(await isKept).toBe(false);
});

test('a copy is kept when the lab is there, after some seconds without a change of the run and without a deed; nothing else is fetched then', async () => {
  stubBrowser(false);
  const works = workWithoutNetwork();
  await vi.advanceTimersByTimeAsync(60_000);
  useLab.setState({phase: {is: 'ready'}}); // until here the lab was not there
  await vi.advanceTimersByTimeAsync(3000);
  useLab.setState({speed: 3});
  await vi.advanceTimersByTimeAsync(3000);
  page.dispatchEvent(new Event('keydown'));
  await vi.advanceTimersByTimeAsync(3000);
  expect(register).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2000);
  await works;
  expect(register).toHaveBeenCalledOnce();
  expect(fetchAhead).not.toHaveBeenCalled();
});
