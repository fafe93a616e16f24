// A page before axe: a line for each violation of WCAG A or AA, or of its good practice.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {readonly id: string; readonly nodes: readonly {readonly html: string}[]}[];
}

/** What axe finds in each theme; afterwards the page has its own again. */
export async function axeFaultsInThemes(page: Page): Promise<string[]> {
  const before = await page.evaluate(() => document.documentElement.dataset.theme);
  const faults: string[] = [];
  for (const theme of ['light', 'dark', 'contrast']) {
    await putOn(page, theme);
    faults.push(...(await axeFaults(page)).map((fault) => `${theme}: ${fault}`));
  }
  await putOn(page, before);
  return faults;
}

/** None: the browser's choice. */
async function putOn(page: Page, theme: string | undefined): Promise<void> {
  await page.evaluate((name) => {
    if (name === undefined) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
  }, theme);
}

/** What axe finds on the page as it is. */
export async function axeFaults(page: Page): Promise<string[]> {
  // `evaluate` is not held to the page's content policy, as a script element would be.
  await page.evaluate(AXE);
  // The same rules, without a list of all that passed them: it takes most of the time and nobody reads it.
  const {violations}: AxeResult = await page.evaluate("axe.run({resultTypes: ['violations']})");
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 120)).join(' || ')}`);
}
