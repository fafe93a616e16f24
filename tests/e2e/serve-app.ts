// Once before all end-to-end tests: builds the page unless told that it is built, serves it, and finds the browser.
import {execFileSync} from 'node:child_process';
import type {TestProject} from 'vitest/node';
import {serve} from '../../tools/serve.mjs';
import {findBrowser} from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the page is served, with a slash at the end. */
    appUrl: string;
    /** The browser's executable. */
    browserPath: string;
  }
}

export default async function serveApp(project: TestProject): Promise<() => Promise<void>> {
  project.provide('browserPath', findBrowser());
  if (process.env.VPIO_BUILT !== '1') execFileSync('npx', ['vite', 'build', '--logLevel', 'warn'], {stdio: 'inherit'});
  const {url, close} = await serve({port: 0});
  project.provide('appUrl', url);
  return close;
}
