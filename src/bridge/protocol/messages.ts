// What the page and the worker say to each other: commands and news, questions and answers. Bulk travels as transferred columns.
import type {AnswerTo, Asked, ProgressOf, QuestionName} from '../questions/questions.ts';
import type {Command} from './commands.ts';
import type {News} from './news.ts';

export type {RingView} from '../../kits/contract/device-kit.ts';
export type {TechniqueReport} from '../../sim/lab/compare/technique-report.ts';
export type {
  GuestShare,
  GuestView,
  LabView,
  ModelView,
  PageRun,
  PageWindow,
  PendingMove,
  PolicyInForce,
  StandingRange,
  TruthView,
} from '../../sim/lab/lab-view.ts';
export type {StepTarget} from '../../sim/lab/step-targets.ts';
export type {ComparedScenario, Technique} from '../compare-answer.ts';
export type {Stand} from '../open-run.ts';
export type {RecordQuery} from '../record-search.ts';
export type {RunAct} from './commands.ts';
export type {BranchEntry} from './news.ts';

/** Pairs a question with its answer. */
export type RequestId = number;

/** One question. */
export type Ask<Q extends QuestionName = QuestionName> = {
  [Name in Q]: {readonly type: 'ask'; readonly id: RequestId; readonly question: Name; readonly asked: Asked<Name>};
}[Q];

/** Its answer. */
export type Answer<Q extends QuestionName = QuestionName> = {
  [Name in Q]: {
    readonly type: 'answer';
    readonly id: RequestId;
    readonly question: Name;
    readonly answer: AnswerTo<Name>;
  };
}[Q];

/** How far an answer has come. */
export type Progress<Q extends QuestionName = QuestionName> = {
  [Name in Q]: {
    readonly type: 'progress';
    readonly id: RequestId;
    readonly question: Name;
    readonly progress: ProgressOf<Name>;
  };
}[Q];

/** Input from outside was refused, or there is no answer: what is open stays open. */
export interface Refused {
  readonly type: 'refused';
  readonly id: RequestId;
  readonly place: string;
  readonly message: string;
}

export type ToLab = Command | Ask;
export type FromLab = News | Answer | Progress | Refused;
