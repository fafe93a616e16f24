// What runs inside the page: ears at its worker, questions to it as the page asks them, frames timed while something moves.
// Each function is handed over as text, so that it may use nothing but its arguments and the page's own globals.
import type {FromLab, ToLab} from '../src/bridge/protocol/messages.ts';

/** What the ears keep. */
export interface Probe {
  /** When the controls of the first run stood, ms after navigation; 0: not yet. */
  shownAt: number;
  /** Events behind the present, as the worker said last. */
  position: number;
  /** Messages of the worker so far. */
  heard: number;
  /** Tasks of the page that took 50 ms or longer, in ms. */
  longTasks: number[];
  post(message: ToLab): void;
  /** Posts, and gives the time at which the message that `isAnswer` picks has come. */
  answer(message: ToLab, isAnswer: (message: FromLab) => boolean): Promise<number>;
  /** Waits until the worker has said nothing for a while. */
  quiet(): Promise<void>;
}

declare global {
  interface Window {
    probe: Probe;
  }
  interface Performance {
    /** Only in a cross-origin isolated Chromium: page and workers. */
    measureUserAgentSpecificMemory?(): Promise<{readonly bytes: number}>;
  }
}

/** Before the page's own scripts: puts `window.probe` between the page and its worker. */
export function listen(): void {
  const waiting = new Set<(message: FromLab) => boolean>();
  let lab: Worker | null = null;
  const probe: Probe = {
    shownAt: 0,
    position: -1,
    heard: 0,
    longTasks: [],
    post: (message) => lab?.postMessage(message),
    answer: (message, isAnswer) =>
      new Promise((done) => {
        waiting.add((heard) => {
          if (!isAnswer(heard)) return false;
          done(performance.now());
          return true;
        });
        lab?.postMessage(message);
      }),
    quiet: async () => {
      for (let calm = 0, before = -1; calm < 3; calm = probe.heard === before ? calm + 1 : 0) {
        before = probe.heard;
        await new Promise((done) => setTimeout(done, 30));
      }
    },
  };
  window.probe = probe;
  const Original = window.Worker;
  window.Worker = class extends Original {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      if (lab !== null) return;
      lab = this;
      this.addEventListener('message', ({data}: MessageEvent<FromLab>) => {
        probe.heard++;
        if (data.type === 'view') probe.position = data.view.position;
        for (const wish of waiting) if (wish(data)) waiting.delete(wish);
      });
    }
  };
  new PerformanceObserver((list) => {
    probe.longTasks.push(...list.getEntries().map(({duration}) => duration));
  }).observe({type: 'longtask'});
  const look = (): void => {
    if (probe.position >= 0 && document.querySelector('#go-to-event') !== null) probe.shownAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Asks for windows all over the run, so many at once as a page that jumps would not; events a second. */
export async function windowsPerSecond({
  windows,
  size,
  events,
}: {
  windows: number;
  size: number;
  events: number;
}): Promise<number> {
  const {probe} = window;
  const from = performance.now();
  const all = Array.from({length: windows}, (_, i) => {
    const first = (i * 7919 * size) % (events - size);
    const id = 1e9 + i;
    const isAnswer = (data: FromLab): boolean => data.type === 'answer' && data.id === id;
    return probe.answer({type: 'ask', id, question: 'records', asked: {from: first, to: first + size}}, isAnswer);
  });
  await Promise.all(all);
  return (windows * size * 1000) / (performance.now() - from);
}

/** Goes to places all over the run, and one access back from each: ms from the request to the worker's answer. */
export async function travel({
  tries,
  stride,
  events,
}: {
  tries: number;
  stride: number;
  events: number;
}): Promise<{seeks: number[]; backs: number[]}> {
  const {probe} = window;
  const isView = (data: FromLab): boolean => data.type === 'view';
  const seeks: number[] = [];
  const backs: number[] = [];
  for (let i = 1; i <= tries; i++) {
    await probe.quiet();
    let from = performance.now();
    seeks.push((await probe.answer({type: 'seek', event: (i * stride) % events}, isView)) - from);
    await probe.quiet();
    from = performance.now();
    backs.push((await probe.answer({type: 'step', to: 'access', backwards: true}, isView)) - from);
  }
  return {seeks, backs};
}

/** What moves in each frame: nothing; the log's far jumps and its wheel; the timeline panned, shown whole, zoomed. */
export type Motion = 'nothing' | 'jump' | 'wheel' | 'pan' | 'whole' | 'zoom';

/** Frame times in ms while something moves. */
export function framesWhile({motion, count}: {motion: Motion; count: number}): Promise<number[]> {
  const list = document.querySelector('.log-scroll');
  const press = (code: string): void => {
    document.querySelector('.timeline-lanes')?.dispatchEvent(new KeyboardEvent('keydown', {code, bubbles: true}));
  };
  const act = (n: number): void => {
    if (motion === 'jump' && list !== null) list.scrollTop = (((n * 3571) % count) / count) * list.scrollHeight;
    else if (motion === 'wheel' && list !== null) list.scrollTop -= 130;
    else if (motion === 'pan') press('KeyA');
    else if (motion === 'whole') press('KeyF');
    else if (motion === 'zoom') press(n % 60 < 30 ? 'KeyS' : 'KeyW');
  };
  return new Promise((done) => {
    const times: number[] = [];
    let last = performance.now();
    const frame = (): void => {
      const now = performance.now();
      times.push(now - last);
      last = now;
      if (times.length > count) return done(times.slice(5));
      act(times.length - 1);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}
