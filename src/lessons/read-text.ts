// Markdown as a plain tree: paragraphs and lists of text, emphasis, code, words of the glossary, figures and places in the page.
// What else Markdown has (pictures, HTML, links out of the page) is refused: nothing that a lesson holds is run or fetched.
import {marked, type Token, type Tokens} from 'marked';
import type {Block, Inline} from './lesson.ts';

/** What is wrong with a text: an author's mistake, told with the words it is about. */
export class TextFault extends Error {}

/** Reads the blocks of a text. Throws a `TextFault`. */
export function readBlocks(tokens: readonly Token[]): readonly Block[] {
  return tokens.flatMap((token) => blockOf(token as Tokens.Generic));
}

/** The tokens of a Markdown text, block by block. */
export function blockTokens(markdown: string): readonly Token[] {
  return marked.lexer(markdown);
}

function blockOf(token: Tokens.Generic): readonly Block[] {
  switch (token.type) {
    case 'space':
      return [];
    case 'paragraph':
      return [{kind: 'paragraph', parts: inlinesOf(token.tokens ?? [])}];
    case 'list': {
      const {items, ordered} = token as unknown as Tokens.List;
      return [{kind: 'list', isOrdered: ordered, items: items.map(({tokens}) => inlinesOf(tokens))}];
    }
    default:
      throw new TextFault(`${token.type} is not for lessons: ${short(token.raw)}`);
  }
}

function inlinesOf(tokens: readonly Token[]): readonly Inline[] {
  return tokens.flatMap((token) => inlineOf(token as Tokens.Generic));
}

function inlineOf(token: Tokens.Generic): readonly Inline[] {
  switch (token.type) {
    case 'text':
    case 'escape':
      // An item of a list holds its text in a token of its own.
      return token.tokens === undefined ? [{kind: 'text', text: plain(token.text)}] : inlinesOf(token.tokens);
    case 'paragraph':
      return inlinesOf(token.tokens ?? []);
    case 'br':
      return [{kind: 'text', text: ' '}];
    case 'strong':
    case 'em':
      return [{kind: token.type, text: wordsOf(token)}];
    case 'codespan':
      return [{kind: 'code', text: token.text}];
    case 'link':
      return [linkOf(token as unknown as Tokens.Link)];
    default:
      throw new TextFault(`${token.type} is not for lessons: ${short(token.raw)}`);
  }
}

function linkOf(token: Tokens.Link): Inline {
  const text = wordsOf(token);
  const [scheme, rest] = splitOnce(decodeURIComponent(token.href));
  if (token.href === 'term') return {kind: 'term', text, word: text};
  if (scheme === 'term') return {kind: 'term', text, word: rest};
  if (scheme === 'figure') return {kind: 'figure', text, of: rest};
  if (/^#[a-z]+$/.test(token.href)) return {kind: 'place', text, to: token.href};
  throw new TextFault(`a link leads to term:, figure: or a #screen of the page, not to ${short(token.href)}`);
}

function splitOnce(href: string): readonly [string, string] {
  const at = href.indexOf(':');
  return at < 0 ? ['', href] : [href.slice(0, at), href.slice(at + 1)];
}

function wordsOf(token: {readonly tokens?: readonly Token[] | undefined; readonly text?: string}): string {
  const inner = token.tokens ?? [];
  if (inner.some(({type}) => !['text', 'escape', 'codespan'].includes(type)))
    throw new TextFault(`nothing stands inside emphasis or a link but words: ${short(token.text ?? '')}`);
  return plain(inner.map((one) => ('text' in one ? String(one.text) : '')).join(''));
}

/** A line's end inside a paragraph is a space; quotes and marks that the lexer wrote for HTML are themselves again. */
function plain(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function short(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  return JSON.stringify(line.length > 60 ? `${line.slice(0, 60)}...` : line);
}

/** The text of a line without its marks. */
export function plainText(parts: readonly Inline[]): string {
  return parts.map(({text}) => text).join('');
}
