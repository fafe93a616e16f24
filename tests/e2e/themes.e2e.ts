// The colours of each theme: a chosen one has its own whatever the system's are, and none is without contrast.
import {readFileSync} from 'node:fs';
import {afterAll, expect, test} from 'vitest';
import {putOn} from './axe.ts';
import {leaveBrowser, openApp} from './browser.ts';

afterAll(leaveBrowser);

const TOKENS = readFileSync(new URL('../../src/ui/app/tokens.css', import.meta.url), 'utf8');
const COLOURS = new Set([...TOKENS.matchAll(/--(\w+): (?:light-dark|#|var)/g)].map(([, name = '']) => name));

type Colours = Readonly<Record<string, string>>;

/** What an element wears that asks for each. */
const worn = (names: readonly string[]): Colours => {
  const probe = document.body.appendChild(document.createElement('i'));
  const colours = names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(colours);
};

/** The brightness of a colour by WCAG, 0 to 1. */
function brightness(colour = ''): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [dark = 0, light = 0] = [brightness(one), brightness(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('a chosen theme has its colours under every system, and words can be read in each', async () => {
  const {page} = await openApp();
  const coloursOf = async (
    theme: string | undefined,
    colorScheme: 'light' | 'dark',
    asks: 'more' | 'no-preference' = 'no-preference',
  ): Promise<Colours> => {
    await page.emulateMedia({colorScheme, contrast: asks});
    await putOn(page, theme);
    return page.evaluate(worn, [...COLOURS]);
  };

  const light = await coloursOf('light', 'light');
  const dark = await coloursOf('dark', 'dark');
  const high = await coloursOf('contrast', 'light');
  expect([light.panel, dark.panel]).toEqual(['rgb(255, 255, 255)', 'rgb(22, 26, 31)']);
  expect(await coloursOf(undefined, 'light')).toEqual(light);
  expect(await coloursOf(undefined, 'dark')).toEqual(dark);
  expect(await coloursOf('light', 'dark')).toEqual(light);
  expect(await coloursOf('dark', 'light')).toEqual(dark);
  expect(await coloursOf('contrast', 'dark')).toEqual(high);
  expect(await coloursOf(undefined, 'light', 'more')).toEqual(high);

  const highInTheDark = await coloursOf(undefined, 'dark', 'more');
  for (const [theme, colours] of Object.entries({light, dark, high, highInTheDark})) {
    for (const name of ['ink', 'ink2', 'ink3', 'allow', 'deny'])
      expect(contrast(colours[name], colours.panel), `${theme}: ${name} on panel`).toBeGreaterThan(4.5);
    expect(contrast(colours.ink, colours.hover), `${theme}: ink on hover`).toBeGreaterThan(4.5);
  }
});
