// The presenter and the teacher's notes, two windows of one browser: what each tells the other. What comes is held to its shape.
import {areVotes, type Votes} from './lesson-votes.ts';

const CHANNEL = 'vpio-presenter';

/** Where the presenter stands: at a step of a lesson, or in a run without one. */
export type Presented = PresentedStep | PresentedRun;

export interface PresentedStep {
  readonly kind: 'step';
  /** Its name in links. */
  readonly lesson: string;
  /** From 0; as many as there are steps: at the end. */
  readonly step: number;
  /** The question as it was put; null: none, or not yet. */
  readonly asked: PresentedQuestion | null;
  /** The class is asked: the outcome is not shown. */
  readonly isOpen: boolean;
  readonly votes: Votes;
}

/** In the words of the notes. */
export interface PresentedRun {
  readonly kind: 'run';
  readonly title: string;
  readonly about: string;
  /** Event and time, or power-on. */
  readonly place: string;
  /** What happened there. */
  readonly said: string;
  /** Which named moment comes next. */
  readonly next: string;
}

interface PresentedQuestion {
  readonly prompt: string;
  /** Empty where a number or an order is wanted. */
  readonly choices: readonly string[];
  /** For the teacher alone, as long as the class is asked. */
  readonly right: string;
  readonly told: string;
}

/** What the two windows tell each other. */
export type PresentMessage =
  /** The presenter's; null: nothing is shown any more. */
  | {readonly type: 'presented'; readonly presented: Presented | null}
  /** The notes have just opened. */
  | {readonly type: 'hello'}
  | {readonly type: 'go'; readonly way: 'next' | 'back'}
  /** For that step of that lesson alone: the presenter may have gone on meanwhile. */
  | {readonly type: 'votes'; readonly lesson: string; readonly step: number; readonly votes: Votes};

/** One end of the line. */
export interface PresentLine {
  tell(message: PresentMessage): void;
  close(): void;
}

/** Hears the other windows of this browser until it is closed; what is no message of ours is passed over. */
export function openPresentLine(hear: (message: PresentMessage) => void): PresentLine {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({data}: MessageEvent<unknown>) => {
    if (isMessage(data)) hear(data);
  };
  return {tell: (message) => channel.postMessage(message), close: () => channel.close()};
}

function isMessage(data: unknown): data is PresentMessage {
  if (!isObject(data)) return false;
  switch (data.type) {
    case 'hello':
      return true;
    case 'go':
      return data.way === 'next' || data.way === 'back';
    case 'votes':
      return isText(data.lesson) && isStep(data.step) && areVotes(data.votes);
    case 'presented':
      return data.presented === null || isPresented(data.presented);
    default:
      return false;
  }
}

function isPresented(value: unknown): boolean {
  if (!isObject(value)) return false;
  const {kind, title, about, place, said, next} = value;
  if (kind === 'run') return [title, about, place, said, next].every(isText);
  const {lesson, step, asked, isOpen, votes} = value;
  const isAsked = asked === null || isQuestion(asked);
  return kind === 'step' && isText(lesson) && isStep(step) && isAsked && typeof isOpen === 'boolean' && areVotes(votes);
}

function isQuestion(value: unknown): boolean {
  if (!isObject(value)) return false;
  const {prompt, choices, right, told} = value;
  return [prompt, right, told].every(isText) && Array.isArray(choices) && choices.every(isText);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isStep(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
