// In which order some things happen first behind the present.
import {nextBelow, seeded} from '../../base/random.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import {type Asked, inOrder, type QuestionSpec} from '../../lessons/question.ts';
import type {EventIndex} from '../../trace/units.ts';
import {type Course, causesOf, findRecord, testOf} from '../course.ts';

type OrderSpec = Extract<QuestionSpec, {readonly kind: 'order'}>;

interface Found {
  readonly id: string;
  readonly name: string;
  readonly index: EventIndex;
}

/** Asked behind record `at`. */
export function askOrder(course: Course, {events, prompt}: OrderSpec, at: EventIndex): Result<Asked> {
  const found: Found[] = [];
  for (const [i, {name, filter}] of events.entries()) {
    const passes = testOf(course, filter);
    if (!passes.ok) return passes;
    const index = findRecord(course, passes.value, at + 1);
    if (index === null) return fail('order', `no record behind event ${at} passes ${filter}`);
    const same = found.find((one) => one.index === index);
    if (same !== undefined) return fail('order', `“${same.name}” and “${name}” are the same event, ${index}`);
    found.push({id: `e${i + 1}`, name, index});
  }
  const right = [...found].sort((a, b) => a.index - b.index);
  const last = right.at(-1);
  return ok({
    kind: 'order',
    prompt: prompt ?? 'In which order do these happen?',
    choices: mixed(right, course.lab.machine.scenario.seed).map(({id, name}) => ({id, text: name})),
    right: right.map(({id}) => id),
    within: 0,
    unit: null,
    outcome: last?.index ?? null,
    waiting: null,
    causes: last === undefined ? [] : causesOf(course, last.index),
    told: `${inOrder(right.map(({name}) => name))}.`,
  });
}

/** Mixed by the run's seed, and never as it is right. */
function mixed(right: readonly Found[], seed: number): readonly Found[] {
  const random = seeded(seed);
  const left = [...right];
  const out: Found[] = [];
  while (left.length > 0) out.push(...left.splice(nextBelow(random, left.length), 1));
  const isRight = out.every((one, i) => one === right[i]);
  return isRight ? [...out.slice(1), ...out.slice(0, 1)] : out;
}
