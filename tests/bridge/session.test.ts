// The worker's session, with a host whose clock and queue are ours: what it answers, when it refuses, how it fails.
import {readFileSync} from 'node:fs';
import {describe, expect, test, vi} from 'vitest';
import {present} from '../../src/base/assert.ts';
import {faultLine} from '../../src/base/result.ts';
import type {FromLab, ToLab} from '../../src/bridge/protocol/messages.ts';
import {PROTOCOL_VERSION} from '../../src/bridge/protocol/news.ts';
import type {AnswerTo, QuestionName} from '../../src/bridge/questions/questions.ts';
import {LabSession} from '../../src/bridge/session.ts';
import {RECORDED_DEVICES} from '../../src/kits/facts.ts';
import {SCENARIO_LIBRARY} from '../../src/scenarios/library.ts';
import {BusRecorder} from '../../src/sim/lab/bus-recorder.ts';
import {gunzipText} from '../../src/trace/gunzip.ts';
import {RecordWindow} from '../../src/trace/record-window.ts';
import type {RecordedRun} from '../../src/trace/recorded-run.ts';
import {parseVpioTrace} from '../../src/trace/vpio-trace.ts';
import {ended, scenarioOf} from '../sim/lab/runs.ts';
import {answered, ask, load, wordOf} from './asking.ts';

/** A worker's surroundings without a worker: every look at the clock takes two milliseconds. */
class Desk {
  readonly said: FromLab[] = [];
  readonly session: LabSession;
  #now = 0;
  #queue: (() => void)[] = [];

  constructor() {
    this.session = new LabSession({
      say: (message, transfer) => {
        this.said.push(structuredClone(message, {transfer: [...transfer]}));
      },
      later: (ms, act) => {
        this.#queue.push(() => {
          this.#now += ms;
          act();
        });
      },
      nowMs: () => {
        this.#now += 2;
        return this.#now;
      },
    });
  }

  /** Sends messages and tells what was said to the last. */
  send(...messages: ToLab[]): FromLab[] {
    let from = 0;
    for (const message of messages) {
      from = this.said.length;
      this.session.take(message);
    }
    return this.said.slice(from);
  }

  /** Sends a message whose answer takes code that is fetched first, and waits for so many words in return. */
  async sendAndWait(message: ToLab, words = 1): Promise<FromLab[]> {
    const from = this.said.length;
    this.session.take(message);
    await vi.waitFor(() => expect(this.said.length).toBeGreaterThanOrEqual(from + words), {timeout: 10_000});
    return this.said.slice(from);
  }

  /** Lets so many waiting callbacks run, all of them if none is given. */
  settle(turns = Number.POSITIVE_INFINITY): this {
    for (let turn = 0; turn < turns; turn++) {
      const act = this.#queue.shift();
      if (act === undefined) break;
      act();
    }
    return this;
  }

  /** The last thing said of a kind. */
  last<T extends FromLab['type']>(type: T): Extract<FromLab, {type: T}> {
    const found = this.said.findLast((message): message is Extract<FromLab, {type: T}> => message.type === type);
    return present(found, `the session said ${type}`);
  }

  /** What was answered last to a question. */
  answer<Q extends QuestionName>(question: Q): AnswerTo<Q> {
    return answered(this.said, question);
  }
}

const RUN: ToLab = {type: 'run', cyclesPerSecond: null};
const DIGEST = ask('digest', null);

const typesOf = (messages: readonly FromLab[]): string[] => messages.map(wordOf);

describe('opening', () => {
  test('it says ready with the protocol’s version and the library, once', () => {
    expect(new Desk().said).toEqual([{type: 'ready', version: PROTOCOL_VERSION, library: SCENARIO_LIBRARY}]);
  });

  test('a scenario by name or as data is loaded and shown', () => {
    for (const scenario of ['transmit', scenarioOf('transmit')]) {
      const desk = new Desk();
      expect(typesOf(desk.send(load(scenario)))).toEqual(['load', 'view']);
      expect(desk.last('view')).toMatchObject({running: false, view: {position: 0, scenario: {name: 'transmit'}}});
    }
  });

  test('seed and profile take the scenario’s place', () => {
    const desk = new Desk();
    desk.send(load('two-guests', {seed: 77, profile: 'qemu'}));
    expect(desk.last('view').view).toMatchObject({seed: 77, profile: 'qemu'});
  });

  test('changes take the scenario’s place, and it is described with and without them', () => {
    const desk = new Desk();
    desk.send(load('two-guests', {changes: {policies: {denial: 'stop'}, hooks: 'all'}}), ask('describe', null));
    const {scenario, original} = desk.answer('describe');
    expect([scenario.policies.denial, scenario.hooks.datasheet]).toEqual(['stop', 'all']);
    expect([original.policies.denial, original.hooks.datasheet]).toEqual(['nothing', 'sharing']);
  });

  test('questions before anything is open are refused, commands ignored', () => {
    const desk = new Desk();
    expect(desk.send(DIGEST)).toMatchObject([{type: 'refused', id: 9, message: 'no scenario is open'}]);
    expect(desk.send(RUN, {type: 'step', to: 'event', backwards: false})).toEqual([]);
  });

  const garbage = Uint8Array.from({length: 500}, (_, i) => (i * 97) & 0xff).buffer;
  const traces = 'public/traces/linux-ne2k-pci.jsonl.gz';
  const whole = readFileSync(traces);
  const cut = Uint8Array.from(whole.subarray(0, 20_000)).buffer;

  test.each([
    ['an unknown name', load('no-such')],
    ['an unknown key', load({...scenarioOf('transmit'), colour: 'red'})],
    ['a policy without such a choice', load('transmit', {changes: {policies: {denial: 'shout'}}})],
    ['a hook that does not exist', load('transmit', {changes: {hooks: 'w:XYZ'}})],
    ['another version', load({...scenarioOf('transmit'), version: 2})],
    ['no scenario at all', load(null)],
    ['a recorded guest without its recording', load('linux-ne2k-pci')],
    ['a recording that is garbage', load('linux-ne2k-pci', {recording: garbage.slice(0)})],
    ['a recording that was cut', load('linux-ne2k-pci', {recording: cut.slice(0)})],
    ['an empty recording', load('linux-ne2k-pci', {recording: new ArrayBuffer(0)})],
  ])('%s is refused in one line, and the open run is untouched', async (_, message) => {
    const desk = new Desk();
    desk.send(load('transmit'), {type: 'seek', event: 60});
    const before = desk.last('view').view;
    const answer = await desk.sendAndWait(message);
    expect(typesOf(answer)).toEqual(['refused']);
    expect(desk.last('refused')).toMatchObject({id: 1});
    expect(desk.last('refused').message).toMatch(/^[^\n]+$/);
    desk.send({type: 'seek', event: 60});
    expect(desk.last('view').view).toEqual(before);
  });
});

describe('code that is fetched when it is first wanted', () => {
  const recording = () => Uint8Array.from(readFileSync('public/traces/linux-ne2k-pci.jsonl.gz')).buffer;

  test('holds up the messages behind it, which are then taken in order', async () => {
    const desk = new Desk();
    desk.send(load('transmit'));
    const from = desk.said.length;
    desk.send(load('linux-ne2k-pci', {recording: recording()}), {type: 'seek', event: 40}, DIGEST, load('two-guests'));
    expect(desk.said.length).toBe(from);
    await vi.waitFor(() => expect(desk.said.length).toBe(from + 6), {timeout: 10_000});
    expect(typesOf(desk.said.slice(from))).toEqual(['load', 'view', 'view', 'digest', 'load', 'view']);
    expect(desk.said[from + 2]).toMatchObject({view: {position: 40, scenario: {name: 'linux-ne2k-pci'}}});
    expect(desk.last('view').view).toMatchObject({position: 0, scenario: {name: 'two-guests'}});
  });

  test('saves the run up to the present', async () => {
    const desk = new Desk();
    desk.send(load('transmit'), {type: 'seek', event: 200});
    const [csv] = await desk.sendAndWait(ask('export', 'csv', 5));
    expect(csv).toMatchObject({type: 'answer', id: 5, answer: {name: 'transmit.csv'}});
    const lines = new TextDecoder().decode(desk.answer('export').bytes).trimEnd().split('\n');
    expect(lines).toHaveLength(1 + desk.last('view').view.position);
    expect(await desk.sendAndWait(ask('export', 'pcap', 6))).toMatchObject([{answer: {name: 'transmit.pcap'}}]);
    expect(desk.answer('export').bytes.slice(0, 4)).toEqual(Uint8Array.of(0x4d, 0x3c, 0xb2, 0xa1));
  });
});

describe('comparing', () => {
  const asked = {scenario: 'two-guests', seed: 3, profile: null, changes: null};
  const COMPARE = ask('compare', asked, 7);

  test('runs the techniques in slices beside the open run, and leaves that alone', async () => {
    const desk = new Desk();
    desk.send(load('two-guests'), {type: 'seek', event: 100});
    const before = desk.last('view').view;
    desk.session.take(COMPARE);
    await vi.waitFor(() => expect(typesOf(desk.settle().said)).toContain('compare'), {timeout: 10_000});
    const {scenario, reports} = desk.answer('compare');
    expect([scenario.name, scenario.seed]).toEqual(['two-guests', 3]);
    expect(reports.map(({technique}) => technique)).toEqual([
      'emulated',
      'paravirtual',
      'passthrough',
      'selfVirtualizing',
      'directMapped',
      'vpio',
    ]);
    expect(desk.said.filter(({type}) => type === 'progress').length).toBeGreaterThan(1);
    desk.send({type: 'seek', event: 100});
    expect(desk.last('view').view).toEqual(before);
  });

  test('ends when asked, with what has been run, and is told once', async () => {
    const desk = new Desk();
    desk.session.take(COMPARE);
    await vi.waitFor(() => expect(typesOf(desk.said)).toContain('progress'), {timeout: 10_000});
    const stop = {type: 'stop', work: 'compare'} as const;
    expect(desk.send(stop, stop)).toEqual([]);
    expect(desk.settle().answer('compare').reports.length).toBeLessThan(6);
    expect(typesOf(desk.said).filter((type) => type === 'compare')).toHaveLength(1);
  });

  test('of a name that is not there is refused', async () => {
    const desk = new Desk();
    expect(await desk.sendAndWait(ask('compare', {...asked, scenario: 'no-such'}, 7))).toMatchObject([
      {type: 'refused', id: 7},
    ]);
  });
});

describe('running', () => {
  test('to the end gives the digest of a run without a worker, in slices that let messages in', () => {
    const desk = new Desk();
    desk.send(load('two-guests'), RUN);
    desk.settle(2);
    expect(desk.last('view').running).toBe(true);
    desk.settle();
    expect(desk.last('view')).toMatchObject({running: false, view: {ended: true}});
    desk.send(DIGEST);
    const {digest, events} = ended('two-guests').report();
    expect(desk.answer('digest')).toEqual({digest, events});
  });

  test('a pause between slices stops it there, and it goes on to the same end', () => {
    const desk = new Desk();
    desk.send(load('two-guests'), RUN);
    desk.settle(3).send({type: 'pause'});
    const {position} = desk.last('view').view;
    desk.settle();
    expect(desk.last('view')).toMatchObject({running: false, view: {position}});
    desk.send(RUN);
    desk.settle().send(DIGEST);
    expect(desk.answer('digest').digest).toBe(ended('two-guests').digest());
  });

  test('a pace holds simulated time to the host’s clock', () => {
    const desk = new Desk();
    desk.send(load('two-guests'), {type: 'run', cyclesPerSecond: 1_000_000});
    desk.settle(40);
    const {view, running} = desk.last('view');
    expect([running, view.now < 2_000_000]).toEqual([true, true]);
  });

  test('while it runs, views come at most thirty times a second', () => {
    const desk = new Desk();
    desk.send(load('two-guests'), {type: 'run', cyclesPerSecond: 1_000_000});
    const before = desk.said.length;
    desk.settle(100); // a hundred slices of about 14 ms
    expect(desk.said.length - before).toBeLessThan(60);
  });
});

describe('standing somewhere else', () => {
  test('a step ends after what it looked for, forwards and back', () => {
    const desk = new Desk();
    desk.send(load('rogue'), {type: 'step', to: 'denial', backwards: false});
    const first = desk.last('view').view;
    expect(first.counts.denials).toBeGreaterThan(0);
    desk.send({type: 'step', to: 'denial', backwards: false}, {type: 'step', to: 'denial', backwards: true});
    expect(desk.last('view').view.position).toBe(first.position);
    desk.send({type: 'step', to: 'handoff', backwards: true});
    expect(desk.last('view').view.position).toBeLessThan(first.position);
  });

  test('the first look is at a frame that is about to be sent, or at a card that is set up where none is', () => {
    const desk = new Desk();
    desk.send(load('two-guests', {stand: 'first-look'}));
    expect(desk.last('view').view.guests.map(({counts}) => counts.txFrames)).toEqual([0, 0]);
    expect(desk.last('view').view.ended).toBe(false);
    desk.send(load('bulk-receive', {stand: 'first-look'}));
    const {position, ended} = desk.last('view').view;
    expect([position >= 300 && position < 350, ended]).toEqual([true, false]);
  });

  test('a run stands where it was asked to, and one that is refused behind it moves nothing', () => {
    const desk = new Desk();
    desk.send(load('rogue', {stand: 500}), load('no-such', {stand: 20}, 2));
    expect(desk.last('view').view).toMatchObject({position: 501, scenario: {name: 'rogue'}});
  });

  test('a seek to before the start or past the end stands at them', () => {
    const desk = new Desk();
    desk.send(load('transmit'), {type: 'seek', event: -5});
    expect(desk.last('view').view.position).toBe(0);
    desk.send({type: 'seek', event: 1e9});
    expect(desk.last('view').view).toMatchObject({ended: true});
  });

  test('a seek to a time stands after the last event at or before it', () => {
    const desk = new Desk();
    desk.send(load('transmit'), {type: 'seek', event: 1e9}, {type: 'seek-time', at: 100_000});
    const {position, computed} = desk.last('view').view;
    desk.send(ask('records', {from: 0, to: computed}));
    const {from, words, bases, ranges} = desk.answer('records');
    const window = new RecordWindow(from, words, bases, ranges);
    expect(window.at(position - 1)).toBeLessThanOrEqual(100_000);
    expect(window.at(position)).toBeGreaterThan(100_000);
  });

  test('packet memory is in a view only where it was asked for', () => {
    const desk = new Desk();
    desk.send(load('transmit'));
    expect(desk.last('view').view.memory).toBeNull();
    desk.send({type: 'watch-memory', on: true});
    expect(desk.last('view').view.memory?.length).toBe(0x4000);
  });
});

describe('breakpoints', () => {
  test('stop a run and say so before the view; without them it runs to its end', async () => {
    const desk = new Desk();
    desk.send(load('rogue'));
    desk.send({type: 'breakpoints', list: [{id: 4, text: 'kind == denial'}]}, RUN);
    await vi.waitFor(() => expect(typesOf(desk.settle().said)).toContain('stopped'), {timeout: 10_000});
    const {event} = desk.last('stopped');
    expect(desk.last('stopped')).toMatchObject({breakpoint: 4, backwards: false});
    expect(desk.last('view')).toMatchObject({running: false});
    expect(desk.last('view').view.position).toBeGreaterThan(event ?? Number.NaN);
    desk.send({type: 'run-back'});
    expect(desk.last('stopped')).toMatchObject({breakpoint: null, event: null, backwards: true});
    expect(desk.last('view').view.position).toBe(0);
    desk.send({type: 'breakpoints', list: []}, RUN);
    desk.settle();
    expect(desk.last('view').view.ended).toBe(true);
  });
});

describe('questions', () => {
  const desk = new Desk();
  desk.send(load('rogue'), RUN);
  desk.settle();
  const {computed} = desk.last('view').view;

  test('a window holds the records it was asked for, clipped', () => {
    desk.send(ask('records', {from: computed - 10, to: computed + 10}));
    const {words, bases, ranges, from} = desk.answer('records');
    expect(new RecordWindow(from, words, bases, ranges).length).toBe(10);
  });

  test('a filter finds the denials of one guest, ascending, and everything when it asks for everything', async () => {
    await desk.sendAndWait(ask('matches', {text: 'kind == denial && guest.id == C', brief: false}, 5));
    const {indices} = desk.answer('matches');
    expect(indices.length).toBe(desk.last('view').view.counts.denials);
    expect([...indices]).toEqual([...indices].sort((a, b) => a - b));
    await desk.sendAndWait(ask('matches', {text: 'kind == denial && guest.id == B', brief: false}, 6));
    expect(desk.answer('matches').indices).toHaveLength(0);
    await desk.sendAndWait(ask('matches', {text: '', brief: false}, 7));
    expect(desk.answer('matches')).toMatchObject({computed});
    expect(desk.answer('matches').indices).toHaveLength(computed);
  });

  test('a filter that cannot be read is refused with the character', async () => {
    await desk.sendAndWait(ask('matches', {text: 'reg == TPSX', brief: true}, 8));
    expect(desk.last('refused')).toMatchObject({id: 8, place: 'filter, character 8'});
  });

  test('the brief list leaves exits out unless the filter asks for them', async () => {
    const found = async (text: string): Promise<number> => {
      await desk.sendAndWait(ask('matches', {text, brief: true}));
      return desk.answer('matches').indices.length;
    };
    expect(await found('')).toBeLessThan(computed);
    expect(await found('kind == exit')).toBeGreaterThan(0);
    expect(await found('vm.exit == interrupt')).toBeGreaterThan(0);
  });

  test('a frame comes as a copy, one that is not there is refused', () => {
    desk.send(ask('frame', 0, 8));
    expect(desk.answer('frame').length).toBeGreaterThanOrEqual(60);
    desk.send(ask('frame', 0, 8));
    expect(desk.answer('frame').length).toBeGreaterThanOrEqual(60);
    desk.send(ask('frame', 1e6, 9));
    expect(desk.last('refused')).toMatchObject({id: 9, place: 'frame 1000000'});
  });

  test('verdicts and timeline answer with what they were asked', async () => {
    await desk.sendAndWait(ask('verdicts', {choice: 'denied', from: 0, to: 5}));
    expect(desk.answer('verdicts')).toMatchObject({from: 0, ahead: 0});
    expect(desk.answer('verdicts').rows).toHaveLength(5);
    const {now} = desk.last('view').view;
    await desk.sendAndWait(ask('timeline', {from: 0, to: now, pixels: 800}));
    expect(desk.answer('timeline').run.to).toBeGreaterThan(0);
  });
});

describe('failing', () => {
  test('its own mistake is one fault with scenario, seed and event, and silence after', () => {
    const desk = new Desk();
    desk.send(load('two-guests', {seed: 5}), {type: 'seek', event: 500});
    const {position} = desk.last('view').view;
    expect(desk.send({type: 'crash'})).toMatchObject([
      {type: 'fault', scenario: 'two-guests', seed: 5, event: position},
    ]);
    expect(desk.send(load('transmit'), RUN, DIGEST)).toEqual([]);
  });

  test('a crash while running stops the running', () => {
    const desk = new Desk();
    desk.send(load('two-guests'), RUN);
    desk.settle(2).send({type: 'crash'});
    const said = desk.said.length;
    desk.settle();
    expect(desk.said.length).toBe(said);
  });
});

describe('saving the run as a trace', () => {
  const saved = async (desk: Desk): Promise<RecordedRun> => {
    const before = desk.said.length;
    desk.send(ask('export', 'trace', 5));
    await vi.waitFor(() => {
      desk.settle();
      expect(typesOf(desk.said.slice(before))).toContain('export');
    });
    expect(desk.answer('export').name).toMatch(/^transmit\.jsonl\.gz$/);
    const text = gunzipText(desk.answer('export').bytes);
    const run = text.ok ? parseVpioTrace(text.value, RECORDED_DEVICES) : text;
    if (!run.ok) throw new Error(faultLine(run.fault));
    return run.value;
  };

  test('the trace of a run is what its card’s bus saw, as the command line writes it', async () => {
    const desk = new Desk();
    desk.send(load('transmit'), RUN);
    desk.settle();
    const recorder = new BusRecorder();
    ended('transmit', {recorder});
    expect(await saved(desk)).toEqual(await saved(desk));
    const {header, ...columns} = await saved(desk);
    const {header: wanted, ...seen} = recorder.recording(header.driver, header.machine, header.workload);
    expect(columns).toEqual(seen);
    expect(header.mac).toBe(wanted.mac);
  });

  test('a trace ends at the present, and saving leaves the run alone', async () => {
    const desk = new Desk();
    desk.send(load('transmit'), RUN);
    desk.settle();
    const whole = await saved(desk);
    desk.send({type: 'seek', event: 150});
    const [part, digest] = [await saved(desk), desk.send(DIGEST)];
    expect(part.length).toBeLessThan(whole.length);
    expect(Array.from(part.values.subarray(0, 20))).toEqual(Array.from(whole.values.subarray(0, 20)));
    expect(digest).toMatchObject([{id: 9, answer: {events: desk.last('view').view.position}}]);
  });
});
