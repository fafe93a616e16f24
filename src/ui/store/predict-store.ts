// Predict mode: from the present on, the lab asks before each verdict, transition and hand-off of the open run, and keeps score. The
// run is fenced at the question, so whatever it is told, nothing is seen before it is predicted.
import {create} from 'zustand';
import {type Answer, type Asked, isRight} from '../../lessons/question.ts';
import type {EventIndex} from '../../trace/units.ts';
import {answerWords} from '../layout/answer-words.ts';
import {askLab, openedRequest, tellLab, useLab} from './lab-store.ts';
import {records} from './record-cache.ts';
import {isOnItsWay, isOpening, isRunning} from './run-phase.ts';

/** A question and the record behind which it is put. */
interface Put {
  readonly asked: Asked;
  readonly at: EventIndex;
}

/** What was said to a question. */
export interface Guess {
  /** The event behind which it was asked. */
  readonly at: EventIndex;
  readonly question: string;
  readonly said: string;
  readonly happened: string;
  readonly isRight: boolean;
}

export interface PredictState {
  /** The question at hand: still ahead, open, or answered; null: none is known yet. */
  readonly put: Put | null;
  /** What was said to it; null: nothing yet. */
  readonly answer: Answer | null;
  /** The question behind it, once that was answered. */
  readonly next: Put | null;
  /** Nothing to ask about comes any more. */
  readonly isOver: boolean;
  /** Oldest first, of this run. */
  readonly guesses: readonly Guess[];
  /** Asks from the present on. */
  begin(): Promise<void>;
  /** Says what one thinks, and sees. */
  say(answer: Answer): void;
  /** Goes on to where the next question is put. */
  goOn(): void;
  /** Asks no more, and lets the run go where it likes. */
  leave(): void;
}

const NOTHING = {put: null, answer: null, next: null, isOver: false} as const;

/** Only the last question that was looked for counts. */
let turn = 0;
/** The run that the guesses are about. */
let guessed: ReturnType<typeof openedRequest> = null;
let stopWatching: (() => void) | null = null;
/** Asked to begin before the run stood still. */
let isWaiting = false;

export const usePredict = create<PredictState>()((set, get) => ({
  ...NOTHING,
  guesses: [],

  async begin() {
    stopWatching ??= watchRun();
    const state = useLab.getState();
    const {view, pause} = state;
    // On its way to where it was sent it goes on; what only runs is stopped. Where it then stands it is asked.
    isWaiting = view === null || isOpening(state) || isRunning(state);
    if (view === null || isWaiting) {
      if (isRunning(state) && !isOnItsWay(state)) pause();
      return set(NOTHING);
    }
    const run = openedRequest();
    set({...NOTHING, guesses: run === guessed ? get().guesses : []});
    guessed = run;
    set(await lookedFor(view.position - 1, (put) => ({put})));
  },
  say(answer) {
    const {put, guesses} = get();
    if (put === null || get().answer !== null) return;
    const {asked, at} = put;
    const guess = {
      at,
      question: asked.prompt,
      said: answerWords(asked, answer),
      happened: answerWords(asked, asked.right),
      isRight: isRight(asked, answer),
    };
    set({answer, guesses: [...guesses.filter((one) => one.at !== at), guess]});
    const seen = asked.outcome ?? at;
    fence(seen);
    useLab.getState().goTo(seen);
    void lookedFor(seen, (next) => ({next})).then(set);
  },
  goOn() {
    const {next, answer, put} = get();
    if (answer === null) return void (put !== null && useLab.getState().goTo(put.at));
    if (next === null) return;
    set({put: next, answer: null, next: null});
    useLab.getState().goTo(next.at);
  },
  leave() {
    turn++;
    isWaiting = false;
    stopWatching?.();
    stopWatching = null;
    fence(null);
    useLab.getState().select(null);
    set(NOTHING);
  },
}));

/** The next question behind a record, as a change of the state; the run is fenced there. */
async function lookedFor(from: EventIndex, taken: (put: Put) => Partial<PredictState>): Promise<Partial<PredictState>> {
  const mine = ++turn;
  const answer = await askLab('nextQuestion', from);
  if (mine !== turn) return {};
  if (!answer.ok) {
    fence(null);
    return {isOver: true};
  }
  fence(answer.value.at);
  return taken(answer.value);
}

/** The run goes no further than behind this record, and the page shows no later one; null: both do as they like. */
function fence(event: EventIndex | null): void {
  records.hideFrom(event === null ? null : event + 1);
  tellLab({type: 'fence', event});
}

/** Another run, or another course of it, has other questions; one that goes on by itself comes to the next one. */
function watchRun(): () => void {
  return useLab.subscribe((now, before) => {
    const isOther = (isOpening(before) && !isOpening(now)) || now.branches !== before.branches;
    if (isOther || (isWaiting && !isRunning(now) && !isOpening(now) && now.view !== null))
      return void usePredict.getState().begin();
    const {put, next, answer} = usePredict.getState();
    if (put === null || next === null || answer === null || now.view === before.view) return;
    // What is asked at the outcome itself waits until the outcome was read.
    const isFurther = next.at > (put.asked.outcome ?? put.at);
    if (isFurther && (now.view?.position ?? 0) > next.at) usePredict.setState({put: next, answer: null, next: null});
  });
}

/** True where the question at hand is put now: it is open, and the run stands at it. */
export function isAsking({put, answer}: PredictState, position: EventIndex): boolean {
  return put !== null && answer === null && position === put.at + 1;
}
