// What a figure has to say of the run it shows, so that who finds it can make it again.
import type {ScenarioChanges} from '../../scenarios/changes.ts';
import {lookUp, useLab} from './lab-store.ts';
import {isRunning} from './run-phase.ts';

declare const __VPIO_VERSION__: string;

/** `0.1.0`. */
export const VERSION: string = __VPIO_VERSION__;

/** What leads to a run from its start. */
export interface RunNames {
  readonly scenario: string;
  /** Null where chance has no part. */
  readonly seed: number | null;
  readonly profile: string;
  /** Each policy as `name: choice`. */
  readonly policies: readonly string[];
  /** What was changed of the scenario's own, as a link says it: `denial:error`. */
  readonly changed: readonly string[];
}

/** What a figure was made from. */
export interface RunStamp extends RunNames {
  /** The last event that has happened; null where the figure is of runs to their ends. */
  readonly event: number | null;
  readonly digest: string;
  /** Of the lab. */
  readonly version: string;
}

/** The open run's names; null while none is open. */
export function openRunNames(): RunNames | null {
  const {view, changes} = useLab.getState();
  if (view === null) return null;
  return {
    scenario: view.scenario.name,
    seed: view.seed,
    profile: view.profile,
    policies: [...view.policies.map(({name, choice}) => `${name}: ${choice}`), `costs: ${view.costPreset}`],
    changed: changesInWords(changes),
  };
}

/** The open run at its present instant, at which it is stopped: a figure is of one instant. Null while no run is open. */
export async function stampOpenRun(): Promise<RunStamp | null> {
  if (isRunning(useLab.getState())) useLab.getState().pause();
  const reckoned = await lookUp('digest', null);
  const names = openRunNames();
  const {view} = useLab.getState();
  if (reckoned === null || names === null || view === null) return null;
  return {...names, event: view.position - 1, digest: reckoned.digest, version: VERSION};
}

/** Changes as a link says them. */
export function changesInWords(changes: ScenarioChanges | null): readonly string[] {
  const {policies, ...others} = changes ?? {};
  return [...Object.entries(policies ?? {}), ...Object.entries(others)].flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}:${value ?? 'never'}`],
  );
}
