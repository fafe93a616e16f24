// The line that says how far long work has come.
import {expect, test} from 'vitest';
import {Progress} from '../../src/cli/progress.ts';

test('the line is drawn four times a second at most, covers the one before it, and is wiped at the end', () => {
  const written: string[] = [];
  let now = 0;
  const progress = new Progress({write: (text) => written.push(text), nowMs: () => now});
  const words: string[] = [];
  for (const [ms, line] of [
    [0, 'at once'],
    [100, 'too soon'],
    [300, 'a long line'],
    [400, 'too soon'],
    [600, 'short'],
  ] as const) {
    now = ms;
    progress.tell(() => {
      words.push(line);
      return line;
    });
  }
  progress.end();
  expect(words).toEqual(['a long line', 'short']);
  expect(written).toEqual(['\ra long line', '\rshort      ', '\r     ', '\r']);
});

test('where nobody looks nothing is asked for and nothing drawn', () => {
  const progress = new Progress(null);
  progress.tell(() => expect.fail('asked for words'));
  progress.end();
});
