// A session without a worker, for answers that take code which is fetched first: asked, and waited for.
import {expect, vi} from 'vitest';
import {present} from '../../src/base/assert.ts';
import type {FromLab, ToLab} from '../../src/bridge/protocol/messages.ts';
import {LabSession} from '../../src/bridge/session.ts';

/** Opens a scenario as it comes, but for what is said beside it. */
export const LOAD = {
  type: 'load',
  id: 1,
  seed: null,
  profile: null,
  changes: null,
  recording: null,
  branches: null,
} as const;

/** A session without a worker; what it puts off waits until it is settled. */
class Bench {
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

  /** Sends a message, and lets so much of what is put off be done that something of a kind is said. */
  async ask<T extends FromLab['type']>(type: T, ...messages: ToLab[]): Promise<Extract<FromLab, {type: T}>> {
    const from = this.said.length;
    for (const message of messages) this.#session.take(message);
    const heard = (): FromLab | undefined => this.said.slice(from).find((message) => message.type === type);
    await vi.waitFor(
      () => {
        while (heard() === undefined && this.#later.length > 0) this.#later.shift()?.();
        expect(heard()).toBeDefined();
      },
      {timeout: 10_000},
    );
    return heard() as Extract<FromLab, {type: T}>;
  }

  /** Does all that is put off, and tells where the run stands. */
  position(): number {
    while (this.#later.length > 0) this.#later.shift()?.();
    const view = this.said.findLast((message) => message.type === 'view');
    return present(view?.view, 'a view was shown').position;
  }
}

/** With a run that is open at power-on unless `more` says otherwise. */
export async function opened(scenario: unknown, more: Partial<Extract<ToLab, {type: 'load'}>> = {}): Promise<Bench> {
  const bench = new Bench();
  await bench.ask('loaded', {...LOAD, scenario, stand: -1, ...more});
  return bench;
}
