// Looks at the presenter, of a run or of a lesson, for what a class would not see whole.
import type {Page} from 'playwright-core';
import {layoutFaults} from './layout-check.ts';

/** Runs in the page: what lies in the presenter and is wider than its place, or out of the drawing it belongs to. */
function croppedInPresenter(): string[] {
  const presenter = document.querySelector('.presenter');
  const wrong: string[] = [];
  for (const element of presenter?.querySelectorAll(':not(.visually-hidden)') ?? []) {
    const {overflowX, textOverflow} = getComputedStyle(element);
    const isWider = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    if (isWider && overflowX !== 'visible' && textOverflow !== 'ellipsis') wrong.push(element.className.toString());
  }
  for (const text of presenter?.querySelectorAll('svg text') ?? []) {
    const box = text.getBoundingClientRect();
    const around = text.closest('.presenter-machine, .presenter-model')?.getBoundingClientRect();
    if (around === undefined || box.width === 0) continue;
    if (box.left < around.left || box.right > around.right || box.bottom > around.bottom + 1)
      wrong.push(text.textContent ?? '');
    if (Number.parseFloat(getComputedStyle(text).fontSize) < 11) wrong.push(`small: ${text.textContent}`);
  }
  return wrong;
}

/** A line for each thing that is cropped, too small or wider than the window. */
export async function presenterFaults(page: Page): Promise<string[]> {
  const isWider = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
  return [
    ...(isWider === true ? ['wider than the window'] : []),
    ...(await page.evaluate(croppedInPresenter)),
    ...(await layoutFaults(page)),
  ];
}
