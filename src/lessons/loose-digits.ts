// A step's text for who checks it: all of it, and the digits in it that no run stands behind.
import type {Block, Inline, LessonStep} from './lesson.ts';

/** Names that hold digits and count nothing: of chips, registers, machines, widths, slides, lessons. */
const NAMES =
  /\b(?:[A-Za-z][A-Za-z-]*\d[\w-]*|(?:8|16|32|64)-bit|[Ss]lides? \d+(?:(?:, \d+)* and \d+)?|[Ll]essons? \d+)\b/g;

/** The first piece of text with a digit that is neither a figure of the run nor part of a name; null: none. */
export function looseDigits(blocks: readonly Block[]): string | null {
  return blocks.flatMap(partsOf).find(isLoose)?.text ?? null;
}

/** All pieces of a block. */
export function partsOf(block: Block): readonly Inline[] {
  return block.kind === 'paragraph' ? block.parts : block.items.flat();
}

function isLoose({kind, text}: Inline): boolean {
  return kind !== 'figure' && kind !== 'code' && /\d/.test(text.replace(NAMES, ''));
}

/** Caption, situation, explanation and notes, in this order. */
export function textsOf({caption, text, after, notes}: LessonStep): readonly Block[] {
  return [{kind: 'paragraph', parts: caption}, ...text, ...after, ...notes];
}
