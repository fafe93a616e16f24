// The page's colours as a canvas needs them: read from the tokens, patterns made into tiles, read again when the theme changes.
import {useEffect, useLayoutEffect, useState} from 'react';
import {present} from '../../../base/assert.ts';
import type {GuestId} from '../../../trace/units.ts';
import {guestStyle} from '../../widgets/guest-letter.ts';
import {useSheet} from '../../widgets/sheet.ts';

const TOKENS = ['panel', 'panel2', 'ink', 'ink2', 'line', 'line2', 'denymark', 'onmark', 'now', 'nowcase'] as const;
type Token = (typeof TOKENS)[number];
const LETTERS = ['A', 'B', 'C', 'D'] as const;
type Letter = (typeof LETTERS)[number];

type Fill = string | CanvasPattern;

interface GuestFills {
  /** Colour and pattern: owns. */
  readonly solid: Fill;
  /** Thin lines: wants. */
  readonly lines: Fill;
  readonly colour: string;
  readonly edge: string;
}

/** What the canvas paints with. */
export interface Palette extends Readonly<Record<Token, string>> {
  readonly guests: Readonly<Record<Letter, GuestFills>>;
  readonly ahead: Fill;
}

/** The fills of a guest. */
export const fillsOf = (palette: Palette, guest: GuestId): GuestFills => palette.guests[guestStyle(guest)];

/** Paints one tile and makes it repeat; falls back to the plain colour. */
function tile(width: number, height: number, plain: string, paint: (ctx: CanvasRenderingContext2D) => void): Fill {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const ctx = canvas.getContext('2d');
  if (ctx === null) return plain;
  paint(ctx);
  return ctx.createPattern(canvas, 'repeat') ?? plain;
}

/** A square tile of 45-degree stripes, drawn so that the edges meet. */
function stripes(size: number, stroke: number, colour: string, ground: string | null): Fill {
  return tile(size, size, ground ?? colour, (ctx) => {
    if (ground !== null) {
      ctx.fillStyle = ground;
      ctx.fillRect(0, 0, size, size);
    }
    ctx.strokeStyle = colour;
    ctx.lineWidth = stroke;
    for (const shift of [-size, 0, size]) {
      ctx.beginPath();
      ctx.moveTo(shift - 1, size + 1);
      ctx.lineTo(shift + size + 1, -1);
      ctx.stroke();
    }
  });
}

function dots(colour: string, ground: string): Fill {
  return tile(6, 6, ground, (ctx) => {
    ctx.fillStyle = ground;
    ctx.fillRect(0, 0, 6, 6);
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.arc(3, 3, 1.2, 0, 2 * Math.PI);
    ctx.fill();
  });
}

function crosses(colour: string, ground: string): Fill {
  return tile(7, 7, ground, (ctx) => {
    ctx.fillStyle = ground;
    ctx.fillRect(0, 0, 7, 7);
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(0, 0);
    ctx.lineTo(7, 7);
    ctx.moveTo(7, 0);
    ctx.lineTo(0, 7);
    ctx.stroke();
  });
}

/** Reads tokens from an element that wears them: what a token says is a colour only once a property has it. */
function readPalette(): Palette {
  const probe = document.body.appendChild(document.createElement('i'));
  const palette = paletteOf((name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return palette;
}

function paletteOf(token: (name: string) => string): Palette {
  const solid = (letter: Letter): Fill => {
    switch (letter) {
      case 'A':
        return token('A');
      case 'B':
        return stripes(9, 2, token('Bpat'), token('B'));
      case 'C':
        return dots(token('Cpat'), token('C'));
      case 'D':
        return crosses(token('Dpat'), token('D'));
    }
  };
  const lines = (letter: Letter): Fill =>
    tile(6, 6, token(`${letter}edge`), (ctx) => {
      ctx.fillStyle = token(`${letter}edge`);
      ctx.fillRect(0, 0, 6, 1.5);
    });
  const guests = Object.fromEntries(
    LETTERS.map((letter) => [
      letter,
      {solid: solid(letter), lines: lines(letter), colour: token(letter), edge: token(`${letter}edge`)},
    ]),
  );
  const guest = (letter: Letter): GuestFills => present(guests[letter], 'every letter has fills');
  const plain = Object.fromEntries(TOKENS.map((name) => [name, token(name)]));
  const colour = (name: Token): string => present(plain[name], 'every token is read');
  return {
    panel: colour('panel'),
    panel2: colour('panel2'),
    ink: colour('ink'),
    ink2: colour('ink2'),
    line: colour('line'),
    line2: colour('line2'),
    denymark: colour('denymark'),
    onmark: colour('onmark'),
    now: colour('now'),
    nowcase: colour('nowcase'),
    guests: {A: guest('A'), B: guest('B'), C: guest('C'), D: guest('D')},
    ahead: stripes(8, 1, colour('line'), null),
  };
}

/** The palette of the theme in force; null until the page is laid out. */
export function usePalette(): Palette | null {
  const [palette, setPalette] = useState<Palette | null>(null);
  const isSheet = useSheet();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sheet has a theme of its own, and no observer is told before a print
  useLayoutEffect(() => setPalette(readPalette()), [isSheet]);
  useEffect(() => {
    const read = (): void => setPalette(readPalette());
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, {attributes: true, attributeFilter: ['data-theme', 'class', 'style']});
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', read);
    return () => {
      observer.disconnect();
      dark.removeEventListener('change', read);
    };
  }, []);
  return palette;
}
