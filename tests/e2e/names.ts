// What a screen reader would be told wrongly of what is on the screen: a table or list without a name, a list of nothing, a thing said twice.
import type {Page} from 'playwright-core';

/** Each fault in a line; none on a page that is named well. */
export function namingFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({visibilityProperty: true}));
    const text = (one: Element | null): string => (one?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const start = (one: Element): string => one.outerHTML.slice(0, 90);
    const faults: string[] = [];

    for (const one of seen('table, [role="grid"], [role="listbox"], [role="tablist"]'))
      if (!one.matches('[aria-label], [aria-labelledby]') && text(one.querySelector('caption')) === '')
        faults.push(`no name: ${start(one)}`);
    for (const one of seen('ul, ol, dl'))
      if (one.children.length === 0) faults.push(`a list of nothing: ${start(one)}`);
    for (const one of seen('h1, h2, h3, h4'))
      if (/^(\S+) \1(?!\S)/.test(text(one))) faults.push(`says a word twice: ${text(one)}`);
    for (const box of seen('label > input[aria-label]')) {
      const told = box.getAttribute('aria-label') ?? '';
      const beside = [...(box.parentElement?.children ?? [])].filter(
        (one) => !one.matches('input, [aria-hidden="true"]'),
      );
      if (beside.some((one) => text(one) !== '' && told.includes(text(one)))) faults.push(`named and told: ${told}`);
    }
    for (const chip of seen('.guest-chip')) {
      const name = /, (.+)$/.exec(chip.getAttribute('aria-label') ?? '')?.[1];
      if (name !== undefined && text(chip.parentElement).includes(name)) faults.push(`guest named twice: ${name}`);
    }
    const buttons = new Map<string, string>();
    for (const button of seen('button')) {
      const name = button.getAttribute('aria-label') ?? text(button);
      const other = buttons.get(name.toLowerCase());
      if (other !== undefined && other !== name) faults.push(`two buttons, one name: ${name}`);
      buttons.set(name.toLowerCase(), name);
    }
    return faults;
  });
}
