// A lesson that does not keep a promise fails, and says which: each kind of promise broken once.
import {describe, expect, test} from 'vitest';
import {faultLine} from '../../src/base/result.ts';
import {askedFaults, checkLesson} from '../../src/classroom/check-lesson.ts';
import {openStep} from '../../src/cli/commands/lessons.ts';
import type {Asked} from '../../src/lessons/question.ts';
import {readLesson} from '../../src/lessons/read-lesson.ts';

/** Faults of a lesson of one step, on the data sheet's card with the scenario's own seed. */
function faultsOf(step: string, text: string, scenario = 'transmit'): readonly string[] {
  const head = `number: 1\ntitle: T\nabout: A.\nminutes: 5\nscenario: ${scenario}`;
  const read = readLesson('01-broken.md', `---\n${head}\n---\n## S\n\`\`\`step\n${step}\n\`\`\`\n${text}\n`);
  if (!read.ok) throw new Error(faultLine(read.fault));
  return checkLesson(read.value, 'datasheet', null, openStep).map(({why}) => why);
}

const asks = (...lines: readonly string[]): string => `Caption.\n\n\`\`\`ask\n${lines.join('\n')}\n\`\`\`\nWhy.`;

test('a lesson that keeps all of its promises has no faults', () => {
  const text = `At [1514](<figure:field dma.len>) bytes, slide 26. ${asks('kind: next-state')}`;
  expect(faultsOf('at: kind == check && dma.dir == write', text)).toEqual([]);
});

describe('a promise that is not kept:', () => {
  test.each([
    ['an instant that the run has not', 'at: kind == denial', 'A.', 'at: no record of the run passes kind == denial'],
    ['an instant too far', 'at: kind == check\nnth: 99', 'A.', 'no 99 records of the run pass kind == check'],
    ['a filter that is none', 'at: kind = check', 'A.', 'filter "kind = check", character 6'],
    ['a loose digit', 'at: kind == check', 'It has 12 bytes.', 'names a figure that no run stands behind'],
    ['a wrong figure', 'at: kind == frame-tx', '[2](<figure:count kind == frame-tx>).', 'says 2 where the run gives 1'],
    ['a figure of no field', 'at: kind == check', '[2](<figure:field reg>).', 'has no field reg'],
    ['a figure of no form', 'at: kind == check', '[2](figure:moon).', 'a figure begins with field'],
    ['a cost of nothing', 'at: kind == check', '[2](<figure:cost moon>).', 'nothing costs by the name of moon'],
    ['a scenario that is none', 'scenario: moon', 'A.', 'there is no scenario named moon'],
    ['a question too late', 'at: op.ends\nnth: 3', asks('kind: bytes'), 'bytes: no DMA is checked any more'],
    ['nothing to count', 'at: hook', asks('kind: count', 'of: kind == denial', 'unit: x'), 'there is nothing to count'],
    [
      'an order of one event by two names',
      'at: op == transmit',
      asks('kind: order', 'events: [{name: a, filter: kind == check}, {name: b, filter: dma.check == allow}]'),
      '“a” and “b” are the same event',
    ],
    [
      'two hooks that can go',
      'at: hook',
      asks('kind: spare-hook', 'set: deck,w:IMR,w:TCR', 'hooks: [w:0:IMR, w:0:TCR]'),
      '2 of them can go (w:0:IMR, w:0:TCR); one must be right',
    ],
  ])('%s', (_, step, text, why) => {
    const faults = faultsOf(step, text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(why);
    expect(faults[0]).toContain('(datasheet, seed its own)');
  });

  test('a failure names its lesson and its step, from 1', () => {
    const read = readLesson(
      '01-broken.md',
      '---\nnumber: 1\ntitle: T\nabout: A.\nminutes: 5\nscenario: transmit\n---\n## S\n```step\n```\nA.\n## S\n```step\nat: kind == denial\n```\nA.\n',
    );
    const failures = read.ok ? checkLesson(read.value, 'qemu', 11, openStep) : [];
    expect(failures.map(({lesson, step}) => [lesson, step])).toEqual([['broken', 2]]);
    expect(failures[0]?.why).toContain('(qemu, seed 11)');
  });
});

describe('an unfair question:', () => {
  const fair: Asked = {
    kind: 'owner',
    prompt: 'Who?',
    choices: [
      {id: 'a', text: 'A'},
      {id: 'b', text: 'B'},
    ],
    right: 'b',
    within: 0,
    unit: null,
    outcome: null,
    waiting: null,
    causes: [],
    told: 'B.',
  };

  test.each([
    ['none: a fair one', {}, []],
    ['the right answer is not offered', {right: 'c'}, ['owner: the right answer is none of the choices']],
    [
      'there is nothing to choose',
      {choices: [{id: 'b', text: 'B'}]},
      ['owner: the right answer is none of the choices'],
    ],
    ['two ids are the same', {choices: [...fair.choices, {id: 'b', text: 'C'}]}, ['owner: two choices are alike']],
    ['two texts are the same', {choices: [...fair.choices, {id: 'c', text: 'B'}]}, ['owner: two choices are alike']],
    ['an order is offered as it is right', {right: ['a', 'b']}, ['owner: offered in the right order']],
    ['an order of other things', {right: ['a', 'c']}, ['owner: the right order is none of the choices’']],
    ['none: a fair order', {right: ['b', 'a']}, []],
    ['nothing to count', {right: 0, choices: []}, ['owner: there is nothing to count']],
  ] as const)('%s', (_, change, faults) => {
    expect(askedFaults({...fair, ...change})).toEqual(faults);
  });
});
