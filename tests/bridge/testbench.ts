// A session without a worker, for answers that take code which is fetched first: asked, and waited for.
import {expect, vi} from 'vitest';
import {present} from '../../src/base/assert.ts';
import type {Answer, FromLab, ToLab} from '../../src/bridge/protocol/messages.ts';
import type {AnswerTo, Asked, QuestionName} from '../../src/bridge/questions/questions.ts';
import {LabSession} from '../../src/bridge/session.ts';
import {ask, loadWhole} from './asking.ts';

/** A session without a worker; what it puts off waits until it is settled. */
class Testbench {
  readonly said: FromLab[] = [];
  #later: (() => void)[] = [];
  #now = 0;
  readonly #session = new LabSession({
    say: (message) => this.said.push(message),
    later: (_ms, act) => this.#later.push(act),
    nowMs: () => {
      this.#now += 2;
      return this.#now;
    },
  });

  /** Sends messages, and lets so much of what is put off be done that something of a kind is said. */
  async hear<T extends FromLab['type']>(type: T, ...messages: ToLab[]): Promise<Extract<FromLab, {type: T}>> {
    return (await this.#heard((message) => message.type === type, messages)) as Extract<FromLab, {type: T}>;
  }

  /** Asks, and lets so much of what is put off be done that it is answered. */
  async ask<Q extends QuestionName>(question: Q, asked: Asked<Q>): Promise<AnswerTo<Q>> {
    const message = await this.#heard(({type}) => type === 'answer', [ask(question, asked)]);
    return (message as Answer<Q>).answer as AnswerTo<Q>;
  }

  async #heard(isIt: (message: FromLab) => boolean, messages: readonly ToLab[]): Promise<FromLab> {
    const from = this.said.length;
    for (const message of messages) this.#session.take(message);
    const heard = (): FromLab | undefined => this.said.slice(from).find(isIt);
    await vi.waitFor(
      () => {
        while (heard() === undefined && this.#later.length > 0) this.#later.shift()?.();
        expect(heard()).toBeDefined();
      },
      {timeout: 10_000},
    );
    return present(heard(), 'it was said');
  }

  /** Does all that is put off, and tells where the run stands. */
  position(): number {
    while (this.#later.length > 0) this.#later.shift()?.();
    const view = this.said.findLast((message) => message.type === 'view');
    return present(view?.view, 'a view was shown').position;
  }
}

/** With a run that is open at power-on unless `more` says otherwise. */
export async function opened(scenario: unknown, more: Partial<Asked<'load'>> = {}): Promise<Testbench> {
  const bench = new Testbench();
  await bench.hear('answer', loadWhole(scenario, more));
  return bench;
}
