// One screen on the lab page's side: an `inspect()` of its own, fed with its own stand-ins. Its window is reached through
// the client given here; the package's own listener, which checks no origin, never hears a message (see host.ts).
import {createDevTools, inspect} from '@xstate/inspect';
import type {AnyInterpreter} from 'xstate';
import {present} from '../base/assert.ts';
import {RemoteStatechart} from './remote-statechart.ts';
import type {StatechartNews} from './statechart-news.ts';

type Inspection = NonNullable<ReturnType<typeof inspect>>;

/** A window that shows the inspector, and what it is allowed to ask for. */
export class Screen {
  readonly #window: Window;
  readonly #devTools = createDevTools();
  readonly #statecharts = new Map<string, RemoteStatechart>();
  readonly #inspector: Inspection;
  readonly #command: (statechart: string, event: string) => void;

  constructor(window: Window, url: URL, command: (statechart: string, event: string) => void) {
    this.#window = window;
    this.#command = command;
    const options = {url: url.href, iframe: false, targetWindow: window, devTools: this.#devTools} as const;
    this.#inspector = present(inspect(options), 'a window to inspect in was given');
  }

  /** Takes a message of its window; `xstate.inspecting` is answered with all statecharts registered so far. */
  take(message: object): void {
    const client = {send: (answer: unknown) => this.#window.postMessage(answer, location.origin)};
    // The package types what it sends itself, not what its window sends; its own listener passes the same on unseen.
    this.#inspector.send({...message, client} as unknown as Parameters<Inspection['send']>[0]);
  }

  feed(news: StatechartNews): void {
    const statechart = this.#statecharts.get(news.statechart);
    switch (news.type) {
      case 'registered': {
        const {statechart: id, definition, state} = news;
        const added = new RemoteStatechart(id, definition, state, (event) => this.#command(id, event));
        if (statechart !== undefined) this.#devTools.unregister(asService(statechart));
        this.#statecharts.set(id, added);
        this.#devTools.register(asService(added));
        return;
      }
      case 'event':
        return statechart?.send(news.event);
      case 'state':
        return statechart?.stands(news.state);
      case 'stopped':
        this.#statecharts.delete(news.statechart);
        return statechart?.stop();
    }
  }

  /** True where the window is this screen's. */
  isIn(window: unknown): boolean {
    return window === this.#window;
  }

  /** True once the window is closed or its frame taken out. */
  get isGone(): boolean {
    return this.#window.closed;
  }

  /** Tells the window that this page goes. */
  sayGoodbye(): void {
    this.#window.postMessage({type: 'xstate.disconnect'}, location.origin);
  }

  /** Ends the inspection. */
  close(): void {
    this.#inspector.disconnect();
  }
}

/** `inspect()` asks for a whole XState 4 interpreter and uses the part of it that a stand-in has. */
function asService(statechart: RemoteStatechart): AnyInterpreter {
  return statechart as unknown as AnyInterpreter;
}
