// Looks at a page for what spoils it on a projector: text cut off or printed over other text, badges over words, words over bytes,
// edges without their words, text too small to read, targets too small to hit.
import type {Page} from 'playwright-core';

/** Runs in the page and comes back with a line for each fault. */
function faultsInPage(): string[] {
  const LEAST_TEXT = 11;
  const LEAST_TARGET = 24;
  const faults: string[] = [];
  const isSeen = (element: Element): boolean => {
    const {width, height, right, bottom, left, top} = element.getBoundingClientRect();
    if (width < 2 || height < 2 || right < 0 || bottom < 0 || left > innerWidth || top > innerHeight) return false;
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.visibility === 'hidden' || style.display === 'none' || style.clipPath !== 'none') return false;
    }
    return true;
  };
  const words = (element: Element): string => (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60);

  /** How far two boxes lie over each other, across and down. */
  const overlap = (one: DOMRect, other: DOMRect): readonly [number, number] => [
    Math.min(one.right, other.right) - Math.max(one.left, other.left),
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top),
  ];
  const ruler = document.createElement('canvas').getContext('2d');

  for (const svg of document.querySelectorAll('svg')) {
    if (!isSeen(svg)) continue;
    // Badges and marks stand whole, and over nobody's words.
    for (const badge of svg.querySelectorAll('[data-badge], [data-mark], [data-stop]')) {
      const box = badge.getBoundingClientRect();
      const within = svg.getBoundingClientRect();
      const what = badge.getAttribute('data-badge') ?? badge.getAttribute('data-mark') ?? 'stop';
      if (box.left < within.left - 0.5 || box.right > within.right + 0.5 || box.bottom > within.bottom + 0.5)
        faults.push(`cut: the mark ${what}`);
      for (const other of svg.querySelectorAll('[data-badge], [data-mark], [data-stop]')) {
        if (other === badge || badge.contains(other) || other.contains(badge)) continue;
        const [across, down] = overlap(box, other.getBoundingClientRect());
        if (across > 0 && down > 0) faults.push(`badge ${what} touches another`);
      }
      for (const text of svg.querySelectorAll('text')) {
        if (badge.contains(text) || words(text) === '') continue;
        const [across, down] = overlap(box, text.getBoundingClientRect());
        if (across > 1 && down > 1) faults.push(`badge ${what} over: ${words(text)}`);
      }
    }
    // A model that has room for the words of its edges says them; where it has not, the line above says the move.
    const hasRoom = svg.clientWidth >= 480 && svg.clientHeight >= 180;
    if (svg.matches('.model-stage svg[data-set="tight"]') && hasRoom)
      faults.push(`edges without words at ${svg.clientWidth}x${svg.clientHeight}`);
    const frame = svg.getBoundingClientRect();
    const {width, height} = svg.viewBox.baseVal;
    const scale = Math.min(width > 0 ? frame.width / width : 1, height > 0 ? frame.height / height : 1);
    const texts = [...svg.querySelectorAll('text')].filter((text) => isSeen(text) && words(text) !== '');
    const boxes = texts.map((text) => text.getBoundingClientRect());
    texts.forEach((text, i) => {
      const box = boxes[i];
      if (box === undefined) return;
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
      if (size < LEAST_TEXT - 0.05) faults.push(`small ${size.toFixed(1)}: ${words(text)}`);
      if (
        box.left < frame.left - 1 ||
        box.right > frame.right + 1 ||
        box.top < frame.top - 2 ||
        box.bottom > frame.bottom + 2
      )
        faults.push(`cut: ${words(text)}`);
      texts.slice(i + 1).forEach((other, k) => {
        const its = boxes[i + 1 + k];
        if (its === undefined) return;
        const across = Math.min(box.right, its.right) - Math.max(box.left, its.left);
        const down = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
        if (across > 1 && down > 3.5)
          faults.push(`over: ${words(text)} | ${words(other)}, ${across.toFixed(0)}x${down.toFixed(0)}`);
      });
    });
  }

  for (const element of document.querySelectorAll(
    'td, th, span, h1, h2, h3, p, a, button, li, dt, dd, label, output, b',
  )) {
    if (element.closest('svg') !== null || !isSeen(element)) continue;
    const style = getComputedStyle(element);
    const own = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '',
    );
    if (own && Number.parseFloat(style.fontSize) < LEAST_TEXT)
      faults.push(`small ${style.fontSize}: ${words(element)}`);
    // Where an ellipsis says that there is more, a title says what.
    const isSaid = style.textOverflow === 'ellipsis' && element.closest('[title]') !== null;
    const isCut =
      element.scrollWidth > element.clientWidth + 1 && style.overflowX !== 'visible' && element.clientWidth > 0;
    if (isCut && !isSaid) faults.push(`cut: ${element.tagName} ${words(element)}`);
    if (own) {
      const box = element.getBoundingClientRect();
      for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement) {
        const around = getComputedStyle(at);
        if (around.overflowX === 'visible' && around.overflowY === 'visible') continue;
        const frame = at.getBoundingClientRect();
        const scrolls = around.overflowY === 'auto' || around.overflowY === 'scroll';
        const isToldThere = around.textOverflow === 'ellipsis' && at.closest('[title]') !== null;
        if (box.right > frame.right + 1 && around.overflowX !== 'auto' && !isToldThere)
          faults.push(`out of ${at.className || at.tagName}: ${words(element)}`);
        if (!scrolls && box.bottom > frame.bottom + 1)
          faults.push(`below ${at.className || at.tagName}: ${words(element)}`);
        break;
      }
    }
  }

  for (const select of document.querySelectorAll('select')) {
    const text = select.selectedOptions[0]?.text ?? '';
    if (!isSeen(select) || ruler === null) continue;
    const style = getComputedStyle(select);
    ruler.font = style.font;
    const ARROW = 16;
    const room =
      select.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight) - ARROW;
    if (ruler.measureText(text).width > room + 1) faults.push(`cut: SELECT ${text}`);
  }

  // The map of card memory: names, flags and verdicts are not printed over each other, nor over the bytes that lie there.
  const said = [...document.querySelectorAll('.memory-name > *, .memory-flag span, .memory-marks > div > span')].filter(
    (one) => isSeen(one) && words(one) !== '',
  );
  said.forEach((one, i) => {
    const box = one.getBoundingClientRect();
    for (const other of [...said.slice(i + 1), ...document.querySelectorAll('.memory-bar .guest-swatch')]) {
      const [across, down] = overlap(box, other.getBoundingClientRect());
      if (across > 1 && down > 2) faults.push(`on the map over: ${words(one)} | ${words(other) || 'bytes'}`);
    }
  });

  for (const bar of document.querySelectorAll('.bar')) {
    if (bar.scrollWidth > bar.clientWidth + 1) faults.push(`bar too narrow: ${bar.scrollWidth} > ${bar.clientWidth}`);
  }
  for (const target of document.querySelectorAll('button, a[href], input, select, [role="tab"], hr[tabindex]')) {
    if (!isSeen(target)) continue;
    let {width, height} = target.getBoundingClientRect();
    if (target.matches('hr')) {
      const grip = getComputedStyle(target, '::before');
      width = Number.parseFloat(grip.width);
      height = Number.parseFloat(grip.height);
    }
    if (width < LEAST_TARGET - 0.1 || height < LEAST_TARGET - 0.1)
      faults.push(
        `target ${width.toFixed(0)}x${height.toFixed(0)}: ${target.getAttribute('aria-label') ?? words(target)}`,
      );
  }
  return [...new Set(faults)];
}

/** What is wrong with the layout as it stands, a line each; none on a page that can be shown. */
export async function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(faultsInPage);
}
