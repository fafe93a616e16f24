// What each kind of answer gets: the points of what is right, and for what is not a sentence that says why.
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {Grader} from '../../../src/classroom/grading/grader.ts';
import {reasonLine} from '../../../src/classroom/grading/mark.ts';
import {readAssignment} from '../../../src/homework/read-assignment.ts';
import {parseSubmission} from '../../../src/homework/submission.ts';
import {answered, type Loose, teachingFile} from '../../homework/files.ts';

type Name = 'one-card' | 'keep-them-apart';

function graderOf(name: Name): Grader {
  const file = `docs/teaching/${name}.assignment.json`;
  const assignment = readAssignment(readFileSync(file, 'utf8'), file);
  if (!assignment.ok) throw new Error(assignment.fault.message);
  return new Grader(assignment.value, {lesson: () => undefined, recording: () => ({ok: true, value: undefined})});
}

const GRADERS = {'one-card': graderOf('one-card'), 'keep-them-apart': graderOf('keep-them-apart')};

/** What a submission gets by task, and why not more. */
function marked(
  name: Name,
  submission: Loose,
): {max: number; score: number; tasks: Map<string, number>; said: string[]} {
  const read = parseSubmission(JSON.stringify(submission));
  if (!read.ok) throw new Error(read.fault.message);
  const {tasks, score, max} = GRADERS[name].grade(read.value);
  return {
    max,
    score,
    tasks: new Map(tasks.map((mark) => [mark.task, mark.score])),
    said: tasks.flatMap(({reasons}) => reasons.map(reasonLine)),
  };
}

/** The good submission with one answer changed. */
function but(name: Name, key: string, wrong: unknown): ReturnType<typeof marked> {
  const good = teachingFile(`${name}.good.submission`);
  return marked(
    name,
    answered(good, (id, right) => (id === key ? wrong : right)),
  );
}

describe('one answer wrong', () => {
  test.each([
    ['transmit.state', 'Idle', /“Idle: it stays”.*It goes from Idle to Trans/],
    ['transmit.state', 'toString', /none of the choices/],
    ['transmit.bytes', 5, /none of the choices/],
    ['transmit.all-hooked', 'many', /A number is wanted/],
    ['transmit.all-hooked', 1e300, /You answered 1e\+300/],
    ['sharing.order', ['e1', 'e1', 'e1'], /“.*”/],
    ['sharing.order', [1, 2, 3], /no order of the choices/],
    ['rogue.trigger', {}, /none of the choices/],
  ])('%s is %j', (key, wrong, why) => {
    const {score, max, said} = but('one-card', key, wrong);
    expect(score).toBeLessThan(max);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(why);
  });

  test.each([
    ['hooks', 'all', 6, /1.060 exits/],
    ['hooks', 'none', 0, /not sound/],
    ['hooks', 'w:NOTHING', 0, /no register NOTHING/],
    ['hooks', ['w:CR'], 0, /a hook set is a text/],
    ['policies', {}, 6, /cycles go by until the run ends/],
    ['policies', {denial: 'perhaps'}, 0, /policies\.denial/],
    ['policies', {packetMemory: 'none'}, 0, /"packetMemory" is none to choose here/],
    ['policies', 'stop', 0, /policies are a JSON object/],
    ['denied', {}, 0, /scenario: format/],
    ['denied', 'rogue', 0, /a scenario is a JSON object/],
    ['why', ['access', 'check'], 2, /left out/],
    ['why', ['access', 'check', 'TPSR', 'TBCR', 'BNRY', 'ISR', 'frame', 'interrupt'], 0, /plays no part/],
    ['why', ['constructor'], 0, /no list of the causes/],
  ])('%s is %j', (key, wrong, score, why) => {
    const {tasks, said} = but('keep-them-apart', key, wrong);
    expect(tasks.get(key)).toBe(score);
    expect(said.join('\n')).toMatch(why);
  });
});

describe('a scenario of a student’s', () => {
  const guest = (driver: string, n: number, workload: object): Loose => ({
    name: `g${n}`,
    driver,
    mac: `02:00:00:00:00:0${n}`,
    ip: `10.0.0.${n}`,
    window: {firstPage: 64 + 20 * (n - 1), endPage: 64 + 20 * n},
    workload,
  });
  const scenario = (more: Loose): Loose => ({format: 'vpio-scenario', version: 1, name: 'mine', ...more});
  const denied = (answer: Loose): ReturnType<typeof marked> => but('keep-them-apart', 'denied', answer);

  test('that never ends is left after so many events, and told so', () => {
    const endless = guest('linux', 1, {kind: 'poll', count: 100_000, intervalUs: 1});
    const result = denied(scenario({guests: [endless], limitUs: 9e15 / 1e3}));
    expect(result.tasks.get('denied')).toBe(0);
    expect(result.said[0]).toMatch(/does not happen within 20.000 events .* after which a run is left/);
  });

  test('that waits for ever is over where nothing comes any more', () => {
    const result = denied(scenario({guests: [guest('linux', 1, {kind: 'listen'})], limitUs: 1e12}));
    expect(result.said[0]).toMatch(/does not happen/);
  });

  test('that replays a recording is refused, as a submission brings none', () => {
    const result = denied(scenario({guests: [{name: 'r', driver: 'recorded', recording: 'linux-ne-isa.jsonl.gz'}]}));
    expect(result.said[0]).toMatch(/a recorded guest brings its recording/);
  });

  test('has fewer points the longer it is, and all the same those for what happens', () => {
    const long = scenario({about: 'x'.repeat(900), guests: [guest('rogue', 1, {kind: 'attack', rounds: 1})]});
    expect(denied(long).tasks.get('denied')).toBe(4);
  });
});
