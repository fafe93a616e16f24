// The order of the end-to-end files: the longest first, so that none is left alone at the end while workers have nothing to do.
// The rest comes in Vitest's own order.
import {basename} from 'node:path';
import {BaseSequencer, type TestSpecification} from 'vitest/node';

/** Half a minute and more, two files at a time on two cores. */
const LONGEST = [
  'scenarios',
  'layout',
  'lessons',
  'links',
  'any-window',
  'accessibility',
  'hostile',
  'offline',
  'steps',
  'print',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({moduleId}: TestSpecification): number {
  const rank = LONGEST.indexOf(basename(moduleId, '.e2e.ts'));
  return rank < 0 ? LONGEST.length : rank;
}
