// Where a run stands, in two words that are read out when they change, and what a step looks for.
import type {StepTarget} from '../../bridge/protocol/messages.ts';
import {device} from '../../kits/screens.ts';
import type {LabState} from '../store/lab-store.ts';

/** True where nothing more will happen and the machine stands there. */
export function isAtEnd({view}: Pick<LabState, 'view'>): boolean {
  return view?.ended === true && view.position === view.computed;
}

/** The run's state in words. */
export function stateWord(state: LabState): string {
  const {phase, view} = state;
  if (phase.is === 'running') return 'running at';
  if (view === null) return phase.is === 'connecting' ? 'connecting' : 'no run open';
  if (isAtEnd(state)) return 'ended after';
  return view.position === 0 ? 'at power-on' : 'paused after';
}

interface StepWords {
  readonly to: StepTarget;
  /** In a list to choose from. */
  readonly name: string;
  /** One of them, without an article, where that says more. */
  readonly one?: string;
}

/** From the smallest step up. */
const STEP_WORDS: readonly StepWords[] = [
  {to: 'event', name: 'event'},
  {to: 'access', name: 'access'},
  {to: 'model-event', name: 'model event', one: 'model event that changes something'},
  {to: 'transition', name: 'transition'},
  {to: 'operation', name: 'operation', one: 'driver operation'},
  {to: 'frame', name: 'frame'},
  {to: 'interrupt', name: 'interrupt'},
  {to: 'handoff', name: 'hand-off'},
  {to: 'denial', name: 'denial'},
  {to: 'story', name: 'story', one: 'event of the story'},
];

/** Those of what the device can do: frames are stepped to on a network only. */
export function stepSizes(): readonly StepWords[] {
  return STEP_WORDS.filter(({to}) => to !== 'frame' || device.network !== null);
}

/** One of what is looked for, without an article. */
export function stepWord(to: StepTarget): string {
  const words = STEP_WORDS.find((one) => one.to === to);
  return words?.one ?? words?.name ?? to;
}
