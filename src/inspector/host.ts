// The lab page's side: keeps what a late screen needs, and gives every screen its news. Messages are taken from this
// origin alone and from the window of the screen they are for; nothing is posted to another origin.
import {Screen} from './screen.ts';
import type {StatechartNews} from './statechart-news.ts';

/** Events kept for a screen that joins late: @xstate/inspect itself keeps none. */
const KEPT_EVENTS = 200;

type News<T extends StatechartNews['type']> = Extract<StatechartNews, {type: T}>;

interface KnownStatechart {
  registered: News<'registered'>;
  events: News<'event'>[];
}

/** Who is asked and told by the host. */
export interface HostListener {
  /** A person sent an event to a statechart from a screen. */
  command(statechart: string, event: string): void;
  /** How many screens are open now. */
  screens(count: number): void;
}

/** All screens of one page. */
export class InspectorHost {
  readonly #url: URL;
  readonly #listener: HostListener;
  readonly #statecharts = new Map<string, KnownStatechart>();
  #screens: Screen[] = [];

  /** `url` of the inspector's page, absolute: the package's own default is a site on the internet. */
  constructor(url: URL, listener: HostListener) {
    this.#url = url;
    this.#listener = listener;
    // First to hear, and nobody after it: @xstate/inspect listens on the window too, to anybody from anywhere.
    window.addEventListener('message', (event) => this.take(event), {capture: true});
    window.addEventListener('pagehide', () => this.close());
  }

  /** Takes a message: of a screen, or of a window that wants to become one. */
  take(event: MessageEvent<unknown>): void {
    const {data, source} = event;
    if (!isMessage(data)) return;
    event.stopImmediatePropagation();
    if (event.origin !== location.origin || !isWindow(source)) return;
    this.#forgetGone();
    let screen = this.#screens.find((each) => each.isIn(source));
    if (data.type === 'xstate.disconnect') {
      if (screen !== undefined) this.#drop(screen);
      return;
    }
    if (data.type !== 'xstate.inspecting') {
      if (data.type === 'xstate.event') screen?.take(data);
      return;
    }
    if (screen === undefined) {
      screen = this.#screenIn(source);
      this.#listener.screens(this.#screens.length);
    }
    screen.take(data);
    for (const {events} of this.#statecharts.values()) for (const each of events) screen.feed(each);
  }

  /** Takes a batch of news and passes it on. A batch that registers statecharts registers all there are: others have stopped. */
  feed(batch: readonly StatechartNews[]): void {
    this.#forgetGone();
    const registered = new Set(batch.flatMap((news) => (news.type === 'registered' ? [news.statechart] : [])));
    const stopped =
      registered.size === 0 ? [] : [...this.#statecharts.keys()].filter((statechart) => !registered.has(statechart));
    for (const statechart of stopped) this.#pass({type: 'stopped', statechart});
    for (const news of batch) this.#pass(news);
  }

  /** Ends all screens; their windows wait for this page to come back. */
  close(): void {
    for (const screen of this.#screens) {
      screen.sayGoodbye();
      screen.close();
    }
    this.#screens = [];
  }

  #pass(news: StatechartNews): void {
    this.#keep(news);
    for (const screen of this.#screens) screen.feed(news);
  }

  #screenIn(window: Window): Screen {
    const screen = new Screen(window, this.#url, (statechart, event) => this.#listener.command(statechart, event));
    for (const {registered} of this.#statecharts.values()) screen.feed(registered);
    this.#screens.push(screen);
    return screen;
  }

  #keep(news: StatechartNews): void {
    if (news.type === 'registered') {
      this.#statecharts.set(news.statechart, {registered: news, events: []});
      return;
    }
    const known = this.#statecharts.get(news.statechart);
    if (known === undefined) return;
    if (news.type === 'stopped') this.#statecharts.delete(news.statechart);
    else if (news.type === 'state') known.registered = {...known.registered, state: news.state};
    else {
      // Events told again after a step back come in their old order: what they replace goes.
      const again = known.events.findIndex(({event}) => event.index >= news.event.index);
      if (again >= 0) known.events.length = again;
      known.events.push(news);
      if (known.events.length > KEPT_EVENTS) known.events.shift();
    }
  }

  #forgetGone(): void {
    for (const screen of this.#screens) if (screen.isGone) this.#drop(screen);
  }

  #drop(screen: Screen): void {
    screen.close();
    this.#screens = this.#screens.filter((each) => each !== screen);
    if (this.#screens.length === 0) this.#statecharts.clear();
    this.#listener.screens(this.#screens.length);
  }
}

function isMessage(data: unknown): data is {readonly type: string} {
  return typeof data === 'object' && data !== null && 'type' in data && typeof data.type === 'string';
}

/** A window, and not a worker's port. */
function isWindow(source: MessageEventSource | null): source is Window {
  return source !== null && 'closed' in source;
}
