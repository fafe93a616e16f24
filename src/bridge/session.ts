// The worker's side of the protocol: one open lab, the summaries over it, and a clock that runs it in slices.
import {present} from '../base/assert.ts';
import {ok} from '../base/result.ts';
import {SCENARIO_LIBRARY} from '../scenarios/library.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import {filterWords} from '../sim/lab/filter-words.ts';
import type {Lab} from '../sim/lab/lab.ts';
import {STEP_TARGETS} from '../sim/lab/step-targets.ts';
import {GUEST_LETTERS} from '../trace/filter/words.ts';
import type {RecordedRun} from '../trace/recorded-run.ts';
import type {EventIndex} from '../trace/units.ts';
import type {Branching} from './branches/branching.ts';
import type {CompareSlices} from './compare-slices.ts';
import {fetchAhead} from './fetch-ahead.ts';
import {MachineWatch} from './machines/machine-watch.ts';
import {MessageOrder} from './message-order.ts';
import {freshTimeline, lookFirst, openRun} from './open-run.ts';
import {PanelAnswers} from './panel-answers.ts';
import {answerPlainly} from './plain-answers.ts';
import {type FromLab, PROTOCOL_VERSION, type RequestId, type ToLab} from './protocol/messages.ts';
import {comparedScenario, readScenario} from './read-scenario.ts';
import type {answerFilter} from './record-search.ts';
import {Runner} from './runner.ts';
import type {SessionHost} from './session-host.ts';
import type {SideWork} from './side/side-work.ts';

/** Answers the page. Our own mistakes become one `fault` message, and nothing after it. */
export class LabSession {
  readonly #host: SessionHost;
  readonly #order: MessageOrder;
  #lab: Lab | null = null;
  #timeline = freshTimeline();
  /** The open scenario before its changes. */
  #original: Scenario | null = null;
  #panels = new PanelAnswers();
  #recording: RecordedRun | undefined;
  readonly #runner: Runner;
  #hasFailed = false;
  #watchesMemory = false;
  #comparing: CompareSlices | null = null;
  #side: SideWork | null = null;
  #stopExport: (() => void) | null = null;
  readonly #machines = new MachineWatch((batch) => this.#say({type: 'machines', batch}));
  /** Fetched with the first search. */
  #search: typeof answerFilter | null = null;
  /** Fetched with the first act on a run. */
  #branching: Branching | null = null;

  constructor(host: SessionHost) {
    this.#host = host;
    this.#runner = new Runner(
      this.#guardedHost(),
      () => present(this.#lab, 'only an open lab runs'),
      () => this.#show(),
    );
    this.#order = new MessageOrder(
      (act) => this.#guarded(act),
      (message) => this.#take(message),
      (message) => this.#miss(message),
    );
    this.#say({type: 'ready', version: PROTOCOL_VERSION, library: SCENARIO_LIBRARY});
  }

  /** Takes one message of the page. */
  take(message: ToLab): void {
    this.#order.take(message);
  }

  #guarded(act: () => void): void {
    if (this.#hasFailed) return;
    try {
      act();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Ends the session with a fault: for what went wrong where nobody caught it. */
  fail(error: unknown): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#runner.halt();
    const scenario = this.#lab?.machine.scenario;
    this.#say({
      type: 'fault',
      message: error instanceof Error ? error.message : String(error),
      scenario: scenario?.name ?? '',
      seed: scenario?.seed ?? 0,
      event: this.#lab?.position ?? 0,
    });
  }

  #take(message: ToLab): void {
    if (message.type === 'load') return this.#load(message);
    if (message.type === 'compare') return this.#compare(message);
    if (message.type === 'stop-comparing') return this.#comparing?.stop();
    if (message.type === 'stop-exporting') return this.#stopExport?.();
    if (message.type === 'stop') return this.#side?.stop(message.kind);
    if (message.type === 'crash') throw new Error('asked to fail, to show what a failure looks like');
    if (message.type === 'watch-memory') {
      this.#watchesMemory = message.on;
      if (this.#lab !== null) this.#show();
      return;
    }
    if (message.type === 'watch-machines') return this.#watchMachines(message.on);
    if (message.type === 'fetch-ahead') return void fetchAhead();
    const lab = this.#lab;
    if (lab === null) {
      if ('id' in message) this.#refuse(message.id, '', 'no scenario is open');
      return;
    }
    switch (message.type) {
      case 'run':
        return this.#runner.run(lab, message.cyclesPerSecond);
      case 'pause':
        this.#runner.halt();
        return this.#show();
      case 'step':
        return this.#step(lab, message);
      case 'seek':
        return this.#seek(lab, message.event);
      case 'breakpoints':
        return this.#setBreakpoints(message.list);
      case 'run-back':
        this.#runner.halt();
        if (this.#runner.breakpoints === null) lab.seek(0);
        else this.#runner.breakpoints.runBack(lab);
        return this.#show();
      case 'seek-time':
        this.#runner.halt();
        lab.seek(lab.store.firstAtOrAfter(message.at + 1));
        return this.#show();
      case 'act':
      case 'branch':
        this.#runner.halt();
        return this.#branch((branching) => branching.take(lab, message));
      case 'compare-branches':
      case 'keep-branches':
        return this.#branch((branching) => branching.take(lab, message));
      case 'input':
        return this.#input(lab, message.machine, message.event);
      default:
        return this.#answer(lab, message);
    }
  }

  #step(lab: Lab, {to, backwards}: Extract<ToLab, {readonly type: 'step'}>): void {
    const isWanted = STEP_TARGETS[to];
    const sayNone = (): void => this.#say({type: 'no-step', to, backwards});
    this.#runner.halt();
    if (!backwards) return this.#runner.jump({isWanted, from: lab.position, sayNone});
    if (!lab.stepBackTo(isWanted)) {
      // Before the first event is power-on.
      if (to === 'event' && lab.position > 0) lab.seek(0);
      else sayNone();
    }
    this.#show();
  }

  /** What a message needs could not be fetched: the run goes on without it. */
  #miss(message: ToLab): void {
    const why =
      'this part of the lab cannot be fetched from where the page came from; try again when it answers, and if that is in vain reload the page';
    if ('id' in message) this.#refuse(message.id, 'lab', why);
    else this.#say({type: 'missing', message: `lab: ${why}`});
  }

  #answer(lab: Lab, message: Extract<ToLab, {readonly id: RequestId}>): void {
    switch (message.type) {
      case 'filter':
        return this.#filter(lab, message);
      case 'timeline': {
        const {id, from, to, pixels} = message;
        this.#timeline.extend(lab.store);
        return this.#say({type: 'timeline', id, summary: this.#timeline.summary(from, to, pixels)});
      }
      case 'export':
        return this.#export(lab, message.id, message.format);
      case 'begin':
        return this.#begin(lab, message);
      case 'classroom':
        return this.#order.with(import('./classroom/classroom-answers.ts'), ({answerClassroom}) =>
          answerClassroom(this.#guardedHost(), lab, this.#recording, message),
        );
      case 'window':
      case 'frame':
      case 'describe':
      case 'digest':
        return answerPlainly(this.#host, lab, this.#original, message);
      case 'verdicts':
      case 'before':
      case 'instant':
      case 'frames':
        return this.#say(this.#panels.answer(lab, message));
    }
  }

  #filter(lab: Lab, message: Extract<ToLab, {readonly type: 'filter'}>): void {
    if (this.#search !== null) return this.#search(this.#host, lab, message);
    this.#order.with(import('./record-search.ts'), ({answerFilter}) => {
      this.#search = answerFilter;
      answerFilter(this.#host, lab, message);
    });
  }

  #export(lab: Lab, id: RequestId, format: 'pcap' | 'csv' | 'trace'): void {
    this.#order.with(import('./export-answers.ts'), ({answerExport}) => {
      this.#stopExport = answerExport(this.#guardedHost(), id, lab, format, this.#recording);
    });
  }

  #load(message: Extract<ToLab, {readonly type: 'load'}>): void {
    const {recording, branches} = message;
    if (recording === null && branches === null) return this.#open(message, undefined, null);
    const reading = recording === null ? null : import('./read-recording.ts');
    const branching = branches === null ? null : import('./branches/branching.ts');
    this.#order.with(Promise.all([reading, branching]), ([reader, code]) => {
      const read = reader === null || recording === null ? ok(null) : reader.readRecording(recording);
      if (!read.ok) return this.#refuse(message.id, read.fault.place, read.fault.message);
      const recorded = read.value ?? undefined;
      this.#open(message, recorded, code === null ? null : this.#newBranching(code.Branching, recorded));
    });
  }

  /** Opens the run, with its kept branches if there is who reads them; what is refused leaves all as it was. */
  #open(
    message: Extract<ToLab, {readonly type: 'load'}>,
    recording: RecordedRun | undefined,
    branching: Branching | null,
  ): void {
    const original = readScenario(message.scenario);
    const opened = openRun(message, original, recording ?? null);
    if (!opened.ok) return this.#refuse(message.id, opened.fault.place, opened.fault.message);
    const tried = branching === null ? ok(null) : branching.tried(message.branches, opened.value);
    if (!tried.ok) return this.#refuse(message.id, tried.fault.place, tried.fault.message);
    this.#lab = opened.value;
    this.#recording = recording;
    this.#original = original.ok ? original.value : null;
    this.#runner.halt();
    this.#timeline = freshTimeline();
    this.#panels = new PanelAnswers();
    this.#branching = branching;
    this.#say({type: 'loaded', id: message.id, words: filterWords(opened.value.machine.guests.map(({name}) => name))});
    this.#machines.opened(opened.value);
    if (tried.value !== null) branching?.restore(tried.value);
    // Kept branches open the one that was looked at.
    const lab = present(this.#lab, 'the run that was opened');
    if (message.stand !== 'first-look') return this.#seek(lab, message.stand + 1);
    lookFirst(lab);
    this.#show();
  }

  /** Stands behind so many events, at once where they are computed. */
  #seek(lab: Lab, events: EventIndex): void {
    const event = Math.max(0, events);
    this.#runner.halt();
    lab.seek(Math.min(event, lab.store.length));
    this.#runner.jump({event});
  }

  #watchMachines(on: boolean): void {
    if (!on) return this.#machines.end();
    this.#order.with(import('./machines/machine-tap.ts'), ({MachineTap}) =>
      this.#machines.begin(MachineTap, this.#lab),
    );
  }

  /** An event for a model, sent from outside: the run forks, and what was summed up over its future is forgotten. */
  #input(lab: Lab, machine: string, eventName: string): void {
    const guest = this.#machines.guestOf(machine);
    const event = lab.machine.monitor.model.compiled.events.indexOf(eventName);
    if (guest === null || event < 0) return;
    this.#show();
    this.#branch((branching) => branching.act(lab, {guest, event}, `${eventName} for ${GUEST_LETTERS[guest]}`));
  }

  #branch(act: (branching: Branching) => void): void {
    if (this.#branching !== null) return act(this.#branching);
    this.#order.with(import('./branches/branching.ts'), ({Branching: Fetched}) => {
      this.#branching = this.#newBranching(Fetched, this.#recording);
      act(this.#branching);
    });
  }

  #newBranching(Fetched: typeof Branching, recording: RecordedRun | undefined): Branching {
    return new Fetched(this.#guardedHost(), recording, (lab, from) => this.#changed(lab, from));
  }

  /** The run forked, or another branch of it is open: what was summed up over other records is forgotten. */
  #changed(lab: Lab, from: EventIndex): void {
    this.#timeline = freshTimeline();
    this.#panels.forget();
    if (lab === this.#lab) this.#machines.forget();
    else {
      this.#lab = lab;
      this.#machines.opened(lab);
    }
    this.#say({type: 'forked', from});
    this.#show();
  }

  #compare(message: Extract<ToLab, {readonly type: 'compare'}>): void {
    this.#comparing?.stop();
    const scenario = comparedScenario(message);
    if (!scenario.ok) return this.#refuse(message.id, scenario.fault.place, scenario.fault.message);
    this.#order.with(import('./compare-slices.ts'), ({CompareSlices}) => {
      this.#comparing = new CompareSlices(this.#guardedHost(), message.id, scenario.value);
    });
  }

  #begin(lab: Lab, {id, order}: Extract<ToLab, {readonly type: 'begin'}>): void {
    this.#order.with(import('./side/side-work.ts'), ({SideWork}) => {
      this.#side ??= new SideWork(this.#guardedHost());
      this.#side.begin(id, order, lab.machine.scenario, this.#recording);
    });
  }

  /** For work in slices beside the run: its mistakes are faults of the session. */
  #guardedHost(): SessionHost {
    return {...this.#host, later: (ms, act) => this.#host.later(ms, () => this.#guarded(act))};
  }

  #setBreakpoints(list: Extract<ToLab, {readonly type: 'breakpoints'}>['list']): void {
    this.#runner.breakpoints = null;
    if (list.length === 0) return;
    this.#order.with(import('./breakpoints.ts'), ({Breakpoints}) => {
      this.#runner.breakpoints = new Breakpoints(list, (stop) => this.#say({type: 'stopped', ...stop}));
    });
  }

  #show(): void {
    const lab = this.#lab;
    if (lab === null) return;
    this.#runner.shown();
    this.#say({type: 'view', view: lab.view(this.#watchesMemory), running: this.#runner.isRunning});
    this.#machines.look();
  }

  #refuse(id: RequestId, place: string, message: string): void {
    this.#say({type: 'refused', id, place, message});
  }

  #say(message: FromLab, ...transfer: ArrayBuffer[]): void {
    this.#host.say(message, transfer);
  }
}
