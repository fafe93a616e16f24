// The run of an embedded page: opened as its link says, hidden until it is revealed where that is asked for, and moved by the
// buttons below it or by the page around.
import {create} from 'zustand';
import {openWorker} from '../../../bridge/open-worker.ts';
import {connectLab, useLab} from '../../store/lab-store.ts';
import {isOpening, isRunning, stopOf} from '../../store/run-phase.ts';
import {openFromHistory} from '../open-scenario.ts';
import {type EmbedAct, tellParent} from './embed-channel.ts';

/** What stands in the way of a run; `hidden`: the instant that is not revealed yet. */
export interface EmbedRun {
  readonly isReady: boolean;
  readonly hidden: number | null;
}

export const useEmbed = create<EmbedRun>()(() => ({isReady: false, hidden: null}));

const NOT_YET = 'the outcome is hidden: reveal it first';

/** Starts the worker and opens the run; resolved when it stands. */
export function startRun(query: string, isHidden: boolean): Promise<void> {
  useLab.subscribe(({refusal}, before) => {
    if (refusal !== null && refusal !== before.refusal) tellParent({event: 'refused', reason: refusal});
  });
  return new Promise((resolve) => {
    connectLab(openWorker, () => {
      void openFromHistory(query)
        .then((isOpen) => (isOpen ? standing(isHidden) : undefined))
        .then(resolve);
    });
  });
}

async function standing(isHidden: boolean): Promise<void> {
  const view = await viewWhen(() => true);
  const last = view.position - 1;
  if (isHidden && last >= 0) {
    useLab.getState().step('access', true);
    await viewWhen((position, isInVain) => position <= last || isInVain);
    useEmbed.setState({hidden: last});
  }
  useEmbed.setState({isReady: true});
  tellParent({event: 'ready', scenario: view.scenario.name, seed: view.seed, profile: view.profile, hidden: isHidden});
  useLab.subscribe((now, before) => {
    if (now.view?.position !== before.view?.position || isRunning(now) !== isRunning(before)) tellWhere();
  });
  tellWhere();
}

function tellWhere(): void {
  const state = useLab.getState();
  const {view} = state;
  if (view !== null) tellParent({event: 'at', at: view.position - 1, running: isRunning(state), ended: view.ended});
}

type View = NonNullable<ReturnType<typeof useLab.getState>['view']>;

/** The view when the run stands still as wanted; `isInVain`: a step found nothing. */
function viewWhen(test: (position: number, isInVain: boolean) => boolean): Promise<View> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const state = useLab.getState();
      const {view} = state;
      if (view === null || isOpening(state) || isRunning(state)) return false;
      if (!test(view.position, stopOf(state) !== null)) return false;
      resolve(view);
      return true;
    };
    if (look()) return;
    const end = useLab.subscribe(() => {
      if (look()) end();
    });
  });
}

/** Does what is asked, or says why not. */
export function act(asked: EmbedAct): void {
  const {run, pause, step, goTo} = useLab.getState();
  const {hidden} = useEmbed.getState();
  if (asked.act === 'reveal') return reveal();
  if (hidden !== null) return tellParent({event: 'refused', reason: NOT_YET});
  if (asked.act === 'play') run();
  else if (asked.act === 'pause') pause();
  else if (asked.act === 'step') step(asked.to, asked.back);
  else goTo(asked.event);
}

function reveal(): void {
  const {hidden} = useEmbed.getState();
  if (hidden !== null) {
    useEmbed.setState({hidden: null});
    useLab.getState().goTo(hidden);
  }
  tellParent({event: 'revealed', at: hidden ?? (useLab.getState().view?.position ?? 0) - 1});
}
