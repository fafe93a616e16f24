// Which hook of a set can be left out, by leaving each out in turn.
import {untold} from '../../base/at-once.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import type {Asked, QuestionSpec} from '../../lessons/question.ts';
import {effectOf, type Subject, tryInPieces} from '../../sim/lab/hooks-search/trial.ts';
import {hooksText, singleHooks} from '../../sim/models/hook-words.ts';
import {parseHookSet} from '../../sim/models/parse-hooks.ts';
import type {Course} from '../course.ts';

type SpareSpec = Extract<QuestionSpec, {readonly kind: 'spare-hook'}>;

/** The instant plays no part. */
export function* askSpareHook(course: Course, spec: SpareSpec): Generator<void, Result<Asked>, unknown> {
  const {scenario, hooks} = course.lab.machine;
  const subject: Subject = {scenario, profile: scenario.profile, recording: course.recording};
  const set = parseHookSet(hooks.vocabulary, spec.set ?? scenario.hooks[scenario.profile]);
  if (!set.ok) return set;
  const all = singleHooks(set.value);
  const stranger = spec.hooks.find((hook) => !all.includes(hook));
  if (stranger !== undefined) return fail('hooks', `${stranger} is none of the set: ${all.join(', ')}`);
  const tried = (hooks: readonly string[]) => untold(tryInPieces(subject, hooksText(hooks), false));
  const whole = yield* tried(all);
  if (!whole.ok) return whole;
  const spare: string[] = [];
  const wrong: string[] = [];
  for (const hook of spec.hooks) {
    const without = yield* tried(all.filter((one) => one !== hook));
    if (!without.ok) return without;
    const effect = effectOf(without.value.trial, whole.value.trial);
    if (effect === null) spare.push(hook);
    else wrong.push(`without ${hook} ${effect.detail}`);
  }
  const [right] = spare;
  if (right === undefined || spare.length > 1)
    return fail('hooks', `${spare.length} of them can go (${spare.join(', ')}); one must be right`);
  return ok({
    kind: 'spare-hook',
    prompt: spec.prompt ?? 'Which of these hooks can go, and nothing goes wrong in this run?',
    choices: spec.hooks.map((id) => ({id, text: id})),
    right,
    within: 0,
    unit: null,
    outcome: null,
    waiting: null,
    causes: [],
    told: `${right}; ${wrong.join('; ')}.`,
  });
}
