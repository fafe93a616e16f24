// The page as a whole: it opens, alone, without a complaint.
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser, openApp} from './browser.ts';

afterAll(leaveBrowser);

test('the page opens as VPIO Lab, with no error and no request to another origin', async () => {
  const app = await openApp();
  expect(await app.page.title()).toBe('VPIO Lab');
  await app.page.getByRole('heading', {level: 1}).waitFor();
  expect(app.consoleErrors).toEqual([]);
  expect(app.pageErrors).toEqual([]);
  expect(app.requests).toContain(app.origin);
  expect(app.foreignRequests()).toEqual([]);
  await app.close();
});

test('the page is isolated from other origins', async () => {
  const app = await openApp();
  expect(await app.page.evaluate('crossOriginIsolated')).toBe(true);
  await app.close();
});
