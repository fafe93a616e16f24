// A run of 250 000 events under scrolling hands: measures frames and prints them; fails only where it is plainly broken.
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {openLabPage, openLongRun, runToEnd, standsStill} from './lab-page.ts';

const EVENTS = 250_000;
const FRAMES = 120;
/** Far beyond any stutter that a class would bear: a machine that is busy otherwise must not fail the test. */
const BROKEN_MS = 150;

afterAll(leaveBrowser);

/** Frame times in milliseconds while `act`, a piece of script that sees the frame's number `n`, runs in each. */
function framesWhile(page: Page, act: string): Promise<number[]> {
  return page.evaluate(
    ([script, count]) =>
      new Promise<number[]>((done) => {
        const turn = new Function('n', String(script));
        const times: number[] = [];
        let last = performance.now();
        let n = 0;
        const frame = (): void => {
          const now = performance.now();
          times.push(now - last);
          last = now;
          if (n === count) return done(times.slice(5));
          turn(n++);
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    [act, FRAMES] as const,
  );
}

const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

test('log and timeline scroll through 250 000 events', async () => {
  const {page} = await openLabPage();
  await openLongRun(page, 450, 3_000_000);
  expect(await runToEnd(page)).toBeGreaterThan(EVENTS);
  await page.getByLabel('Kinds of event').selectOption('all events');
  await standsStill(page);

  const idle = await framesWhile(page, '');
  const log = await framesWhile(
    page,
    'const list = document.querySelector(".log-scroll"); list.scrollTop = (n * 3571 % 120) / 120 * list.scrollHeight',
  );
  const wheel = await framesWhile(page, 'document.querySelector(".log-scroll").scrollTop -= 130');
  const press = (code: string): string =>
    `document.querySelector(".timeline-lanes").dispatchEvent(new KeyboardEvent("keydown", {code: ${code}, bubbles: true}))`;
  const pan = await framesWhile(page, press('"KeyA"'));
  await framesWhile(page, press('"KeyF"'));
  const zoom = await framesWhile(page, press('n % 60 < 30 ? "KeyS" : "KeyW"'));
  const line = (name: string, times: readonly number[]): string =>
    `${name} p95 ${p95(times).toFixed(1)} ms, ${(p95(times) / p95(idle)).toFixed(2)} of idle`;
  console.log(
    [
      `idle p95 ${p95(idle).toFixed(1)} ms`,
      line('log, far jumps', log),
      line('log, wheel', wheel),
      line('timeline, pan', pan),
      line('timeline, zoom', zoom),
    ].join('; '),
  );
  for (const times of [log, wheel, pan, zoom]) expect(p95(times)).toBeLessThan(BROKEN_MS);
});
