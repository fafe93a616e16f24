// The forms that an answer takes: at once, in pieces, or when the run has come so far.
import {ok, type Result} from '../base/result.ts';

/** An answer at once, or why there is none; the buffers `moved` go over to the page with it. */
export type Answered<Answer> = Result<Answer> & {readonly moved?: readonly ArrayBuffer[]};

/** An answer as it is worked out: a piece tells how far it has come, and hears whether it is to end with what is known. */
export type Pieces<Answer, Progress = void> = Generator<Progress, Answered<Answer>, boolean>;

/** How a question is answered. */
export type Told<Answer, Progress> =
  | Answered<Answer>
  | Pieces<Answer, Progress>
  | ((tell: (answer: Answered<Answer>) => void) => void);

/** An answer whose buffers the worker gives away. */
export function moving<Answer>(answer: Answer, ...moved: readonly ArrayBuffer[]): Answered<Answer> {
  return {...ok(answer), moved};
}

/** Does something once its code is fetched, before the messages that come meanwhile are taken. */
export type WithCode = <Code>(code: Promise<Code>, act: (code: Code) => void) => void;
