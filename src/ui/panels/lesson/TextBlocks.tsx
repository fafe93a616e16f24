// A lesson's text as the page draws it: words of the glossary dotted, figures of the run plain, places as links.
import type {Block, Inline} from '../../../lessons/lesson.ts';
import {Term} from '../../widgets/Term.tsx';

/** Paragraphs and lists. */
export function TextBlocks({blocks}: {readonly blocks: readonly Block[]}) {
  return blocks.map((block, i) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one text
    if (block.kind === 'paragraph') return <p key={i}>{<Inlines parts={block.parts} />}</p>;
    const items = block.items.map((parts, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the items of one list
      <li key={n}>
        <Inlines parts={parts} />
      </li>
    ));
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one text
    return block.isOrdered ? <ol key={i}>{items}</ol> : <ul key={i}>{items}</ul>;
  });
}

/** A line of text. */
export function Inlines({parts}: {readonly parts: readonly Inline[]}) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one line
  return parts.map((part, i) => <Piece key={i} part={part} />);
}

function Piece({part}: {readonly part: Inline}) {
  const {text} = part;
  switch (part.kind) {
    case 'text':
      return text;
    case 'strong':
      return <strong>{text}</strong>;
    case 'em':
      return <em>{text}</em>;
    case 'code':
      return <code className="mono">{text}</code>;
    case 'figure':
      return <span className="lesson-figure">{text}</span>;
    case 'term':
      return <Term word={part.word}>{text}</Term>;
    case 'place':
      return <a href={part.to}>{text}</a>;
  }
}
