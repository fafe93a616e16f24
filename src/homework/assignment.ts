// What an assignment says once it has been read: tasks, each with its points. Right answers are not in it: the runs give them.
import type {CardProfile} from '../kits/contract/device-facts.ts';
import type {InstantSpec} from '../lessons/lesson.ts';
import type {QuestionSpec} from '../lessons/question.ts';
import type {ScenarioChanges} from '../scenarios/changes.ts';
import type {Policies, Scenario} from '../scenarios/scenario.ts';
import type {LimitedFigure} from './limits.ts';

export const ASSIGNMENT_FORMAT = 'vpio-assignment';
export const ASSIGNMENT_VERSION = 1;

/** A run that a task is about. */
export interface AssignedRun {
  readonly scenario: Scenario;
  /** The library has it under its name: a link leads to it. */
  readonly isOfLibrary: boolean;
  /** Null: the scenario's own. */
  readonly profile: CardProfile | null;
  /** What takes the place of the scenario's own; null: nothing. */
  readonly changes: ScenarioChanges | null;
}

/** A question put at an instant of a run, or all questions of a lesson. */
export type AssignedQuestion =
  | {
      readonly kind: 'question';
      readonly id: string;
      readonly points: number;
      readonly run: AssignedRun;
      /** Searched from power-on. */
      readonly instant: InstantSpec;
      readonly ask: QuestionSpec;
    }
  | {
      readonly kind: 'lesson';
      /** The lesson's name; its questions are `NAME.STEP`. */
      readonly id: string;
      /** For each of its questions. */
      readonly points: number;
      /** Null: the lesson's first. */
      readonly profile: CardProfile | null;
    };

/** How long a scenario is: letters of its JSON without white space, or events until the thing has happened. */
export const MEASURES = ['letters', 'events'] as const;
export type Measure = (typeof MEASURES)[number];

/** Something to do. */
export type Task = TaskWords &
  (
    | {readonly kind: 'questions'; readonly questions: readonly AssignedQuestion[]}
    | {
        readonly kind: 'hook-set';
        /** Runs that the student sees; exits are counted in these. */
        readonly on: readonly AssignedRun[];
        /** Runs for which the set has to be sound too, and that the student is not told. */
        readonly hidden: readonly AssignedRun[];
        /** At most so many exits, all runs that are seen together. */
        readonly exits: number;
        readonly points: {readonly sound: number; readonly exits: number};
      }
    | {
        readonly kind: 'policies';
        readonly run: AssignedRun;
        /** Policies that may be chosen. */
        readonly choose: readonly (keyof Policies)[];
        readonly limits: Readonly<Partial<Record<LimitedFigure, number | undefined>>>;
        /** The page may run it with a choice, and say the figures, before anything is handed in. */
        readonly trial: boolean;
        /** Shared evenly among the limits. */
        readonly points: number;
      }
    | {
        readonly kind: 'scenario';
        /** A filter: it happens where so many events pass. */
        readonly happens: string;
        readonly times: number;
        readonly profile: CardProfile;
        /** A run is looked through up to here. */
        readonly events: number;
        readonly measure: Measure;
        /** So short, or shorter, has all points for shortness; so long, or longer, none; evenly in between. */
        readonly best: number;
        readonly worst: number;
        readonly points: {readonly happens: number; readonly short: number};
      }
    | {
        readonly kind: 'explain';
        readonly run: AssignedRun;
        /** Where to begin to look, from power-on; the denial is the next one from there. */
        readonly instant: InstantSpec;
        readonly points: number;
      }
  );

/** What every task has. */
export interface TaskWords {
  readonly id: string;
  readonly title: string;
  /** What the student reads. */
  readonly text: string;
}

export type TaskOf<K extends Task['kind']> = Extract<Task, {readonly kind: K}>;

/** Which seed a student's questions run with: one of their own, the scenario's, or one of a list. */
export type SeedRule = 'student' | 'own' | readonly number[];

export interface Assignment {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly seeds: SeedRule;
  readonly tasks: readonly Task[];
  /** Binds a submission to this text of it; hidden runs apart. */
  readonly digest: string;
}
