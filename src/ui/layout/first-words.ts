// Which words of a list are dotted: each where it comes first.
import {device} from '../../kits/screens.ts';

/** Words of the glossary that rows have and heads do not; those of the device come from its kit. */
const WORDS: readonly string[] = ['exits all the same', 'hand-off', 'kept'];

const NONE: readonly string[] = [];

/** For each text the words that no text before it has; null: a row without text. */
export function firstWords(texts: readonly (string | null)[]): readonly (readonly string[])[] {
  const left = new Set([...WORDS, ...device.glossary.inRows]);
  return texts.map((text) => {
    if (text === null || left.size === 0) return NONE;
    const first = [...left].filter((word) => new RegExp(`\\b${word}\\b`).test(text));
    for (const word of first) left.delete(word);
    return first.length === 0 ? NONE : first;
  });
}
