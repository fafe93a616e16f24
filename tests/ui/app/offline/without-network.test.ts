// What makes the page independent of the network waits until nothing happens, and is not done where data is to be saved.
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {workWithoutNetwork} from '../../../../src/ui/app/offline/without-network.ts';
import {useLab} from '../../../../src/ui/store/lab-store.ts';

const register = vi.fn(async () => {});
const askedWorker = vi.fn();
let page: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv('PROD', true);
  page = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', new EventTarget());
  useLab.setState({fetchAhead: askedWorker});
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  useLab.setState(useLab.getInitialState(), true);
});

/** A browser whose service workers give `kept`; null: it refuses them. */
function stubBrowser(saveData: boolean, kept: ServiceWorkerRegistration | null): void {
  const serviceWorker = {register, getRegistration: async () => kept ?? undefined, addEventListener: () => {}};
  vi.stubGlobal('navigator', {connection: {saveData}, serviceWorker});
}

test('where data is to be saved, nothing is kept and nothing fetched', async () => {
  stubBrowser(true, null);
  void workWithoutNetwork();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(register).not.toHaveBeenCalled();
  expect(askedWorker).not.toHaveBeenCalled();
});

test('a copy is asked for after some seconds without a change of the run and without a deed; where there is none, the rest is fetched', async () => {
  stubBrowser(false, null);
  void workWithoutNetwork();
  await vi.advanceTimersByTimeAsync(3000);
  useLab.setState({speed: 3});
  await vi.advanceTimersByTimeAsync(3000);
  page.dispatchEvent(new Event('keydown'));
  await vi.advanceTimersByTimeAsync(3000);
  expect(register).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2000);
  expect(register).toHaveBeenCalledOnce();
  expect(askedWorker).toHaveBeenCalledOnce();
});
