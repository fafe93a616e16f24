// A page that a test has left is emptied and given to the next one of its file, as if it were new: to open the lab in it takes
// three fifths of what a new one takes, as its process is there and has read the code.
import type {Page} from 'playwright-core';
import {inject} from 'vitest';
import {looksOf, newPage, type OpenApp, type OpenOptions, openIn, restingPages, viewportOf} from './browser.ts';

/** A file of the page that is no page: its origin, and nothing that runs or keeps anything. */
export const NO_PAGE = 'scenario.schema.json';

/** Opens the built page as `openApp` does, in a page at rest if there is one. What is done to a context before (`before`) is not asked for here. */
export async function openRested(
  path: string,
  options: Omit<OpenOptions, 'before' | 'origin' | 'fetchesAhead'>,
): Promise<OpenApp> {
  const hasTouch = options.hasTouch === true;
  const page = takeRested(hasTouch) ?? (await newPage(options));
  await page.setViewportSize(viewportOf(options));
  await page.emulateMedia({...looksOf(options), media: null});
  return openIn(page, path, options, async () => {
    if (await isEmptied(page)) {
      forFingers.set(page, hasTouch);
      restingPages.add(page);
    } else await page.context().close();
  });
}

/** Whether a page is one for fingers: nothing else about it lasts as long as the page. */
const forFingers = new WeakMap<Page, boolean>();

function takeRested(hasTouch: boolean): Page | undefined {
  const page = [...restingPages].find((one) => forFingers.get(one) === hasTouch && !one.isClosed());
  if (page !== undefined) restingPages.delete(page);
  return page;
}

/** Takes away all that a test may have left: windows, routes, permissions, what is kept, the history, where the mouse was. */
async function isEmptied(page: Page): Promise<boolean> {
  const context = page.context();
  const origin = inject('appUrl');
  try {
    for (const other of context.pages()) if (other !== page) await other.close();
    await context.unrouteAll();
    await page.unrouteAll();
    await context.clearPermissions();
    await page.mouse.move(0, 0);
    await page.goto(origin + NO_PAGE);
    await page.evaluate(() => sessionStorage.clear());
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.clearDataForOrigin', {origin: new URL(origin).origin, storageTypes: 'all'});
    await devtools.send('Page.resetNavigationHistory');
    await devtools.detach();
    return true;
  } catch {
    return false;
  }
}
