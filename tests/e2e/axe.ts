// A page before axe: a line for each violation of WCAG A or AA, or of its good practice.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {readonly id: string; readonly nodes: readonly {readonly html: string}[]}[];
}

/** What axe finds on the page as it is. */
export async function axeFaults(page: Page): Promise<string[]> {
  // `evaluate` is not held to the page's content policy, as a script element would be.
  await page.evaluate(AXE);
  // The same rules, without a list of all that passed them: it takes most of the time and nobody reads it.
  const {violations}: AxeResult = await page.evaluate("axe.run({resultTypes: ['violations']})");
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 120)).join(' || ')}`);
}
