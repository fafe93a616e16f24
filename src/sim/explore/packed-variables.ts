// Variables side by side in one word: each a field of bits as wide as its domain asks for.
import {assert, present} from '../../base/assert.ts';
import type {Variable} from './variable.ts';

/** What an engine keeps as a small integer on every machine. */
const MOST_BITS = 30;

interface Field {
  readonly variable: Variable;
  /** The values by place, and the places by value; -1 where there is none. */
  readonly values: readonly number[];
  readonly places: Int16Array;
  readonly shift: number;
  readonly mask: number;
}

/** Reads variables into a word, and stages a word's. */
export class PackedVariables {
  readonly #fields: readonly Field[];

  constructor(variables: readonly Variable[]) {
    let bits = 0;
    this.#fields = variables.map((variable) => {
      const shift = bits;
      const width = 32 - Math.clz32(variable.domain.length - 1);
      bits += width;
      const values = variable.concrete ?? [...variable.domain.keys()];
      return {variable, values, places: placesOf(values), shift, mask: (1 << width) - 1};
    });
    assert(bits <= MOST_BITS, 'the variables fit into one word');
  }

  get variables(): readonly Variable[] {
    return this.#fields.map(({variable}) => variable);
  }

  /** The variables as they are now. */
  read(): number {
    let word = 0;
    for (const {variable, places, shift} of this.#fields) {
      const place = places[variable.read()] ?? -1;
      if (place < 0) assert(false, `${variable.name} has a value outside its domain: ${variable.read()}`);
      word |= place << shift;
    }
    return word;
  }

  /** Stages every variable of a word. */
  stage(word: number): void {
    for (const {variable, values, shift, mask} of this.#fields) variable.stage(values[(word >>> shift) & mask] ?? 0);
  }

  /** The place in its domain of the variable called `name` in a word. */
  place(word: number, name: string): number {
    const {shift, mask} = this.#field(name);
    return (word >>> shift) & mask;
  }

  /** A word in which the variable called `name` stands at another place of its domain. */
  with(word: number, name: string, place: number): number {
    const {shift, mask} = this.#field(name);
    return (word & ~(mask << shift)) | (place << shift);
  }

  #field(name: string): Field {
    return present(
      this.#fields.find(({variable}) => variable.name === name),
      `${name} is a variable`,
    );
  }
}

function placesOf(values: readonly number[]): Int16Array {
  const places = new Int16Array(Math.max(...values) + 1).fill(-1);
  for (const [place, value] of values.entries()) places[value] = place;
  return places;
}
