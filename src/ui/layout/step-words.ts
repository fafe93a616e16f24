// What a step looks for, in words.
import type {StepTarget} from '../../bridge/protocol/messages.ts';

interface StepWords {
  readonly to: StepTarget;
  /** In a list to choose from. */
  readonly name: string;
  /** One of them, without an article, where that says more. */
  readonly one?: string;
}

/** From the smallest step up. */
export const STEP_WORDS: readonly StepWords[] = [
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

/** One of what is looked for, without an article. */
export function stepWord(to: StepTarget): string {
  const words = STEP_WORDS.find((one) => one.to === to);
  return words?.one ?? words?.name ?? to;
}
