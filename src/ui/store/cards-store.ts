// What the page knows of the devices beside each other: the figures so far, and how far measuring has come.
import {create} from 'zustand';
import {faultLine} from '../../base/result.ts';
import type {MeasuredCards} from '../../bridge/protocol/findings.ts';
import {MEASURES} from '../../kits/measures.ts';
import {fetchRecording} from './fetch-recording.ts';
import {askLab, onFault, tellLab, useLab} from './lab-store.ts';

/** Where measuring stands. */
export interface CardsState {
  readonly isRunning: boolean;
  /** It was stopped before its end. */
  readonly isStopped: boolean;
  /** Runs done, of how many; and the scenario of the one under way. */
  readonly done: number;
  readonly of: number;
  readonly scenario: string | null;
  /** Null before the first. */
  readonly measured: MeasuredCards | null;
  /** Recordings that could not be fetched: what is told by them is missing. */
  readonly missing: readonly string[];
  /** Why nothing could be measured. */
  readonly refusal: string | null;
  start(): Promise<void>;
  /** Keeps what has been run. */
  stop(): void;
}

let latest = 0;

export const useCards = create<CardsState>()((set, get) => ({
  isRunning: false,
  isStopped: false,
  done: 0,
  of: 0,
  scenario: null,
  measured: null,
  missing: [],
  refusal: null,
  async start() {
    const mine = ++latest;
    set({isRunning: true, isStopped: false, done: 0, of: 0, scenario: null, refusal: null});
    const {recordings, missing} = await neededRecordings();
    if (mine !== latest) return;
    // Stopped while they were fetched: the worker has nothing to stop yet.
    if (get().isStopped) return set({isRunning: false});
    set({missing});
    const answer = await askLab('measureCards', {recordings}, ({cards, prices, done, of, scenario}) => {
      if (mine === latest) set({measured: {cards, prices}, done, of, scenario});
    });
    if (mine !== latest) return;
    if (answer.ok) set({isRunning: false, measured: answer.value, scenario: null});
    else set({isRunning: false, refusal: faultLine(answer.fault), scenario: null});
  },
  stop() {
    set({isStopped: true});
    tellLab({type: 'stop', work: 'cards'});
  },
}));

/** The files by which devices are told, as many as can be had. */
async function neededRecordings(): Promise<{recordings: Record<string, ArrayBuffer>; missing: readonly string[]}> {
  const {library} = useLab.getState();
  const scenarios = new Set(MEASURES.flatMap(({recordings}) => recordings.map(({scenario}) => scenario)));
  const files = library.flatMap(({name, recording}) => (recording !== null && scenarios.has(name) ? [recording] : []));
  const fetched = await Promise.all(files.map(async (file) => ({file, bytes: await fetchRecording(file)})));
  return {
    recordings: Object.fromEntries(fetched.flatMap(({file, bytes}) => (bytes.ok ? [[file, bytes.value]] : []))),
    missing: fetched.flatMap(({file, bytes}) => (bytes.ok ? [] : [file])),
  };
}

// A worker that broke takes its runs with it.
onFault(() => {
  latest++;
  useCards.setState({isRunning: false, scenario: null});
});
