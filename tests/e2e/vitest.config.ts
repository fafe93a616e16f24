// The end-to-end tests: the built page in a real browser, a file more at a time than there are cores, as a third of each is
// waiting; what is timed has the machine to itself (VPIO_TIMED=1). `npx vitest run --config` this file.
import {availableParallelism} from 'node:os';
import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vitest/config';
import {LongestFirst} from './longest-first.ts';

const TIMED = 'tests/e2e/smoothness.e2e.ts';
/** Each takes half a gigabyte. */
const MOST_BROWSERS = 4;
const IS_TIMED = process.env.VPIO_TIMED === '1';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: [IS_TIMED ? TIMED : 'tests/e2e/**/*.e2e.ts'],
    exclude: IS_TIMED ? [] : [TIMED],
    setupFiles: [fileURLToPath(new URL('../speaks.ts', import.meta.url))],
    globalSetup: [fileURLToPath(new URL('./serve-app.ts', import.meta.url))],
    maxWorkers: IS_TIMED ? 1 : Math.min(availableParallelism() + 1, MOST_BROWSERS),
    sequence: {sequencer: LongestFirst},
    // The files of one worker share its browser, and what they import.
    isolate: false,
    testTimeout: 120_000,
    // As long as a locator waits; one second, as it is without this, is too short for a machine that is busy otherwise.
    expect: {poll: {timeout: 30_000}},
    hookTimeout: 120_000,
  },
});
