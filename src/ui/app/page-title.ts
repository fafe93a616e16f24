// The document's title: which scenario is open, and where it stands; what a tab, a history entry and a screen reader say first.
import {useEffect} from 'react';
import {thousands} from '../../base/figures.ts';
import {selectCurrent, useLab} from '../store/lab-store.ts';
import {isRunning} from '../store/run-phase.ts';

const PAGE = 'VPIO Lab';

/**
 * What the title says.
 * @example titleOf('One frame out', 159, false) // 'One frame out, event 159 · VPIO Lab'
 */
export function titleOf(scenario: string | null, event: number, running: boolean): string {
  if (scenario === null) return PAGE;
  const where = running ? 'running' : event < 0 ? 'power-on' : `event ${thousands(event)}`;
  return `${scenario}, ${where} · ${PAGE}`;
}

/** Keeps the title; while the machine runs it names no event, which would be another one at every look. */
export function useTitle(): void {
  const scenario = useLab((state) => (state.screen === 'start' ? null : (state.view?.scenario.title ?? null)));
  const running = useLab(isRunning);
  const event = useLab((state) => (isRunning(state) ? -1 : selectCurrent(state)));
  useEffect(() => {
    document.title = titleOf(scenario, event, running);
  }, [scenario, event, running]);
}
