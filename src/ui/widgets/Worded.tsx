// Text in which slides and the deck lead to what they show, and chosen words to what they mean.
import {Fragment, type ReactNode} from 'react';
import {Term} from './Term.tsx';

const SLIDES = 'slides? \\d+(?:(?:, | and | to )\\d+)*';
const DECK = '[Tt]he deck';

/** A word of letters and spaces to dot where it comes first: as the glossary has it, or as it stands in the text and then as the glossary has it. */
export type Dotted = string | readonly [shown: string, word: string];

/** `text` with its words dotted. */
export function Worded({text, dot = []}: {readonly text: string; readonly dot?: readonly Dotted[]}) {
  const words = new Map(dot.map((one) => (typeof one === 'string' ? [one, one] : one)));
  const pattern = new RegExp(`(?<![\\w-])(${[SLIDES, DECK, ...words.keys()].join('|')})(?!\\w)`);
  const parts = text.split(pattern);
  return parts.map((part, i) => {
    if (i % 2 === 0) return part;
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text
    return <Fragment key={i}>{dotted(part, words)}</Fragment>;
  });
}

function dotted(part: string, words: Map<string, string>): ReactNode {
  if (/^slides? /.test(part)) return slides(part);
  if (/^the deck$/i.test(part)) return <Term word="deck">{part}</Term>;
  const word = words.get(part);
  words.delete(part);
  return word === undefined ? part : <Term word={word}>{part}</Term>;
}

/** `slides 8 to 30`: each number leads to its slide. */
function slides(part: string): ReactNode[] {
  return part.split(/(?<=\d)(, | and | to )/).map((one) => {
    const number = /\d+/.exec(one)?.[0];
    return number === undefined ? (
      one
    ) : (
      <Term key={number} word={`slide ${number}`}>
        {one}
      </Term>
    );
  });
}
