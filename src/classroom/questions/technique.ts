// Which way of giving guests a card takes least or most: the run's work done under each of them.
import {fail, ok, type Result} from '../../base/result.ts';
import type {Asked, QuestionSpec} from '../../lessons/question.ts';
import {Comparison} from '../../sim/lab/compare/comparison.ts';
import type {Technique, TechniqueReport} from '../../sim/lab/compare/technique-report.ts';
import type {Course} from '../course.ts';
import {grouped} from '../words.ts';

type TechniqueSpec = Extract<QuestionSpec, {readonly kind: 'technique'}>;

/** Events of one piece. */
const PIECE = 2000;

const NAMES: Readonly<Record<Technique, string>> = {
  emulated: 'Emulated card',
  paravirtual: 'Paravirtual driver',
  passthrough: 'Passthrough',
  selfVirtualizing: 'Self-virtualizing card',
  directMapped: 'Direct-mapped',
  vpio: 'VPIO',
};

const FIGURES: Readonly<
  Record<TechniqueSpec['figure'], {readonly unit: string; readonly of: (report: TechniqueReport) => number}>
> = {
  exits: {unit: 'exits', of: ({exits}) => exits},
  // What the card and the monitor cost: idle time and the guests' own work apart, as in *Compare*.
  cycles: {
    unit: 'cycles',
    of: ({cyclesByCause: {idle, guest, ...costs}}) => Object.values(costs).reduce((sum, cycles) => sum + cycles, 0),
  },
  frames: {
    unit: 'frames',
    of: ({guests}) => guests.reduce((sum, {txFrames, rxFrames}) => sum + txFrames + rxFrames, 0),
  },
  reached: {
    unit: 'bytes and frames of others reached',
    of: ({attack}) => attack.bytesRead + attack.bytesWritten + attack.framesStolen,
  },
};

/** The instant plays no part. */
export function* askTechnique(course: Course, spec: TechniqueSpec): Generator<void, Result<Asked>, unknown> {
  if (course.recording !== undefined) return fail('technique', 'a recording runs under VPIO alone');
  const comparison = new Comparison(course.lab.machine.scenario);
  for (;;) {
    const goesOn = comparison.advance(PIECE);
    if (!goesOn.ok) return goesOn;
    if (!goesOn.value) break;
    yield;
  }
  const {unit, of} = FIGURES[spec.figure];
  const figures = comparison.reports.map((report) => ({technique: report.technique, figure: of(report)}));
  const sign = spec.pick === 'least' ? 1 : -1;
  const [first, second] = [...figures].sort((a, b) => sign * (a.figure - b.figure));
  if (first === undefined || first.figure === second?.figure)
    return fail('technique', `${first?.technique} and ${second?.technique} take as many ${unit}`);
  return ok({
    kind: 'technique',
    prompt: spec.prompt ?? `Which way takes the ${spec.pick === 'least' ? 'fewest' : 'most'} ${unit} for this work?`,
    choices: comparison.techniques.map((id) => ({id, text: NAMES[id]})),
    right: first.technique,
    within: 0,
    unit,
    outcome: null,
    waiting: null,
    causes: [],
    told: `${figures.map(({technique, figure}) => `${NAMES[technique]} ${grouped(figure)}`).join(', ')} ${unit}.`,
  });
}
