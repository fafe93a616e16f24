// What a step looks for, in words.
import type {StepTarget} from '../../bridge/protocol/messages.ts';

const WORDS: Readonly<Record<StepTarget, string>> = {
  access: 'access',
  'model-event': 'model event that changes something',
  transition: 'transition',
  operation: 'driver operation',
  frame: 'frame',
  interrupt: 'interrupt',
  handoff: 'hand-off',
  denial: 'denial',
  story: 'event of the story',
  event: 'event',
};

/** One of what is looked for, without an article. */
export function stepWord(to: StepTarget): string {
  return WORDS[to];
}
