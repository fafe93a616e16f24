// What a dotted word means: a term of the glossary, or a slide of the deck.
import {SLIDES} from './deck.ts';
import {glossary} from './glossary.ts';

/** The slide that a word such as `slide 26` names; null where it names none. */
export function slideOf(word: string): number | null {
  const digits = /^slide (\d+)$/.exec(word)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** A word's meaning; null for a word that is none of ours. */
export function meaningOf(word: string): string | null {
  const asked = slideOf(word);
  if (asked === null) return glossary().find(({term}) => term === word)?.words ?? null;
  const slide = SLIDES.find((one) => one.slide === asked);
  return slide === undefined ? null : `${slide.title}. ${slide.words}`;
}
