// What can be asked of a run: the kind of a question and what it is about, and whether an answer is right. Choices and the right
// answer come from the run.
import type {ScenarioChanges} from '../scenarios/changes.ts';

/** What a way of giving guests a card can be best or worst in. */
export type TechniqueFigure = 'exits' | 'cycles' | 'frames' | 'reached';

/**
 * A question as a lesson, an assignment or predict mode states it. It is asked at an instant of a run, and about what comes
 * behind that instant; filters are texts of the log's language.
 */
export type QuestionSpec = QuestionWords &
  (
    | /** Which state the model takes with its next transition. */ {readonly kind: 'next-state'}
    | /** Whether the next DMA that is checked is allowed. */ {readonly kind: 'verdict'}
    | /** Whether the processor leaves the guest at its next access. */ {readonly kind: 'exit'}
    | /** Which bytes of card memory the next DMA that is checked would move. */ {readonly kind: 'bytes'}
    | /** Which guest has the card after the next hand-off. */ {readonly kind: 'owner'}
    | /** Which register's write the next check hangs on, or which one its range begins at, or gets its length from. */ {
        readonly kind: 'register';
        readonly of: 'trigger' | 'address' | 'length';
      }
    | /**
     * How many records pass a filter: from here to the first that passes `until`, both ends apart, or to the run's end; or in
     * all of the run. Right within a share of the true number.
     */ {
        readonly kind: 'count';
        readonly of: string;
        readonly until?: string | undefined;
        readonly whole?: boolean | undefined;
        /** 0.2: a fifth more or less is right. */
        readonly tolerance: number;
        /** What is counted: `exits`. */
        readonly unit: string;
        /** The run is another one: with these changes. */
        readonly changes?: ScenarioChanges | undefined;
      }
    | /** One in how many accesses is hooked, or exits: in all of the run, or with these changes. Right within a share of it. */ {
        readonly kind: 'ratio';
        readonly of: 'hooked' | 'exits';
        readonly tolerance: number;
        readonly changes?: ScenarioChanges | undefined;
      }
    | /** Which of these hooks can be left out of a set, and nothing goes wrong in this run. */ {
        readonly kind: 'spare-hook';
        /** Text of the set; absent: the run's own. */
        readonly set?: string | undefined;
        readonly hooks: readonly string[];
      }
    | /** Whether what hostile guests try gets through: in this run, or with these changes, or with these hooks left out as well. */ {
        readonly kind: 'leak';
        readonly changes?: ScenarioChanges | undefined;
        readonly without?: readonly string[] | undefined;
      }
    | /** In which order these happen first, behind the present. */ {
        readonly kind: 'order';
        readonly events: readonly {readonly name: string; readonly filter: string}[];
      }
    | /** Which way of giving guests a card takes the least, or the most, of something under the run's work. */ {
        readonly kind: 'technique';
        readonly figure: TechniqueFigure;
        readonly pick: 'least' | 'most';
      }
  );

/** What every question can say in words; absent: the kind's own. */
export interface QuestionWords {
  readonly prompt?: string | undefined;
}

export type QuestionKind = QuestionSpec['kind'];

/** Something to choose. */
export interface Choice {
  /** How an answer names it: the same for the same thing in every run. */
  readonly id: string;
  readonly text: string;
  /** Card addresses that it stands for; for the map. */
  readonly range?: {readonly address: number; readonly length: number} | undefined;
}

/** What was said to a question: the id of a choice, a number, or ids in an order. */
export type Answer = string | number | readonly string[];

/** A question put to one instant of one run. */
export interface Asked {
  readonly kind: QuestionKind;
  readonly prompt: string;
  /** What can be chosen, or put in order; none: a number is wanted. */
  readonly choices: readonly Choice[];
  readonly right: Answer;
  /** Numbers so far from the right one are right too; 0 for other kinds. */
  readonly within: number;
  readonly unit: string | null;
  /** The record that shows the outcome; null: it lies in other runs, or in all of this one. */
  readonly outcome: number | null;
  /** The access that waits for the outcome, written when it is decided: what it wants may be told, not what becomes of it; null: none. */
  readonly waiting: number | null;
  /** What led to the outcome, nearest first: numbers of records. */
  readonly causes: readonly number[];
  /** What really happened, in one sentence. */
  readonly told: string;
}

/** True of the right choice, of a number that is near enough, of the right order. */
export function isRight({right, within}: Pick<Asked, 'right' | 'within'>, answer: Answer): boolean {
  if (typeof right === 'number') return typeof answer === 'number' && Math.abs(answer - right) <= within;
  if (typeof right === 'string') return answer === right;
  return Array.isArray(answer) && answer.length === right.length && right.every((id, i) => answer[i] === id);
}

/** Several things in their order, as one sentence names them: `The frame lies in the ring; then the driver reads it`. */
export function inOrder(texts: readonly string[]): string {
  return texts.map((text, at) => (at === 0 ? text : afterSemicolon(text))).join('; then ');
}

/** `The` and `It` open small; a guest's letter (`A sends`) and a register's name keep their capitals. */
function afterSemicolon(text: string): string {
  return text.replace(/^(The|It|Its) /, (word) => word.toLowerCase());
}
