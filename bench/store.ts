// The event store: an append beside an array of objects, bytes an event of a whole run, and columns out of the worker.
import {MessageChannel, receiveMessageOnPort} from 'node:worker_threads';
import {EventStore} from '../src/trace/event-store.ts';
import {Kind, packAccess} from '../src/trace/record-layout.ts';
import {NO_CAUSE} from '../src/trace/units.ts';
import {frameByWord, startCard} from './frame-accesses.ts';
import {alone, pair, type Work} from './measure.ts';
import {labFor} from './open-machine.ts';
import {atLeast, atMost, type BenchResult} from './result.ts';
import {TapeGuest} from './tape-guest.ts';

const APPENDS = 50_000;
const WINDOW = 4_096;
const LARGE_RUN = 10_000_000;
const MEGABYTE = 2 ** 20;

/** What the run's memory costs. */
export function storeBenches(): BenchResult[] {
  const append = pair(appendWork(), objectWork());
  const sent = alone(windowWork());
  const {bytes, events} = largeRun();
  return [
    atMost(
      'append a record',
      'ratio',
      append.ratio,
      0.25,
      `an object an event: ${append.first.toFixed(1)} against ${append.second.toFixed(1)} ns`,
    ),
    atLeast(
      'columns to the page, Node',
      'events/s',
      1e9 / sent,
      10e6,
      `windows of ${WINDOW} copied out of the store, transferred and received`,
    ),
    atMost(
      'memory of a run',
      'bytes/event',
      bytes / events,
      20,
      `${(events / 1e6).toFixed(0)} million events, keyframes and frames included`,
    ),
    atMost(
      'memory of 10 million events',
      'MB',
      bytes / MEGABYTE,
      256,
      'the machine and its run, by arrayBuffers and heap after collection',
    ),
  ];
}

const packed = packAccess(Kind.ACCESS, 0, 16, 2, 0, false, 3, 1);

function appendWork(): Work {
  let store = new EventStore();
  return {
    units: APPENDS,
    prepare: () => {
      store = new EventStore();
    },
    run: () => {
      for (let i = 0; i < APPENDS; i++) store.append(packed, i & 0xffff, i * 530, NO_CAUSE);
      return store.next;
    },
  };
}

function objectWork(): Work {
  let events: object[] = [];
  return {
    units: APPENDS,
    prepare: () => {
      events = [];
    },
    run: () => {
      for (let i = 0; i < APPENDS; i++) {
        events.push({
          kind: 1,
          guest: 0,
          offset: 16,
          size: 2,
          page: 0,
          hooked: false,
          state: 3,
          flags: 1,
          value: i & 0xffff,
          at: i * 530,
          cause: NO_CAUSE,
        });
      }
      return events.length;
    },
  };
}

function windowWork(): Work {
  const store = new EventStore();
  for (let i = 0; i < APPENDS; i++) store.append(packed, i & 0xffff, i * 530, NO_CAUSE);
  const {port1, port2} = new MessageChannel();
  port1.unref();
  port2.unref();
  return {
    units: APPENDS,
    run: () => {
      let received = 0;
      for (let from = 0; from < APPENDS; from += WINDOW) {
        const {words, bases} = store.window(from, from + WINDOW);
        port1.postMessage({words, bases}, [words.buffer, bases.buffer]);
        const got: unknown = receiveMessageOnPort(port2);
        if (got !== undefined) received++;
      }
      return received;
    },
  };
}

/** A run of frames until ten million events are behind, and what Node holds for it. */
function largeRun(): {bytes: number; events: number} {
  const before = held();
  const lab = labFor(new TapeGuest(startCard(), frameByWord(), Number.POSITIVE_INFINITY), 'deck');
  lab.runTo(LARGE_RUN);
  const bytes = held() - before;
  return {bytes, events: lab.position};
}

function held(): number {
  globalThis.gc?.();
  const {heapUsed, arrayBuffers} = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
