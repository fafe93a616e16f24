// How a lesson's file is read: what becomes of it, and each mistake that an author can make, once.
import {describe, expect, test} from 'vitest';
import {faultLine} from '../../src/base/result.ts';
import {readLesson} from '../../src/lessons/read-lesson.ts';

const HEAD = ['---', 'number: 7', 'title: A title', 'about: One sentence.', 'minutes: 5', 'scenario: transmit', '---'];

/** A lesson of one step, with these lines below its heading. */
function lessonOf(...lines: readonly string[]): string {
  return [...HEAD, '', '## First', '', ...lines, ''].join('\n');
}

const STEP = ['```step', 'at: kind == check', '```', ''];
const ASK = ['```ask', 'kind: verdict', '```', ''];

function faultOf(text: string, file = '07-a-title.md'): string {
  const read = readLesson(file, text);
  if (read.ok) throw new Error('it was read');
  return faultLine(read.fault);
}

test('a step is a caption, a situation, a question, its explanation and notes', () => {
  const text = lessonOf(
    ...STEP,
    'A *caption* of [hooks](term:hook) that',
    'goes on.',
    '',
    'The situation: [63](<figure:field handoff.cost>), see [Hooks](#hooks).',
    '',
    ...ASK,
    'Why: `CR`.',
    '',
    '- one & two',
    '',
    '### Notes',
    '',
    'For the teacher.',
  );
  const read = readLesson('07-a-title.md', text);
  expect(read.ok && read.value).toEqual({
    name: 'a-title',
    number: 7,
    title: 'A title',
    about: 'One sentence.',
    minutes: 5,
    profiles: ['datasheet', 'qemu'],
    steps: [
      {
        title: 'First',
        run: {scenario: 'transmit', changes: null},
        opens: true,
        instant: {at: 'kind == check', isBefore: false, from: 'start', nth: 1},
        show: ['machine', 'model'],
        focus: [],
        caption: [
          {kind: 'text', text: 'A '},
          {kind: 'em', text: 'caption'},
          {kind: 'text', text: ' of '},
          {kind: 'term', text: 'hooks', word: 'hook'},
          {kind: 'text', text: ' that goes on.'},
        ],
        text: [
          {
            kind: 'paragraph',
            parts: [
              {kind: 'text', text: 'The situation: '},
              {kind: 'figure', text: '63', of: 'field handoff.cost'},
              {kind: 'text', text: ', see '},
              {kind: 'place', text: 'Hooks', to: '#hooks'},
              {kind: 'text', text: '.'},
            ],
          },
        ],
        question: {kind: 'verdict'},
        after: [
          {
            kind: 'paragraph',
            parts: [
              {kind: 'text', text: 'Why: '},
              {kind: 'code', text: 'CR'},
              {kind: 'text', text: '.'},
            ],
          },
          {kind: 'list', isOrdered: false, items: [[{kind: 'text', text: 'one & two'}]]},
        ],
        notes: [{kind: 'paragraph', parts: [{kind: 'text', text: 'For the teacher.'}]}],
      },
    ],
  });
});

test('a step that names no run goes on with that of the step before; one that names another opens it', () => {
  const more = ['## Second', '```step', 'before: kind == denial', '```', 'Two.', ''];
  const other = ['## Third', '```step', 'scenario: rogue', '```', 'Three.', ''];
  const read = readLesson('07-a.md', `${lessonOf(...STEP, 'One.')}\n${[...more, ...other].join('\n')}`);
  expect(read.ok && read.value.steps.map(({opens, run, instant}) => [opens, run.scenario, instant])).toEqual([
    [true, 'transmit', {at: 'kind == check', isBefore: false, from: 'start', nth: 1}],
    [false, 'transmit', {at: 'kind == denial', isBefore: true, from: 'here', nth: 1}],
    [true, 'rogue', {at: null, isBefore: false, from: 'start', nth: 1}],
  ]);
});

describe('a mistake is told with its place:', () => {
  test.each([
    ['HTML in a paragraph', lessonOf(...STEP, 'A <b>bold</b> caption.'), 'step 1: html is not for lessons: "<b>"'],
    ['a block of HTML', lessonOf(...STEP, 'A caption.', '', '<script>1</script>'), 'step 1: html is not for lessons'],
    ['a link out', lessonOf(...STEP, 'See [this](https://example.com/).'), 'not to "https://example.com/"'],
    ['a picture', lessonOf(...STEP, 'See ![this](term:hook).'), 'step 1: image is not for lessons'],
    [
      'an unknown field',
      lessonOf('```step', 'when: kind == check', '```', 'A.'),
      'step 1: when: there is no such field',
    ],
    ['no caption', lessonOf(...STEP, ...ASK, 'Why.'), 'step 1: has a caption: the first paragraph behind its block'],
    ['a list for a caption', lessonOf(...STEP, '- one'), 'step 1: has a caption'],
    ['a long caption', lessonOf(...STEP, 'a'.repeat(231)), 'step 1: the caption has 231 letters; two lines hold 230'],
    ['no explanation', lessonOf(...STEP, 'A.', '', ...ASK), 'step 1: asks, and says nothing once it is answered'],
    ['no explanation but notes', lessonOf(...STEP, 'A.', '', ...ASK, '### Notes', '', 'B.'), 'says nothing once'],
    [
      'two instants',
      lessonOf('```step', 'at: hook', 'before: hook', '```', 'A.'),
      'at an event or before one, not both',
    ],
    [
      'a question among notes',
      lessonOf(...STEP, 'A.', '', '### Notes', '', ...ASK, 'B.'),
      'step 1: asks among its notes',
    ],
    ['no step block', lessonOf('A caption.'), 'step 1: begins with a fenced step block'],
    ['an unknown question', lessonOf(...STEP, 'A.', '', '```ask', 'kind: weather', '```', 'B.'), 'step 1: ask: kind: '],
    ['bad YAML', lessonOf('```step', 'at: [', '```', 'A.'), 'step 1: is not YAML'],
    ['no front matter', 'A lesson.\n', '07-a-title.md: begins with a front matter'],
    ['no steps', `${HEAD.join('\n')}\nText.\n`, '07-a-title.md: has no step'],
  ])('%s', (_, text, told) => {
    expect(faultOf(text)).toContain(told);
  });

  test('a name that is none', () => {
    expect(faultOf(lessonOf(...STEP, 'A.'), 'lesson.md')).toBe(
      'lesson.md: a lesson’s file is named as 05-dma-denied.md',
    );
  });

  test('a missing field of the head', () => {
    expect(faultOf(lessonOf(...STEP, 'A.').replace('minutes: 5\n', ''))).toBe('07-a-title.md: minutes: is missing');
  });
});
