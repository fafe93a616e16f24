// How a test knows that the page waits for nothing: in its page, what is asked of the worker is paired with the answers, and
// what is put off for a moment is kept until it is done.
import type {Page} from 'playwright-core';

/** Runs in the page before its own scripts: every worker keeps the questions that it owes, and answers a probe of ours. */
export const WATCH_WORKERS = `(() => {
  const LONG = new Set(['compare', 'compareBranches', 'tryHooks', 'searchHooks', 'explore', 'readExploration', 'export']);
  /** What the page draws is put off for less than this, in milliseconds; what it writes down (work, address, narration) for longer. */
  const MOMENT = 300;
  const {setTimeout, clearTimeout} = window;
  const putOff = new Set();
  window.setTimeout = (act, wait, ...rest) => {
    const id = setTimeout.call(window, (...args) => {
      putOff.delete(id);
      act(...args);
    }, wait, ...rest);
    if (!(wait >= MOMENT)) putOff.add(id);
    return id;
  };
  window.clearTimeout = (id) => {
    putOff.delete(id);
    clearTimeout.call(window, id);
  };
  // A page that draws slowly is given its time; one that draws nothing, as it is hidden, is not waited for.
  window.drawsOnce = () => new Promise((wake) => {
    requestAnimationFrame(() => setTimeout.call(window, wake, 32));
    setTimeout.call(window, wake, 250);
  });
  let probes = 0;
  let owed = new Set();
  let current = null;
  const answered = new Map();
  // A worker that failed answers nothing any more: nothing is waited for until there is another.
  const gone = () => {
    current = null;
    owed = new Set();
    for (const done of answered.values()) done();
    answered.clear();
  };
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      gone();
      current = this;
      this.addEventListener('error', () => this.#ends());
      this.addEventListener('message', (event) => {
        const {id, type} = event.data;
        if (type === 'fault') this.#ends();
        if (answered.has(id)) {
          event.stopImmediatePropagation();
          answered.get(id)();
          answered.delete(id);
        } else if (type !== 'progress') owed.delete(id);
      });
    }
    terminate() {
      this.#ends();
      super.terminate();
    }
    #ends() {
      if (current === this) gone();
    }
    postMessage(message, ...rest) {
      if (current === this && message.id > 0 && !LONG.has(message.question)) owed.add(message.id);
      super.postMessage(message, ...rest);
    }
  };
  // Messages are taken in their order: when the probe is answered, all that was said before it has been taken.
  window.workerTookAll = () => new Promise((done) => {
    if (current === null) return done();
    const id = --probes;
    answered.set(id, done);
    current.postMessage({type: 'ask', id, question: 'records', asked: {from: 0, to: 0}});
  });
  window.isAtRest = () => owed.size + putOff.size === 0;
})()`;

/** Looks at the page, a drawn frame or more between them, that must find the same text, no question open and nothing put off. */
const CALM_LOOKS = 4;

/** Waits until the worker has taken all that the page said and owes no answer, the page puts nothing off, and its words stay as they are. */
export async function isCalm(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    await window.workerTookAll();
    let before = '';
    for (let calm = 0; calm < ${CALM_LOOKS}; ) {
      await window.drawsOnce();
      const now = document.body.textContent ?? '';
      calm = now === before && window.isAtRest() ? calm + 1 : 0;
      before = now;
    }
  })()`);
}
