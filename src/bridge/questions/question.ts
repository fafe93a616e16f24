// What makes a question of the page: the code that its answer takes, the answer, and what the page stops it as.
import {fail} from '../../base/result.ts';
import type {Desk} from '../desk.ts';
import type {OpenRun} from '../open-run.ts';
import type {WorkKind} from '../slices.ts';
import type {Told, WithCode} from '../told.ts';

/** A question: `Asked` is what comes with it. */
export interface Question<Asked, Answer, Progress> {
  /** Fetches what the answer takes, if it takes any, and answers. */
  put(desk: Desk, asked: Asked, withCode: WithCode, tell: (told: Told<Answer, Progress>) => void): void;
  /** What the page stops it as; null: it cannot. */
  readonly work: WorkKind | null;
}

type Fetching = Promise<unknown> | null;
type Fetched<F extends Fetching> = F extends Promise<infer Code> ? Code : null;

/** A question to the worker: `code` fetches what the answer takes, null: nothing. */
export function question<Asked, F extends Fetching, Answer, Progress = never>(
  code: (asked: Asked) => F,
  answer: (desk: Desk, asked: Asked, code: Fetched<F>) => Told<Answer, Progress>,
  work: WorkKind | null = null,
): Question<Asked, Answer, Progress> {
  return {
    put(desk, asked, withCode, tell) {
      const fetching = code(asked);
      const act = (fetched: unknown): void => tell(answer(desk, asked, fetched as Fetched<F>));
      if (fetching === null) act(null);
      else withCode(fetching, act);
    },
    work,
  };
}

/** A question about the open run, answered with code that is fetched. */
export function ofRunWith<Asked, F extends Fetching, Answer, Progress = never>(
  code: (asked: Asked) => F,
  answer: (run: OpenRun, asked: Asked, code: Fetched<F>, desk: Desk) => Told<Answer, Progress>,
  work: WorkKind | null = null,
): Question<Asked, Answer, Progress> {
  return question(
    code,
    (desk, asked: Asked, fetched: Fetched<F>): Told<Answer, Progress> =>
      desk.run === null ? fail('', 'no scenario is open') : answer(desk.run, asked, fetched, desk),
    work,
  );
}

/** A question about the open run, answered with what is there. */
export function ofRun<Asked, Answer>(answer: (run: OpenRun, asked: Asked) => Told<Answer, never>) {
  return ofRunWith((_asked: Asked) => null, answer);
}
