// Every lesson from its first step to its score, in one page each: by mouse with right answers, by keyboard alone with wrong ones,
// and some by touch on a tablet held upright. Where steps stand, what is asked and what is right is computed beside the page.
import type {Page} from 'playwright-core';
import {afterAll, expect, onTestFinished, test} from 'vitest';
import {lessonFiles} from '../../src/cli/lesson-files.ts';
import type {Lesson} from '../../src/lessons/lesson.ts';
import type {Answer, Asked} from '../../src/lessons/question.ts';
import {type AskedStep, askedSteps, wrongAnswer} from '../lesson-answers.ts';
import {axeFaultsInThemes} from './axe.ts';
import {leaveBrowser, openApp} from './browser.ts';
import {takeLink} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';
import {isCalm} from './worker-watch.ts';

afterAll(leaveBrowser);

const read = lessonFiles();
if (!read.ok) throw new Error(read.fault.message);
const LESSONS = read.value;
const computed = new Map<string, readonly AskedStep[]>();

/** Worked out once for all tests. */
function stepsOf(lesson: Lesson): readonly AskedStep[] {
  const known = computed.get(lesson.name) ?? askedSteps(lesson);
  computed.set(lesson.name, known);
  return known;
}

/** Leads there as a link within the page does. */
async function lead(page: Page, name: string, step: number): Promise<void> {
  await page.evaluate((query) => {
    history.pushState(null, '', `${location.pathname}${query}#lesson`);
    window.dispatchEvent(new PopStateEvent('popstate', {state: null}));
  }, `?lesson=${name}&step=${step}`);
}

/** Waits until the page stands at a step, with its question if it has one that is open. */
async function standsAtStep(page: Page, lesson: Lesson, step: number): Promise<void> {
  await page.getByText(`step ${step + 1} of ${lesson.steps.length}`, {exact: true}).waitFor();
  await page.locator('.lesson-stage[aria-busy="false"]').waitFor();
}

/** The event that the tab's title names; -1 at power-on. */
async function titledEvent(page: Page): Promise<number> {
  const [, digits = '-1'] = /event ([\d\u2009]+)/.exec(await page.title()) ?? [];
  return Number(digits.replaceAll('\u2009', ''));
}

/** How a person answers. */
interface Hand {
  readonly choose: (page: Page, asked: Asked, id: string) => Promise<void>;
  readonly count: (page: Page, count: number) => Promise<void>;
  readonly order: (page: Page, asked: Asked, ids: readonly string[]) => Promise<void>;
  readonly lock: (page: Page) => Promise<void>;
  readonly next: (page: Page) => Promise<void>;
}

const press = (page: Page, name: RegExp, tap: boolean): Promise<void> => {
  const button = page.getByRole('button', {name});
  return tap ? button.tap() : button.click();
};

function byPointer(tap: boolean): Hand {
  const hit = (page: Page, selector: string, at: number): Promise<void> => {
    const target = page.locator(selector).nth(at);
    return tap ? target.tap() : target.click();
  };
  return {
    choose: (page, {choices}, id) => {
      const at = choices.findIndex((choice) => choice.id === id);
      return hit(page, '.choice', at);
    },
    count: (page, count) => page.locator('.count-answer input').fill(String(count)),
    order: async (page, {choices}, ids) => {
      const now = choices.map(({id}) => id);
      for (const [to, id] of ids.entries()) {
        for (let at = now.indexOf(id); at > to; at--) {
          now.splice(at - 1, 0, ...now.splice(at, 1));
          await hit(page, `.order-answer li:nth-child(${at + 1}) .order-move`, 0);
        }
      }
    },
    lock: (page) => press(page, /^Lock in /, tap),
    next: (page) => press(page, /^(Next step|Finish)$/, tap),
  };
}

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${selector}`);
}

const BY_KEYS: Hand = {
  choose: (page, {choices}, id) =>
    page.keyboard.press(String.fromCharCode(97 + choices.findIndex((choice) => choice.id === id))),
  count: async (page, count) => {
    await tabTo(page, '.count-answer input');
    await page.keyboard.type(String(count));
  },
  order: async (page, {choices}) => {
    // The first one later and earlier again: as it was offered, which is not right.
    await tabTo(page, '.order-move');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => page.locator('.order-answer li').nth(1).innerText()).toContain(choices[0]?.text);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    await tabTo(page, '.question-lock');
  },
  lock: (page) => page.keyboard.press('Enter'),
  next: (page) => page.keyboard.press('PageDown'),
};

async function give(page: Page, hand: Hand, asked: Asked, answer: Answer): Promise<void> {
  if (typeof answer === 'number') await hand.count(page, answer);
  else if (typeof answer === 'string') await hand.choose(page, asked, answer);
  else await hand.order(page, asked, answer);
  await hand.lock(page);
}

/** Goes through a lesson to its score. */
async function goThrough(page: Page, lesson: Lesson, hand: Hand, isRight: boolean): Promise<void> {
  const steps = stepsOf(lesson);
  await lead(page, lesson.name, 1);
  for (const [i, {at, asked}] of steps.entries()) {
    await standsAtStep(page, lesson, i);
    await expect.poll(() => titledEvent(page), {message: `${lesson.name}, step ${i + 1}`}).toBe(at);
    if (asked !== null) {
      await page.locator('form.question').waitFor({timeout: 60_000});
      expect(await page.locator('h2.lesson-title').innerText()).toBe(asked.prompt);
      expect(await page.getByRole('button', {name: /^(Next step|Finish)$/}).isDisabled()).toBe(true);
      await give(page, hand, asked, isRight ? asked.right : wrongAnswer(asked));
      const outcome = page.getByRole('region', {name: 'Outcome'});
      await outcome.getByText(isRight ? 'As predicted' : 'Not as predicted', {exact: true}).waitFor();
      expect(await outcome.locator('dd strong').innerText()).toBe(asked.told);
      if (asked.outcome !== null) await expect.poll(() => titledEvent(page)).toBe(asked.outcome);
    }
    await hand.next(page);
  }
  const questions = steps.filter(({asked}) => asked !== null).length;
  await page.getByText(`all ${steps.length} steps done`).waitFor();
  const right = isRight ? questions : 0;
  const score = questions === 1 ? /^Your prediction / : new RegExp(`^${right} of ${questions} predictions came true`);
  expect(await page.locator('h2.lesson-title').innerText()).toMatch(score);
  expect(await page.locator('.predictions tbody tr').count()).toBe(questions);
}

/** Lessons that ask in every way there is: choose, count, put in order. */
function oneOfEachWay(): readonly Lesson[] {
  const met = new Set<string>();
  return LESSONS.filter((lesson) => {
    const before = met.size;
    for (const {asked} of stepsOf(lesson)) if (asked !== null) met.add(typeof asked.right);
    return met.size > before;
  });
}

const LAPTOP = {viewport: {width: 1366, height: 768}};
const TABLET = {viewport: {width: 820, height: 1180}, hasTouch: true};

test.each([
  ['every lesson from start to end by mouse, with right answers', byPointer(false), true, LAPTOP, LESSONS],
  ['every lesson from start to end by keyboard alone, with wrong answers', BY_KEYS, false, LAPTOP, LESSONS],
  ['lessons that ask in every way by touch at 820 px', byPointer(true), true, TABLET, oneOfEachWay()],
] as const)(
  '%s',
  async (_, hand, isRight, options, lessons) => {
    const {page, close, consoleErrors, pageErrors} = await openApp('#lesson', {...options, reducedMotion: 'reduce'});
    await page.getByRole('heading', {name: 'Lessons', exact: true}).waitFor();
    for (const lesson of lessons) await goThrough(page, lesson, hand, isRight);
    expect([consoleErrors, pageErrors]).toEqual([[], []]);
    await close();
  },
  300_000,
);

/** The first step of any lesson that asks with choices about what a record shows. */
function firstChoice(): {readonly lesson: Lesson; readonly step: number; readonly at: number; readonly asked: Asked} {
  for (const lesson of LESSONS) {
    for (const [step, {at, asked}] of stepsOf(lesson).entries())
      if (asked !== null && typeof asked.right === 'string' && asked.outcome !== null) return {lesson, step, at, asked};
  }
  throw new Error('no lesson asks with choices');
}

test('while a question is open nothing tells the outcome and no key moves the run; answered, it is there after a reload, and the link to a run of one’s own leads there', async () => {
  const {lesson, step, at, asked} = firstChoice();
  const place = `?lesson=${lesson.name}&step=${step + 1}#lesson`;
  const {page, close, consoleErrors} = await openApp(place, {
    viewport: {width: 1366, height: 768},
    reducedMotion: 'reduce',
    before: (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']),
  });
  await standsAtStep(page, lesson, step);
  await page.locator('form.question').waitFor();
  expect(await page.locator('body').innerText()).not.toContain(asked.told);
  expect(await page.getByRole('button', {name: /^(Run|Step|To the start)/}).count()).toBe(0);
  for (const key of ['n', 'x', 'F8', '.', ' ', 'PageDown', 'ArrowRight']) await page.keyboard.press(key);
  await isCalm(page);
  expect(await titledEvent(page)).toBe(at);
  await lookedAt(page);

  await give(page, byPointer(false), asked, wrongAnswer(asked));
  await page.getByText('Not as predicted', {exact: true}).waitFor();
  await lookedAt(page);
  const said = await page.locator('.outcome dl').innerText();
  await page.reload();
  await standsAtStep(page, lesson, step);
  await expect.poll(() => page.locator('.outcome dl').innerText()).toBe(said);
  await expect.poll(() => titledEvent(page)).toBe(asked.outcome);
  expect(page.url()).toContain(`?lesson=${lesson.name}&step=${step + 1}`);

  const why = page.getByRole('button', {name: /^Why\?/});
  if (asked.causes.length > 0) {
    await why.click();
    await page.getByText(`Cause 1 of ${asked.causes.length}`).waitFor();
    await page
      .getByText(/^after event/)
      .first()
      .waitFor();
    await page.getByRole('button', {name: 'Back to the outcome'}).click();
    await why.waitFor();
  }
  await page.getByRole('link', {name: 'Leave lesson'}).click();
  await page.getByRole('region', {name: 'Log', exact: true}).waitFor();
  await page.goBack();
  await standsAtStep(page, lesson, step);
  await linksToOwnRun(page, lesson, step);
  expect(consoleErrors).toEqual([]);
  await close();
});

/** What the Share dialog copies at a step of a student's own run leads back there: from another lesson, and at a fresh start. */
async function linksToOwnRun(page: Page, lesson: Lesson, step: number): Promise<void> {
  const ownSeed = page.locator('.lesson-menu .mono');
  const card = page.locator('.lesson-card select');
  await page.getByRole('button', {name: /^Unlock all steps/}).click();
  const lessonSeed = await ownSeed.innerText();
  await page.getByRole('button', {name: 'Another seed'}).click();
  await page.getByRole('button', {name: 'The lesson’s own seed'}).waitFor();
  await card.selectOption('qemu');
  for (let at = 0; at <= step; at++) {
    await standsAtStep(page, lesson, at);
    if (at < step) await page.keyboard.press('PageDown');
  }
  await page.locator('form.question').waitFor();
  const seed = await ownSeed.innerText();
  expect(seed).not.toBe(lessonSeed);
  const stood = await titledEvent(page);
  await page.getByRole('button', {name: /^Copy link/}).click();
  const share = page.getByRole('dialog', {name: 'Share this view'});
  await share.getByText('The link is copied.').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await share.getByLabel('Link to this view').inputValue());
  const {searchParams: said, hash} = new URL(link);
  expect([said.get('lesson'), said.get('step'), said.get('seed'), said.get('profile'), hash]).toEqual([
    lesson.name,
    String(step + 1),
    seed,
    'qemu',
    '#lesson',
  ]);
  expect([said.get('scenario'), said.get('event')]).toEqual([null, null]);
  await page.keyboard.press('Escape');

  const [other] = LESSONS.filter(({name}) => name !== lesson.name);
  if (other === undefined) throw new Error('there is more than one lesson');
  for (const open of [() => takeLink(page, link), () => page.goto(link)]) {
    await lead(page, other.name, 1);
    await standsAtStep(page, other, 0);
    await open();
    await standsAtStep(page, lesson, step);
    await page.locator('form.question').waitFor();
    await expect.poll(() => titledEvent(page)).toBe(stood);
    expect([await ownSeed.innerText(), await card.inputValue()]).toEqual([seed, 'qemu']);
    expect(new URL(page.url()).search).toBe(`?lesson=${lesson.name}&step=${step + 1}&seed=${seed}&profile=qemu`);
  }
}

/** No fault of axe in any theme, nor of the layout. */
async function lookedAt(page: Page): Promise<void> {
  await isCalm(page);
  expect(await axeFaultsInThemes(page)).toEqual([]);
  expect(await layoutFaults(page)).toEqual([]);
}

test('a link to a lesson or a step that is not there says so, above the list of those that are', async () => {
  const {page, close} = await openApp('?lesson=nothing-such&step=3');
  await page.getByText('There is no lesson named “nothing-such”.').waitFor();
  expect(await page.locator('.lesson-row').count()).toBe(LESSONS.length);
  const [first] = LESSONS;
  if (first === undefined) throw new Error('there are lessons');
  await lead(page, first.name, 99);
  await page.getByText(`has ${first.steps.length} steps; the link wants another one.`).waitFor();
  await page.getByRole('button', {name: first.title}).click();
  await standsAtStep(page, first, 0);
  expect(page.url()).toContain(`?lesson=${first.name}&step=1#lesson`);
  await close();
});

test('on a small projector the longest list of short choices is in sight with the button that locks one in, and no flag of the map lies over another', async () => {
  const options = {viewport: {width: 1366, height: 768}, reducedMotion: 'reduce'} as const;
  const {page, close} = await openApp('?lesson=six-ways&step=2#lesson', options);
  onTestFinished(close);
  const choices = page.locator('.choice');
  await choices.nth(5).waitFor();
  const below = (await page.locator('.status').boundingBox())?.y ?? 0;
  for (const part of [...(await choices.all()), page.locator('.question-lock')]) {
    const box = await part.boundingBox();
    expect((box?.y ?? 1e9) + (box?.height ?? 0), (await part.innerText()) ?? '').toBeLessThanOrEqual(below);
  }
  await lead(page, 'dma-denied', 2);
  await page.getByText('step 2 of 8', {exact: true}).waitFor();
  await page.locator('.memory-flag [data-below="true"]').first().waitFor();
  expect(await layoutFaults(page)).toEqual([]);
});
