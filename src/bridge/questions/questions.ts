// Everything that the page can ask the worker, told once: by its name what is asked, and the answer. The messages, `LabClient.ask` and what
// the session does follow from this table by their types.
import {ok} from '../../base/result.ts';
import type {Which} from '../../scenarios/moment.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import type {FilterWords} from '../../trace/filter/words.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {HomeworkOf, PolicyTrial, StepInstant} from '../classroom/classroom-answers.ts';
import {codeToOpen, type Opening} from '../desk.ts';
import type {RunFormat} from '../export-answers.ts';
import {LATER_CODE} from '../later-code.ts';
import type {CardsRequest} from '../measure-cards.ts';
import type {RecordGoal} from '../moments/record-goal.ts';
import type {RunRequest} from '../open-run.ts';
import type {RecordQuery} from '../record-search.ts';
import type {Runner} from '../runner.ts';
import type {ExploreOrder} from '../side/side-work.ts';
import type {Answered} from '../told.ts';
import type {FrameStretch, TimelineStretch, VerdictStretch} from './lists.ts';
import {ofRun, ofRunWith, type Question, question} from './question.ts';
import {frameBytes, recordsIn} from './records.ts';

/** Which of the records that a filter picks, from record `from` on. */
interface SoughtRecord {
  readonly filter: string;
  readonly which: Which;
  readonly from: EventIndex;
}

/** Where a search ended: the run stands behind record `event`; null: there is none up to the run's end, or it was `halted` before. */
interface FoundRecord {
  readonly event: EventIndex | null;
  readonly halted: boolean;
}

export const QUESTIONS = {
  /** Opens a scenario, with branches where some were kept, stands it and tells the words of its run; if it is refused the open run stays. */
  load: question(
    codeToOpen,
    (desk, asked: Opening, code) => (tell: (answer: Answered<FilterWords>) => void) => desk.open(asked, code, tell),
  ),
  /**
   * Stands the run right behind the record that a filter picks, counted from record `from` on, wherever it has to run to find it.
   * Where there is none, and where something else is asked for meanwhile, it stays or stands where that leaves it.
   */
  find: ofRunWith(LATER_CODE.recordGoal, ({lab}, {filter, which, from}: SoughtRecord, {recordGoal}, {runner}) => {
    runner.halt();
    const goal = recordGoal(filter, which, from, lab.machine.scenario);
    return goal.ok ? foundBy(runner, lab, goal.value) : goal;
  }),

  /** Records [from, to), clipped to what is computed. */
  records: ofRun(recordsIn),
  /** The computed records that pass a filter. */
  matches: ofRunWith(LATER_CODE.recordSearch, ({lab}, query: RecordQuery, {searchRecords}) =>
    searchRecords(lab, query),
  ),
  /** What to draw of [from, to) on so many pixels. */
  timeline: ofRunWith(LATER_CODE.lists, (run, asked: TimelineStretch, {timelineOf}) => timelineOf(run, asked)),
  /** Rows [from, to) of the verdict list. */
  verdicts: ofRunWith(LATER_CODE.lists, (run, asked: VerdictStretch, {verdictPage}) => verdictPage(run, asked)),
  /** Rows [from, to) of the list of frames that pass a filter. */
  frames: ofRunWith(
    ({filter}: FrameStretch) => Promise.all([LATER_CODE.lists(), filter === '' ? null : LATER_CODE.frameFilter()]),
    (run, asked, [{framePage}, filterCode]) => framePage(run, asked, filterCode),
  ),
  /** One frame's bytes. */
  frame: ofRun(frameBytes),
  /** How the machine stood right after a record; the run stays where it is. */
  instant: ofRunWith(LATER_CODE.lists, (run, event: EventIndex, {instantAfter}) => instantAfter(run, event)),
  /** The card's registers as they stood before the last step, the present one; `position`: events behind the present that was meant. */
  registersBefore: ofRun(({lab, shownCard}, _: null) =>
    ok({position: lab.position, registers: lab.registersBefore(shownCard)}),
  ),
  /** Where the named moments of the run are, in the order of its scenario. */
  moments: ofRunWith(LATER_CODE.momentIndex, (run, _: null, {MomentIndex}) => {
    run.moments ??= new MomentIndex(run.lab);
    return ok(run.moments.found());
  }),
  /** The open scenario as it runs, with the run's seed and profile, and as it was before its changes. */
  describe: ofRun(({lab, original}, _: null) => ok({scenario: lab.machine.scenario, original})),
  /** The digest of the present: 16 hex digits. */
  digest: ofRun(({lab}, _: null) => ok({digest: lab.digest(), events: lab.position})),
  /** The run as a file; progress is the share that is written, 0 to 1. */
  export: ofRunWith(
    LATER_CODE.exportRun,
    (run, format: RunFormat, {exportedRun}) => exportedRun(run, format),
    'export',
  ),

  /** The branches as plain data, to keep; null: the run never forked. */
  keepBranches: ofRunWith(LATER_CODE.branching, ({lab}, _: null, code, desk) => ok(desk.branching(code).kept(lab))),
  /** Runs two branches to their ends, beside the open run, and compares them. */
  compareBranches: ofRunWith(
    LATER_CODE.branching,
    ({lab}, {first, second}: {readonly first: number; readonly second: number}, code, desk) =>
      desk.branching(code).compared(lab, first, second),
  ),
  /** Runs a scenario under every technique, beside the open run and without touching it. A comparison under way is stopped. */
  compare: question(LATER_CODE.compare, (_desk, asked: RunRequest, {compared}) => compared(asked), 'compare'),
  /** Runs what every device is measured by, beside the open run. Measuring under way is stopped. */
  measureCards: question(
    LATER_CODE.cards,
    (_desk, asked: CardsRequest, {measuredCards}) => measuredCards(asked),
    'cards',
  ),
  tryHooks: ofRunWith(LATER_CODE.side, (run, hooks: string, {triedHooks}) => triedHooks(run, hooks), 'hooks'),
  searchHooks: ofRunWith(LATER_CODE.side, (run, _: null, {searchedHooks}) => searchedHooks(run), 'hooks'),
  explore: ofRunWith(LATER_CODE.side, (run, order: ExploreOrder, {explored}) => explored(run, order), 'exploration'),
  /** Counterexamples of what `vpio explore --json` printed, or of one of them (unknown JSON), in the order of the file. */
  readExploration: ofRunWith(
    LATER_CODE.side,
    (_run, json: unknown, {parseExploration}) => parseExploration(json),
    'exploration',
  ),

  /** The record that a step of a lesson stands behind. */
  stepInstant: ofRunWith(LATER_CODE.classroom, (run, step: StepInstant, {stepInstant}) => stepInstant(run, step)),
  /** A question (unknown JSON, a `QuestionSpec`) put behind record `at`. */
  putQuestion: ofRunWith(LATER_CODE.classroom, (run, {spec, at}: {spec: unknown; at: EventIndex}, {askedAt}) =>
    askedAt(run, spec, at),
  ),
  /** The next transition, verdict or hand-off behind a record, as a question. */
  nextQuestion: ofRunWith(LATER_CODE.classroom, (run, from: EventIndex, {askedNext}) => askedNext(run, from)),
  homework: ofRunWith(LATER_CODE.classroom, (_run, asked: HomeworkOf, {homeworkOf}) => homeworkOf(asked)),
  tryPolicies: ofRunWith(LATER_CODE.classroom, (_run, trial: PolicyTrial, {triedPolicies}) => triedPolicies(trial)),
} as const;

type Questions = typeof QUESTIONS;
export type QuestionName = keyof Questions;
/** What comes with a question. */
export type Asked<Q extends QuestionName> = Questions[Q] extends Question<infer A, infer _, infer _> ? A : never;
export type AnswerTo<Q extends QuestionName> = Questions[Q] extends Question<infer _, infer A, infer _> ? A : never;
export type ProgressOf<Q extends QuestionName> = Questions[Q] extends Question<infer _, infer _, infer P> ? P : never;

function foundBy(runner: Runner, lab: Lab, search: RecordGoal) {
  return (tell: (answer: Answered<FoundRecord>) => void): void =>
    runner.jump({search, from: lab.position, tell: (event, halted) => tell(ok({event, halted}))});
}
