// One variable of the explored machine: a finite domain, how its value is read off the testbench and how it is put back.

/** One variable of a finite domain. */
export interface Variable {
  readonly name: string;
  /** What its values are called. */
  readonly domain: readonly string[];
  /** The values, in the order of the domain; where there are none, a value is its place in the domain. */
  readonly concrete?: readonly number[];
  /** Reads it off the testbench. */
  readonly read: () => number;
  /** Puts it into what is restored together. */
  readonly stage: (value: number) => void;
}

/** What the values of a variable that is or is not are called. */
export const YES_NO = ['no', 'yes'];

/** One of `concrete` values, called as in `domain`; any other is outside of it. */
export function values(
  name: string,
  concrete: readonly number[],
  domain: readonly string[],
  read: () => number,
  stage: (value: number) => void,
): Variable {
  return {name, domain, concrete, read, stage};
}

/** One that is or is not. */
export function bit(name: string, read: () => boolean, stage: (value: boolean) => void): Variable {
  return {name, domain: YES_NO, read: () => (read() ? 1 : 0), stage: (value) => stage(value === 1)};
}
