// The build: one page and its worker, as static files that any host serves from any sub-path; and the unit tests.
import {readFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import react from '@vitejs/plugin-react';
import {defineConfig} from 'vitest/config';
import {firstChunk, preloadKit, workerChunk} from './tools/first-chunk.mjs';
import {isolationHeaders} from './tools/headers.mjs';
import {lessonModules} from './tools/lesson-modules.mjs';
import {modelLines} from './tools/model-lines.mjs';
import {offline} from './tools/offline.mjs';

const {version} = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));

export default defineConfig({
  define: {__VPIO_VERSION__: JSON.stringify(version), __VPIO_MODEL_LINES__: JSON.stringify(modelLines())},
  base: './',
  plugins: [react(), lessonModules(), preloadKit(), offline()],
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        codeSplitting: {includeDependenciesRecursively: false, groups: [{name: workerChunk, debugName: 'session'}]},
      },
    },
  },
  build: {
    rolldownOptions: {
      input: ['index.html', 'inspector.html', 'embed.html'],
      output: {
        codeSplitting: {includeDependenciesRecursively: false, groups: [{name: firstChunk, debugName: 'first load'}]},
      },
      // The service worker is written after the build, which takes its time.
      checks: {pluginTimings: false},
    },
    target: 'es2022',
    modulePreload: {polyfill: false},
    reportCompressedSize: false,
  },
  // The development server refreshes through an inline script, so it takes the isolation but not the content policy.
  server: {headers: isolationHeaders},
  preview: {headers: isolationHeaders},
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/chance.ts', 'tests/same-numbers.ts', 'tests/speaks.ts'],
    environment: 'node',
    testTimeout: 60_000,
    // They reckon and wait for nothing, so every core is theirs; the default leaves one free.
    maxWorkers: availableParallelism(),
    // Files share what they import, which takes a third less of the processor: a test sets the stores it looks at itself.
    isolate: false,
  },
});
