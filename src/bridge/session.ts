// The worker's side of the protocol: takes messages in their order, puts questions to the table and tells the answers, obeys commands.
import {SCENARIO_LIBRARY} from '../scenarios/library.ts';
import type {Clock} from './clock.ts';
import {Desk} from './desk.ts';
import {fetchAhead} from './later-code.ts';
import {MessageOrder} from './message-order.ts';
import type {Command} from './protocol/commands.ts';
import type {Ask, FromLab, Progress, ToLab} from './protocol/messages.ts';
import {PROTOCOL_VERSION} from './protocol/news.ts';
import type {Question} from './questions/question.ts';
import {type AnswerTo, type Asked, type ProgressOf, QUESTIONS, type QuestionName} from './questions/questions.ts';
import {type Hearer, Slices} from './slices.ts';
import type {Answered} from './told.ts';

/** The worker, or what stands in for one. */
export interface SessionHost extends Clock {
  /** Posts a message; the buffers are transferred. */
  say(message: FromLab, transfer: readonly ArrayBuffer[]): void;
}

/** Any question of the table, with the types of its own row. */
type Row<Q extends QuestionName> = Question<Asked<Q>, AnswerTo<Q>, ProgressOf<Q>>;
const TABLE: {readonly [Q in QuestionName]: Row<Q>} = QUESTIONS;

/** Answers the page. Our own mistakes become one `fault` message, and nothing after it. */
export class LabSession {
  readonly #host: SessionHost;
  readonly #order: MessageOrder<ToLab>;
  readonly #desk: Desk;
  readonly #slices: Slices;
  #hasFailed = false;

  constructor(host: SessionHost) {
    this.#host = host;
    this.#order = new MessageOrder<ToLab>(
      (act) => this.#guarded(act),
      (message) => (message.type === 'ask' ? this.#put(message) : this.#obey(message)),
      (message) => this.#miss(message),
    );
    // For work that goes on later: its mistakes are faults of the session.
    const clock: Clock = {
      later: (ms, act) => host.later(ms, () => this.#guarded(act)),
      nowMs: () => host.nowMs(),
    };
    this.#slices = new Slices(clock);
    this.#desk = new Desk(
      clock,
      (news) => this.#say(news),
      (code, act) => this.#order.with(code, act),
    );
    this.#say({type: 'ready', version: PROTOCOL_VERSION, library: SCENARIO_LIBRARY});
  }

  /** Takes one message of the page. */
  take(message: ToLab): void {
    this.#order.take(message);
  }

  #guarded(act: () => void): void {
    if (this.#hasFailed) return;
    try {
      act();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Ends the session with a fault: for what went wrong where nobody caught it. */
  fail(error: unknown): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#desk.runner.halt();
    const lab = this.#desk.run?.lab;
    this.#say({
      type: 'fault',
      message: error instanceof Error ? error.message : String(error),
      scenario: lab?.machine.scenario.name ?? '',
      seed: lab?.machine.scenario.seed ?? 0,
      event: lab?.position ?? 0,
    });
  }

  /** Answers a question: at once, in slices, or when the run has come so far. */
  #put<Q extends QuestionName>({id, question, asked}: Ask<Q>): void {
    const row: Row<Q> = TABLE[question];
    const hearer: Hearer<AnswerTo<Q>, ProgressOf<Q>> = {
      progress: (progress) => this.#say({type: 'progress', id, question, progress} as Progress),
      answer: (answer) => this.#answer(id, question, answer),
    };
    // Recordings are written side by side.
    if (row.work !== null && row.work !== 'export') this.#slices.stop(row.work);
    row.put(
      this.#desk,
      asked,
      (code, act) => this.#order.with(code, act),
      (told) => {
        if (typeof told === 'function') told(hearer.answer);
        else if ('next' in told) this.#slices.begin(told, row.work, hearer);
        else hearer.answer(told);
      },
    );
  }

  #answer<Q extends QuestionName>(id: number, question: Q, answer: Answered<AnswerTo<Q>>): void {
    if (!answer.ok) this.#say({type: 'refused', id, ...answer.fault});
    else this.#say({type: 'answer', id, question, answer: answer.value} as FromLab, answer.moved);
  }

  #obey(command: Command): void {
    const desk = this.#desk;
    switch (command.type) {
      case 'stop':
        return this.#slices.stop(command.work);
      case 'watch-memory':
        return desk.watchMemory(command.on);
      case 'watch-statecharts':
        return desk.watchStatecharts(command.on);
      case 'fetch-ahead':
        return void fetchAhead();
      case 'crash':
        throw new Error('asked to fail, to show what a failure looks like');
    }
    if (desk.run === null) return;
    const {lab} = desk.run;
    switch (command.type) {
      case 'show-card':
        return desk.showCard(desk.run, command.card);
      case 'run':
        return desk.runner.run(lab, command.cyclesPerSecond);
      case 'pause':
        desk.runner.halt();
        return desk.show();
      case 'step':
        return desk.step(lab, command.to, command.backwards);
      case 'seek':
        return desk.seek(lab, command.event);
      case 'seek-time':
        return desk.seekTime(lab, command.at);
      case 'fence':
        return desk.fence(lab, command.event);
      case 'breakpoints':
        return desk.setBreakpoints(command.list);
      case 'run-back':
        return desk.runBack(lab);
      case 'act':
        return desk.act(lab, command.act);
      case 'branch':
        return desk.openBranch(lab, command.branch);
      case 'input':
        return desk.input(lab, command.statechart, command.event);
    }
  }

  /** What a message needs could not be fetched: the run goes on without it. */
  #miss(message: ToLab): void {
    const why =
      'this part of the lab cannot be fetched from where the page came from; try again when it answers, and if that is in vain reload the page';
    if (message.type === 'ask') this.#say({type: 'refused', id: message.id, place: 'lab', message: why});
    else this.#say({type: 'missing', message: `lab: ${why}`});
  }

  #say(message: FromLab, moved: readonly ArrayBuffer[] = []): void {
    this.#host.say(message, moved);
  }
}
