// What the page may know of the long work beside the open run: what is found of hook sets, and by exploring.

export type {ExploreProgress, ExploreReport} from '../../kits/contract/exploration.ts';
export type {Counterexample, CounterexampleStep} from '../../sim/explore/counterexample.ts';
export {PROPERTY_TITLES} from '../../sim/explore/properties.ts';
export type {ChoiceFigures, HookChoice, HookRow, Wrong} from '../../sim/lab/hooks-search/choice.ts';
export type {HookFinding, SearchProgress} from '../../sim/lab/hooks-search/search.ts';
