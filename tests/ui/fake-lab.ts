// A stand-in for the worker that speaks the protocol over a hand-made run: for looking at panels and for their tests.
import type {FromLab, Stand, StepTarget, ToLab} from '../../src/bridge/protocol/messages.ts';
import {PROTOCOL_VERSION} from '../../src/bridge/protocol/messages.ts';
import {TimelineIndex} from '../../src/bridge/spans/timeline-index.ts';
import {VerdictIndex} from '../../src/bridge/spans/verdict-index.ts';
import {filterWords} from '../../src/sim/lab/filter-words.ts';
import type {LabView} from '../../src/sim/lab/lab-view.ts';
import {STATES} from '../../src/sim/models/ne2k/names.ts';
import type {EventStore} from '../../src/trace/event-store.ts';
import {compileFilter, recordsThat} from '../../src/trace/filter/compile.ts';
import {parseFilter} from '../../src/trace/filter/parse.ts';
import {Flag, flagsOf, Kind, kindOf, stateOf} from '../../src/trace/record-layout.ts';
import type {EventIndex} from '../../src/trace/units.ts';
import {fakeRun} from './fake-run.ts';
import {FIXTURE_POSITION, fixtureMemory, fixtureView} from './fixture-view.ts';

const WORDS = filterWords(['alice', 'bob', 'carol']);

const TARGETS: Readonly<Record<StepTarget, (w0: number) => boolean>> = {
  access: (w0) => kindOf(w0) === Kind.ACCESS,
  'model-event': (w0) => kindOf(w0) === Kind.MODEL_EVENT,
  transition: (w0) => kindOf(w0) === Kind.TRANSITION,
  operation: (w0) => kindOf(w0) === Kind.OPERATION,
  frame: (w0) => kindOf(w0) === Kind.FRAME_TX,
  interrupt: (w0) => kindOf(w0) === Kind.INJECT,
  story: (w0) => kindOf(w0) === Kind.TRANSITION,
  handoff: (w0) => kindOf(w0) === Kind.HANDOFF,
  denial: (w0) => kindOf(w0) === Kind.DENIAL,
  event: () => true,
};

/** Answers like a worker, in the page. `say` gets what the worker would post. */
export class FakeLab {
  readonly #say: (message: FromLab) => void;
  readonly #store: EventStore;
  readonly #spans = new TimelineIndex({transmitting: [2, 5, 6], remote: [3, 4, 5, 6]});
  readonly #verdicts = new VerdictIndex();
  #position: EventIndex;
  #running = false;
  #watchesMemory = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (message: FromLab) => void, records = 77_120) {
    this.#say = say;
    this.#store = fakeRun(records);
    this.#position = this.#instant(Math.min(FIXTURE_POSITION, this.#store.length));
    queueMicrotask(() => {
      this.#say({type: 'ready', version: PROTOCOL_VERSION, library: []});
    });
  }

  /** Takes one message of the page. */
  post(message: ToLab): void {
    switch (message.type) {
      case 'load':
        this.#load(message.id, message.scenario, message.stand);
        return;
      case 'run':
        this.#running = true;
        this.#tick();
        return;
      case 'pause':
        this.#show(false);
        return;
      case 'step':
        this.#step(message.to, message.backwards ? -1 : 1);
        this.#show(false);
        return;
      case 'seek':
        this.#seek(message.event);
        this.#show(false);
        return;
      case 'window': {
        const {from, words, bases} = this.#store.window(message.from, message.to);
        this.#later({type: 'window', id: message.id, from, words, bases});
        return;
      }
      case 'filter':
        this.#later({
          type: 'matches',
          id: message.id,
          indices: this.#matches(message.text, message.brief),
          counts: null,
          computed: this.#store.length,
        });
        return;
      case 'timeline':
        this.#spans.extend(this.#store);
        return this.#later({
          type: 'timeline',
          id: message.id,
          summary: this.#spans.summary(message.from, message.to, message.pixels),
        });
      case 'verdicts': {
        this.#verdicts.extend(this.#store);
        const total = this.#verdicts.rowCount(message.choice);
        return this.#later({
          type: 'verdicts',
          id: message.id,
          from: message.from,
          rows: this.#verdicts.rows(this.#store, message.choice, message.from, message.to),
          total,
          ahead: total - this.#verdicts.rowsBefore(message.choice, this.#position),
          counts: this.#verdicts.counts,
        });
      }
      case 'seek-time':
        this.#position = this.#store.firstAtOrAfter(message.at + 1);
        return this.#show(false);
      case 'watch-memory':
        this.#watchesMemory = message.on;
        this.#show(this.#running);
        return;
      case 'before':
        return this.#later({
          type: 'before',
          id: message.id,
          position: this.#position,
          registers: this.view().registers,
        });
      case 'instant':
        return this.#later({
          type: 'instant',
          id: message.id,
          event: message.event,
          view: {...this.view(), position: message.event + 1},
          before: this.view().registers,
          frame: null,
        });
      case 'moments':
        return this.#later({type: 'moments', id: message.id, moments: []});
      case 'frames':
        return this.#later({type: 'frames', id: message.id, from: message.from, rows: [], total: 0, ahead: 0, all: 0});
      case 'frame':
        this.#later({type: 'frame', id: message.id, bytes: new Uint8Array(60)});
        return;
      case 'export':
        this.#later({
          type: 'exported',
          id: message.id,
          name: `run.${message.format}`,
          bytes: new Uint8Array(16),
        });
        return;
      case 'digest':
        this.#later({type: 'digest', id: message.id, digest: '0123456789abcdef', events: this.#position});
        return;
      case 'crash':
        this.#stop();
        this.#later({
          type: 'fault',
          message: 'assertion failed: asked to crash',
          scenario: 'three-guests',
          seed: 2008,
          event: this.#position,
        });
        return;
    }
  }

  /** Ends the fake; nothing is said afterwards. */
  close(): void {
    this.#stop();
  }

  /** The view at the fake's present: the fixture with its numbers moved. */
  view(): LabView {
    const base = fixtureView(this.#watchesMemory ? fixtureMemory() : null);
    const last = this.#position - 1;
    const state = STATES[this.#stateAt(last)] ?? null;
    return {
      ...base,
      now: last >= 0 ? this.#store.at(last) : 0,
      position: this.#position,
      computed: this.#store.length,
      ended: this.#position === this.#store.length,
      model: {...base.model, state, reusable: state === 'Idle'},
    };
  }

  #load(id: number, scenario: unknown, stand: Stand): void {
    const named = typeof scenario === 'object' && scenario !== null && 'name' in scenario;
    if (!named) {
      this.#later({type: 'refused', id, place: 'scenario.json: name', message: 'a scenario needs a name'});
      return;
    }
    this.#stop();
    this.#later({type: 'loaded', id, words: WORDS});
    if (stand === 'first-look')
      this.#stepTo((w0) => kindOf(w0) === Kind.CHECK && (flagsOf(w0) & Flag.TRANSMIT) !== 0, 1);
    else if (typeof stand === 'number') this.#seek(stand + 1);
    this.#show(false);
  }

  #seek(events: EventIndex): void {
    this.#position = Math.max(0, Math.min(events, this.#store.length));
  }

  #instant(position: EventIndex): EventIndex {
    for (let i = position; i > 0; i--) {
      const w0 = this.#store.word(i - 1, 0);
      if (kindOf(w0) === Kind.TRANSITION && stateOf(w0) === 6) return i;
    }
    return position;
  }

  #stateAt(index: EventIndex): number {
    for (let i = index; i >= 0; i--) {
      const w0 = this.#store.word(i, 0);
      if (kindOf(w0) === Kind.TRANSITION) return stateOf(w0);
    }
    return 0;
  }

  #step(to: StepTarget, direction: 1 | -1): void {
    this.#stepTo(TARGETS[to], direction);
  }

  #stepTo(wanted: (w0: number) => boolean, direction: 1 | -1): void {
    let position = this.#position + direction;
    while (position > 0 && position < this.#store.length && !wanted(this.#store.word(position - 1, 0)))
      position += direction;
    this.#position = Math.max(0, Math.min(position, this.#store.length));
  }

  #matches(text: string, brief: boolean): Uint32Array<ArrayBuffer> {
    const parsed = parseFilter(text, WORDS);
    if (!parsed.ok) throw new Error(parsed.fault.message);
    const passes = compileFilter(parsed.filter, WORDS);
    return recordsThat((record) => (!brief || kindOf(record.w0) !== Kind.EXIT) && passes(record), this.#store);
  }

  #tick(): void {
    this.#stop(true);
    this.#position = Math.min(this.#store.length, this.#position + 60);
    if (this.#position === this.#store.length) {
      this.#show(false);
      return;
    }
    this.#later({type: 'view', view: this.view(), running: true});
    this.#timer = setTimeout(() => this.#tick(), 33);
  }

  #show(running: boolean): void {
    this.#stop(running);
    this.#later({type: 'view', view: this.view(), running});
  }

  #stop(running = false): void {
    this.#running = running;
    clearTimeout(this.#timer);
  }

  #later(message: FromLab): void {
    queueMicrotask(() => this.#say(message));
  }
}
