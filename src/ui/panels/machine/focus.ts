// What of the machine stays lit while a lesson dims the rest.

/** Parts that hold others: lit with them. */
const HOLDERS: Readonly<Record<string, string>> = {
  bitmap: 'vmm',
  registers: 'card',
  'data-port': 'card',
  memory: 'card',
  transmitter: 'card',
};

/** What a group of the drawing is marked with: dimmed by the style sheet, or nothing. */
export interface Dimmed {
  readonly 'data-dim'?: true;
}

/** Marks a part by its name. */
export type Dim = (part: string) => Dimmed;

/** Dims what is not in focus; nothing where nothing is. */
export function dimOutside(focus: readonly string[]): Dim {
  return (part) => {
    const isLit = focus.length === 0 || focus.includes(part) || focus.includes(HOLDERS[part] ?? '');
    return isLit ? {} : {'data-dim': true};
  };
}
