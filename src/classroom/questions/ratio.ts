// One in how many accesses is hooked, or exits: over all of the run, or of the run with something changed.
import {fail, ok, type Result} from '../../base/result.ts';
import type {Asked, QuestionSpec} from '../../lessons/question.ts';
import {PassingRecords} from '../../sim/lab/passing-records.ts';
import {type Course, openedAnew} from '../course.ts';

type RatioSpec = Extract<QuestionSpec, {readonly kind: 'ratio'}>;

/** Events of one piece. */
const PIECE = 1024;

const WORDS = {hooked: 'meets a hook', exits: 'exits'} as const;

/** The instant plays no part. */
export function* askRatio(course: Course, spec: RatioSpec): Generator<void, Result<Asked>, unknown> {
  const anew = openedAnew(course, spec.changes ?? null);
  if (!anew.ok) return anew;
  const {lab} = anew.value;
  const passing = new PassingRecords(lab.store, lab.frames, {undigested: true});
  while (!lab.hasEnded) {
    lab.runTo(lab.position + PIECE);
    passing.pass();
    yield;
  }
  const {accesses, hooked, exits} = lab.report(''); // nobody asks for its digest
  const below = spec.of === 'hooked' ? hooked : (exits.io ?? 0);
  if (below === 0) return fail('ratio', `not one access of this run ${WORDS[spec.of]}`);
  const right = Math.round(accesses / below);
  return ok({
    kind: 'ratio',
    prompt: spec.prompt ?? `One in how many accesses ${WORDS[spec.of]} in this run?`,
    choices: [],
    right,
    within: Math.max(1, Math.floor(right * spec.tolerance)),
    unit: 'accesses',
    outcome: null,
    waiting: null,
    causes: [],
    told: `One in ${(accesses / below).toFixed(1)} accesses ${WORDS[spec.of]}, on ${lab.machine.scenario.profile === 'qemu' ? 'QEMU’s card' : 'the data sheet’s card'}.`,
  });
}
