// Random tests of cards alone: life after life, each a card from power-on under acts from a seed, until enough was done or found.
import type {DeviceFuzzOutcome, Finding, FuzzOrder} from './fuzz.ts';

/** A breach of what must hold, by the invariant's name. */
export interface Breach {
  readonly invariant: string;
  readonly words: string;
}

/** One card from power-on. */
export interface CardLife {
  /** Accesses done so far. */
  readonly accesses: number;
  /** Does so many accesses, and what comes between them; the first breach ends it. */
  run(count: number): Breach | null;
}

/** How they went. */
export type LivesOutcome = Omit<DeviceFuzzOutcome, 'met' | 'rules' | 'frames'>;

/** Accesses of one card's life. */
const LIFE = 2000;
/** Findings after which a run stops. */
const ENOUGH = 10;

/** Runs until so many accesses are done, or enough was found; `tell` hears now and then how many are done. */
export function runLives(
  {accesses: wanted, seed}: FuzzOrder,
  begin: (seed: number) => CardLife,
  tell?: (accesses: number) => void,
): LivesOutcome {
  const exceptions: Finding[] = [];
  const violations: Finding[] = [];
  let accesses = 0;
  let cards = 0;
  while (accesses < wanted && exceptions.length + violations.length < ENOUGH) {
    const lifeSeed = seed + cards++;
    const life = begin(lifeSeed);
    const finding = (what: string, words: string): Finding => ({seed: lifeSeed, accesses: life.accesses, what, words});
    try {
      const found = life.run(Math.min(LIFE, wanted - accesses));
      if (found !== null) violations.push(finding(found.invariant, found.words));
    } catch (error) {
      exceptions.push(finding('exception', error instanceof Error ? (error.stack ?? error.message) : String(error)));
    }
    accesses += life.accesses;
    tell?.(accesses);
  }
  return {accesses, cards, exceptions, violations};
}
