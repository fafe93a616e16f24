// A page before axe: a line for each violation of WCAG A or AA, or of its good practice.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {readonly id: string; readonly nodes: readonly {readonly html: string}[]}[];
}

/** The themes, the first of them in whole; what the others change is colours. */
const THEMES = ['light', 'dark', 'contrast'] as const;
const COLOURS_ALONE = {runOnly: ['color-contrast', 'link-in-text-block']};

/** What axe finds in each theme; afterwards the page has its own again. */
export async function axeFaultsInThemes(page: Page): Promise<string[]> {
  const before = await page.evaluate(() => document.documentElement.dataset.theme);
  const faults: string[] = [];
  for (const theme of THEMES) {
    await putOn(page, theme);
    const found = await axeFaults(page, theme === THEMES[0] ? {} : COLOURS_ALONE);
    faults.push(...found.map((fault) => `${theme}: ${fault}`));
  }
  await putOn(page, before);
  return faults;
}

/** Dresses the page in a theme; none: the browser's choice. */
export async function putOn(page: Page, theme: string | undefined): Promise<void> {
  await page.evaluate((name) => {
    if (name === undefined) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
  }, theme);
}

/** What axe finds on the page as it is; `options` are its own. */
export async function axeFaults(page: Page, options: object = {}): Promise<string[]> {
  // `evaluate` is not held to the page's content policy, as a script element would be.
  await page.evaluate(`globalThis.axe === undefined && (() => {${AXE}})()`);
  // The same rules, without a list of all that passed them: it takes most of the time and nobody reads it.
  const all = {...options, resultTypes: ['violations']};
  const {violations}: AxeResult = await page.evaluate(`axe.run(${JSON.stringify(all)})`);
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 120)).join(' || ')}`);
}
