// What the page may know of work that is not the open run's: questions that are put in lessons, in predict mode and as homework;
// what is found of hook sets, by exploring, and of devices beside each other.

export type {PutAsk, PutHomework} from '../../classroom/grading/put-homework.ts';
export type {TriedPolicies} from '../../classroom/grading/try-policies.ts';
export type {ExploreProgress, ExploreReport} from '../../kits/contract/exploration.ts';
export type {Answer, Asked, Choice} from '../../lessons/question.ts';
export type {Counterexample, CounterexampleStep} from '../../sim/explore/counterexample.ts';
export {PROPERTY_TITLES} from '../../sim/explore/properties.ts';
export type {
  AccessPrice,
  CardFigures,
  MeasuredCards,
  MeasuredRun,
  MeasuredWays,
  Measuring,
} from '../../sim/lab/cards/card-figures.ts';
export type {ChoiceFigures, HookChoice, HookRow, Wrong} from '../../sim/lab/hooks-search/choice.ts';
export type {HookFinding, SearchProgress} from '../../sim/lab/hooks-search/finding.ts';
export type {RegisterWay} from '../../sim/lab/register-way.ts';
