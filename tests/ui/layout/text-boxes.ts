// Where the text of a drawing comes out, estimated from its markup: enough to see that none runs into another.
import {textWidth} from '../../../src/base/text-width.ts';

/** A line of text with the rectangle it takes. */
export interface TextBox {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const attribute = (tag: string, name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

const plain = (text: string): string =>
  text
    .replace(/&#x27;/g, '’')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>');

/** Every unrotated line of text in an SVG's markup. */
export function textBoxes(markup: string): readonly TextBox[] {
  return [...markup.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].flatMap(([, tag = '', raw = '']) => {
    if (attribute(tag, 'transform') !== undefined || raw === '') return [];
    const text = plain(raw);
    const [x, y, size] = [
      Number(attribute(tag, 'x')),
      Number(attribute(tag, 'y')),
      Number(attribute(tag, 'font-size')),
    ];
    const face = tag.includes('var(--mono)') ? 'mono' : attribute(tag, 'font-weight') === undefined ? 'text' : 'bold';
    const width = textWidth(text, size, face);
    const anchor = attribute(tag, 'text-anchor');
    const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
    return [{text, size, left, right: left + width, top: y - size * 0.74, bottom: y + size * 0.2}];
  });
}

/** Pairs of lines that run into each other by more than `slack` units each way. */
export function collisions(boxes: readonly TextBox[], slack = 1): readonly string[] {
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack,
      )
      .map((b) => `${a.text} | ${b.text}`),
  );
}
