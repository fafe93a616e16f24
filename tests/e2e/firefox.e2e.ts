// A second browser: the page opens in Firefox, and the rogue's denial is reached and explained there.
import {expect, inject, test} from 'vitest';
import {firefoxHere, openFirefox} from './firefox.ts';

/** As WebDriver writes it. */
const ESCAPE = '\uE00C';
const IN_PAGE_MS = 40_000;

/** An expression that gives the text of an element once it matches. */
const until = (selector: string, pattern: RegExp): string => `new Promise((found, fail) => {
  const from = performance.now();
  const look = () => {
    const text = [...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent).find((one) => ${pattern}.test(one));
    if (text !== undefined) found(text);
    else if (performance.now() - from > ${IN_PAGE_MS}) fail(new Error('never: ' + document.body.textContent.slice(0, 400)));
    else setTimeout(look, 50);
  };
  look();
})`;

test('in Firefox the rogue runs to its denial, and the page says why', async () => {
  const path = firefoxHere();
  if (path === undefined) {
    console.log('no Firefox here: the page is not opened in a second browser (Debian: apt-get install firefox-esr)');
    return;
  }
  const page = await openFirefox(path, `${inject('appUrl')}?scenario=rogue`);
  try {
    await page.evaluate(until('.position', /^paused after/));
    await page.press('n');
    await page.evaluate(until('section.panel, [role=tabpanel]', /Denied.*would leave the guest’s window/s));
    const rows = await page.evaluate(until('[role=row].now', /DENIED/));
    expect(rows).toContain('DENIED: remote DMA would leave the guest’s window');
    const opener = `document.querySelector('button[aria-label^="Not modelled"]')`;
    await page.evaluate(`${opener}.focus() || ${opener}.click()`);
    await page.evaluate(until('.popover:popover-open', /Not modelled/));
    await page.press(ESCAPE);
    expect(
      await page.evaluate(`document.querySelector('.popover') === null && document.activeElement === ${opener}`),
    ).toBe('true');
    await page.press('?');
    await page.evaluate(until('dialog[open] h2', /./));
    expect(page.errors).toEqual([]);
  } finally {
    await page.close();
  }
});
