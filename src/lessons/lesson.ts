// What a lesson is when it has been read: steps bound to instants of runs, text as a plain tree, questions.
import type {ScenarioChanges} from '../scenarios/changes.ts';
import type {QuestionSpec} from './question.ts';

/** Cards that a lesson may run on. */
export type LessonProfile = 'qemu' | 'datasheet';

/** Panels that a step can set on its stage. */
export const STAGE_PANELS = [
  ...(['machine', 'model', 'memory', 'proof', 'event', 'log', 'timeline', 'compare', 'hooks'] as const),
] as const;
export type StagePanel = (typeof STAGE_PANELS)[number];

/** Parts of the machine and states of the model that a step can keep lit while the rest is dimmed. */
export const FOCUS_PARTS = [
  ...(['guest-a', 'guest-b', 'guest-c', 'guest-d', 'vmm', 'bitmap', 'monitor', 'card'] as const),
  ...(['registers', 'data-port', 'memory', 'transmitter', 'wire', 'interrupt', 'model'] as const),
] as const;
export type FocusPart = (typeof FOCUS_PARTS)[number];

/** A piece of a line of text. */
export type Inline =
  | {readonly kind: 'text' | 'strong' | 'em' | 'code'; readonly text: string}
  /** A word of the glossary, where it is first used. */
  | {readonly kind: 'term'; readonly text: string; readonly word: string}
  /** A figure that the run must give: `of` says which; see `classroom/figures.ts`. */
  | {readonly kind: 'figure'; readonly text: string; readonly of: string}
  /** A place in the page: `#hooks`. */
  | {readonly kind: 'place'; readonly text: string; readonly to: string};

export type Block =
  | {readonly kind: 'paragraph'; readonly parts: readonly Inline[]}
  | {readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[]};

/** Where a step stands: right behind a record, or right before it. */
export interface InstantSpec {
  /** A filter that the record passes; null: where the step before stands, or at power-on. */
  readonly at: string | null;
  /** Right before that record, so that it has not happened yet. */
  readonly isBefore: boolean;
  /** Where the search begins: behind the instant of the step before, or at power-on. */
  readonly from: 'here' | 'start';
  /** The how many-eth match, from 1. */
  readonly nth: number;
}

/** What a step runs. */
export interface StepRun {
  /** Name in the library. */
  readonly scenario: string;
  /** What takes the place of the scenario's own; null: nothing. */
  readonly changes: ScenarioChanges | null;
}

export interface LessonStep {
  readonly title: string;
  readonly run: StepRun;
  /** Opens the run anew, from power-on: it is another one than that of the step before. */
  readonly opens: boolean;
  readonly instant: InstantSpec;
  readonly show: readonly StagePanel[];
  /** Empty: what the present event lights. */
  readonly focus: readonly FocusPart[];
  /** What stands below the stage: two lines at most. */
  readonly caption: readonly Inline[];
  /** The situation: what is read before the question. */
  readonly text: readonly Block[];
  readonly question: QuestionSpec | null;
  /** Why: what is read once it is answered. */
  readonly after: readonly Block[];
  /** For the teacher's second window alone. */
  readonly notes: readonly Block[];
}

export interface Lesson {
  /** Stands in links and keeps its place: `dma-denied`. */
  readonly name: string;
  readonly number: number;
  readonly title: string;
  /** One sentence. */
  readonly about: string;
  readonly minutes: number;
  /** The cards on which all that it says is true; its runs are on the first unless the student chooses. */
  readonly profiles: readonly [LessonProfile, ...LessonProfile[]];
  readonly steps: readonly LessonStep[];
}
