// Whether an attack gets through: the run once more, with hooks left out or policies changed, and what really moved counted from
// outside the machine.
import {untold} from '../../base/at-once.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import type {Asked, QuestionSpec} from '../../lessons/question.ts';
import {changedScenario} from '../../scenarios/changes.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {dangerOf, tryInPieces} from '../../sim/lab/hooks-search/trial.ts';
import {isAttacker} from '../../sim/lab/scenario-parts.ts';
import {hooksText, singleHooks} from '../../sim/models/hook-words.ts';
import {parseHookSet} from '../../sim/models/parse-hooks.ts';
import type {Course} from '../course.ts';
import {grouped} from '../words.ts';

type LeakSpec = Extract<QuestionSpec, {readonly kind: 'leak'}>;

const CHOICES = [
  {id: 'held', text: 'It is held: nothing of another’s is reached, and the monitor is right'},
  {id: 'blind', text: 'Nothing is reached, but the monitor is wrong about the card'},
  {id: 'leaked', text: 'It gets through: bytes of another guest’s are reached'},
] as const;

/** The instant plays no part. */
export function* askLeak(course: Course, spec: LeakSpec): Generator<void, Result<Asked>, unknown> {
  const scenario = scenarioOf(course, spec);
  if (!scenario.ok) return scenario;
  if (!scenario.value.guests.some(isAttacker)) return fail('leak', 'no guest of this run attacks');
  const {profile, hooks, policies} = scenario.value;
  // Whose a byte is, only windows tell.
  if (policies.packetMemory !== 'partition')
    return fail('leak', 'where packet memory is not partitioned, no byte is another’s');
  const tried = yield* untold(tryInPieces({scenario: scenario.value, profile}, hooks[profile], false));
  if (!tried.ok) return tried;
  const {reached} = tried.value.trial;
  const danger = dangerOf(tried.value.trial);
  return ok({
    kind: 'leak',
    prompt: spec.prompt ?? 'Does the attack get through?',
    choices: CHOICES,
    right: danger === null ? 'held' : reached > 0 ? 'leaked' : 'blind',
    within: 0,
    unit: null,
    outcome: null,
    waiting: null,
    causes: [],
    told:
      reached > 0
        ? `It gets through: ${grouped(reached)} bytes or frames of another’s are reached.`
        : danger === null
          ? 'It is held, and the monitor is never wrong about the card.'
          : `Nothing is reached, but ${danger.detail}.`,
  });
}

/** The course's scenario with the question's changes, less the hooks that it leaves out. */
function scenarioOf({lab}: Course, {changes, without = []}: LeakSpec): Result<Scenario> {
  const {scenario, hooks} = lab.machine;
  const changed = changes === undefined ? ok(scenario) : changedScenario(scenario, changes);
  if (!changed.ok || without.length === 0) return changed;
  const set = parseHookSet(hooks.vocabulary, changed.value.hooks[changed.value.profile]);
  if (!set.ok) return set;
  const all = singleHooks(set.value);
  const stranger = without.find((hook) => !all.includes(hook));
  if (stranger !== undefined) return fail('hooks', `${stranger} is none of the set: ${all.join(', ')}`);
  return changedScenario(changed.value, {hooks: hooksText(all.filter((hook) => !without.includes(hook)))});
}
