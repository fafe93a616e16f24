// The presenter and the teacher's notes, two windows of one browser: what each tells the other. What comes is held to its shape.
import * as v from 'valibot';
import {count} from './kept-data.ts';
import {votesSchema} from './lesson-votes.ts';

const CHANNEL = 'vpio-presenter';
const text = v.string();

/** In the words of the notes. */
const question = v.object({
  prompt: text,
  /** Empty where a number or an order is wanted. */
  choices: v.pipe(v.array(text), v.readonly()),
  /** For the teacher alone, as long as the class is asked. */
  right: text,
  told: text,
});

const presentedStep = v.object({
  kind: v.literal('step'),
  /** Its name in links. */
  lesson: text,
  /** From 0; as many as there are steps: at the end. */
  step: count(),
  /** The question as it was put; null: none, or not yet. */
  asked: v.nullable(question),
  /** The class is asked: the outcome is not shown. */
  isOpen: v.boolean(),
  votes: votesSchema,
});
export type PresentedStep = Readonly<v.InferOutput<typeof presentedStep>>;

const presentedRun = v.object({
  kind: v.literal('run'),
  title: text,
  about: text,
  /** Event and time, or power-on. */
  place: text,
  /** What happened there. */
  said: text,
  /** Which named moment comes next. */
  next: text,
});
export type PresentedRun = Readonly<v.InferOutput<typeof presentedRun>>;

/** Where the presenter stands: at a step of a lesson, or in a run without one. */
export type Presented = PresentedStep | PresentedRun;

/** What the two windows tell each other. */
const message = v.variant('type', [
  /** The presenter's; null: nothing is shown any more. */
  v.object({type: v.literal('presented'), presented: v.nullable(v.variant('kind', [presentedStep, presentedRun]))}),
  /** The notes have just opened. */
  v.object({type: v.literal('hello')}),
  v.object({type: v.literal('go'), way: v.picklist(['next', 'back'])}),
  /** For that step of that lesson alone: the presenter may have gone on meanwhile. */
  v.object({type: v.literal('votes'), lesson: text, step: count(), votes: votesSchema}),
]);
export type PresentMessage = Readonly<v.InferOutput<typeof message>>;

/** One end of the line. */
export interface PresentLine {
  tell(message: PresentMessage): void;
  close(): void;
}

/** Hears the other windows of this browser until it is closed; what is no message of ours is passed over. */
export function openPresentLine(hear: (message: PresentMessage) => void): PresentLine {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({data}: MessageEvent<unknown>) => {
    if (v.is(message, data)) hear(data);
  };
  return {tell: (told) => channel.postMessage(told), close: () => channel.close()};
}
