// The page's end of the bridge: starts the worker, checks its version, pairs answers with questions, notices a crash.
import {fail, ok, type Result} from '../base/result.ts';
import type {EventIndex} from '../trace/units.ts';
import type {Command} from './protocol/commands.ts';
import type {Ask, FromLab, RequestId, ToLab} from './protocol/messages.ts';
import {type News, type NewsOf, PROTOCOL_VERSION} from './protocol/news.ts';
import type {AnswerTo, Asked, ProgressOf, QuestionName} from './questions/questions.ts';

/** The far end: a worker, or something that speaks like one. */
export interface LabChannel {
  post(message: ToLab): void;
  close(): void;
}

/** Where a channel delivers: what was said, and that the far end broke without a word. */
export interface ChannelListener {
  message(message: FromLab): void;
  broken(reason: string): void;
}

/** Opens a channel; called again after a crash. */
export type OpenChannel = (listener: ChannelListener) => LabChannel;

/** A crash of the far end, with what replays it as far as it is known. */
export interface LabFault {
  readonly message: string;
  readonly scenario: string | null;
  readonly seed: number | null;
  readonly event: EventIndex | null;
}

/** Hears each kind of news, as far as it listens to it, and a fault of either end. */
export type ClientListener = {
  readonly [T in Exclude<News['type'], 'fault'>]?: (news: NewsOf<T>) => void;
} & {readonly fault: (fault: LabFault) => void};

/** The branches of the open run. */
export type RunBranches = Omit<NewsOf<'branches'>, 'type'>;

/** Why a run stopped. */
export type RunStop = Omit<NewsOf<'stopped'>, 'type'>;

/** Who waits for an answer: of what kind its own question says. */
interface Waiting {
  readonly answered: (answer: Result<never>) => void;
  readonly progress: ((progress: never) => void) | undefined;
}

/**
 * Talks to one lab at a time. A question is never answered by an earlier, closed channel.
 * @example const client = new LabClient(openWorker, listener); await client.ask('records', {from: 0, to: 512});
 */
export class LabClient {
  readonly #open: OpenChannel;
  readonly #listener: ClientListener;
  readonly #waiting = new Map<RequestId, Waiting>();
  #channel: LabChannel | null = null;
  #generation = 0;
  #nextId: RequestId = 1;

  constructor(open: OpenChannel, listener: ClientListener) {
    this.#open = open;
    this.#listener = listener;
    this.restart();
  }

  /** Closes the far end, forgets what it owed, and opens a new one. */
  restart(): void {
    this.close();
    const generation = ++this.#generation;
    const isCurrent = (): boolean => generation === this.#generation;
    this.#channel = this.#open({
      message: (message) => {
        if (isCurrent()) this.#receive(message);
      },
      broken: (reason) => {
        if (isCurrent()) this.#fail(bareFault(reason));
      },
    });
  }

  /** Closes the far end; questions still open stay unanswered. */
  close(): void {
    this.#generation++;
    this.#channel?.close();
    this.#channel = null;
    this.#waiting.clear();
  }

  /** Sends a message that has no answer. */
  send(command: Command): void {
    this.#channel?.post(command);
  }

  /** Asks; a refusal says where and why. What takes its time tells how far it has come. */
  ask<Q extends QuestionName>(
    question: Q,
    asked: Asked<Q>,
    progress?: (progress: ProgressOf<Q>) => void,
  ): Promise<Result<AnswerTo<Q>>> {
    const id = this.#nextId++;
    return new Promise((answered) => {
      this.#waiting.set(id, {answered, progress});
      this.#channel?.post({type: 'ask', id, question, asked} as Ask);
    });
  }

  #receive(message: FromLab): void {
    switch (message.type) {
      case 'progress':
        return this.#waiting.get(message.id)?.progress?.(message.progress as never);
      case 'answer':
        return this.#answered(message.id, ok(message.answer as never));
      case 'refused':
        return this.#answered(message.id, fail(message.place, message.message));
      case 'fault': {
        const {message: what, scenario, seed, event} = message;
        return this.#fail({message: what, scenario, seed, event});
      }
      case 'ready':
        if (message.version !== PROTOCOL_VERSION)
          return this.#fail(
            bareFault(`page speaks version ${PROTOCOL_VERSION}, worker ${message.version}: reload the page`),
          );
    }
    const hear = this.#listener[message.type] as ((news: News) => void) | undefined;
    hear?.(message);
  }

  #answered(id: RequestId, answer: Result<never>): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.answered(answer);
  }

  #fail(fault: LabFault): void {
    this.close();
    this.#listener.fault(fault);
  }
}

function bareFault(message: string): LabFault {
  return {message, scenario: null, seed: null, event: null};
}
