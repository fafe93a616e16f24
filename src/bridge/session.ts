// The worker's side of the protocol: one open lab, the summaries over it, and a clock that runs it in slices.
import {present} from '../base/assert.ts';
import {ok, type Result} from '../base/result.ts';
import {SCENARIO_LIBRARY} from '../scenarios/library.ts';
import type {Which} from '../scenarios/moment.ts';
import {momentNamed} from '../scenarios/moments.ts';
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
import {lookFirst, openRun} from './open-run.ts';
import {type FromLab, PROTOCOL_VERSION, type RequestId, type Stand, type ToLab} from './protocol/messages.ts';
import {comparedScenario, readScenario} from './read-scenario.ts';
import {RunAnswers} from './run-answers.ts';
import {type FilterGoal, Runner} from './runner.ts';
import type {SessionHost} from './session-host.ts';

/** Answers the page. Our own mistakes become one `fault` message, and nothing after it. */
export class LabSession {
  readonly #host: SessionHost;
  readonly #order: MessageOrder;
  #lab: Lab | null = null;
  readonly #answers: RunAnswers;
  #recording: RecordedRun | undefined;
  readonly #runner: Runner;
  #hasFailed = false;
  #watchesMemory = false;
  #comparing: CompareSlices | null = null;
  readonly #machines = new MachineWatch((batch) => this.#say({type: 'machines', batch}));
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
    this.#answers = new RunAnswers(this.#guardedHost(), this.#order);
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
    if (message.type === 'stop-exporting') return this.#answers.stopExport();
    if (message.type === 'stop') return this.#answers.stop(message.kind);
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
      case 'fence':
        this.#runner.fence = message.event;
        this.#runner.heedFence(lab);
        return this.#show();
      case 'run-back':
        this.#runner.halt();
        if (this.#runner.breakpoints === null) lab.seek(0);
        else this.#runner.breakpoints.runBack(lab);
        return this.#show();
      case 'seek-time':
        this.#runner.halt();
        lab.seek(lab.store.firstAtOrAfter(message.at + 1));
        this.#runner.heedFence(lab);
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
      case 'find':
        this.#runner.halt();
        return this.#find(
          lab,
          message.filter,
          message.which,
          message.from,
          (event, halted) => this.#say({type: 'found', id: message.id, event, halted}),
          message.id,
        );
      default:
        return this.#answers.answer(lab, message);
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

  #load(message: Extract<ToLab, {readonly type: 'load'}>): void {
    const {recording, branches} = message;
    const original = readScenario(message.scenario);
    // Those of the library are held to their moments by a test.
    const isChecked = typeof message.scenario === 'string' || !original.ok || original.value.moments.length === 0;
    if (recording === null && branches === null && isChecked) return this.#open(message, original, undefined, null);
    const reading = recording === null ? null : import('./read-recording.ts');
    const branching = branches === null ? null : import('./branches/branching.ts');
    const checking = isChecked ? null : import('./moments/check-moments.ts');
    this.#order.with(Promise.all([reading, branching, checking]), ([reader, code, check]) => {
      const scenario = check !== null && original.ok ? check.checkMoments(original.value) : original;
      const read = reader === null || recording === null ? ok(null) : reader.readRecording(recording);
      if (!read.ok) return this.#refuse(message.id, read.fault.place, read.fault.message);
      const recorded = read.value ?? undefined;
      this.#open(message, scenario, recorded, code === null ? null : this.#newBranching(code.Branching, recorded));
    });
  }

  /** Opens the run, with its kept branches if there is who reads them; what is refused leaves all as it was. */
  #open(
    message: Extract<ToLab, {readonly type: 'load'}>,
    original: Result<Scenario>,
    recording: RecordedRun | undefined,
    branching: Branching | null,
  ): void {
    const opened = openRun(message, original, recording ?? null);
    if (!opened.ok) return this.#refuse(message.id, opened.fault.place, opened.fault.message);
    const tried = branching === null ? ok(null) : branching.tried(message.branches, opened.value);
    if (!tried.ok) return this.#refuse(message.id, tried.fault.place, tried.fault.message);
    const {stand} = message;
    const named = typeof stand === 'object' ? momentNamed(opened.value.machine.scenario, stand.moment) : ok(null);
    if (!named.ok) return this.#refuse(message.id, named.fault.place, named.fault.message);
    this.#lab = opened.value;
    this.#recording = recording;
    this.#runner.halt();
    this.#runner.fence = null;
    this.#answers.opened(original.ok ? original.value : null, recording);
    this.#branching = branching;
    this.#say({type: 'loaded', id: message.id, words: filterWords(opened.value.machine.guests.map(({name}) => name))});
    this.#machines.opened(opened.value);
    if (tried.value !== null) branching?.restore(tried.value);
    // Kept branches open the one that was looked at.
    const lab = present(this.#lab, 'the run that was opened');
    this.#standAt(lab, stand);
  }

  #standAt(lab: Lab, stand: Stand): void {
    if (stand === 'first-look') return this.#lookFirst(lab);
    if (typeof stand === 'number') return this.#seek(lab, stand + 1);
    const moment = momentNamed(lab.machine.scenario, stand.moment);
    if (!moment.ok) return this.#lookFirst(lab);
    const {filter, which} = moment.value;
    this.#find(lab, filter, which, 0, (event, isHalted) => {
      if (event === null && !isHalted) this.#lookFirst(lab);
    });
  }

  /** Where a run is worth a first look. */
  #lookFirst(lab: Lab): void {
    lookFirst(lab);
    this.#show();
  }

  /** Stands behind so many events, at once where they are computed. */
  #seek(lab: Lab, events: EventIndex): void {
    const most = this.#runner.fence === null ? events : this.#runner.fence + 1;
    const event = Math.max(0, Math.min(events, most));
    this.#runner.halt();
    lab.seek(Math.min(event, lab.store.length));
    this.#runner.jump({event});
  }

  /** Runs on to what a filter picks; a filter that cannot be read is refused to who asked. */
  #find(lab: Lab, filter: string, which: Which, from: EventIndex, tell: FilterGoal['tell'], id?: RequestId): void {
    this.#order.with(import('./moments/record-goal.ts'), ({recordGoal}) => {
      const search = recordGoal(filter, which, from, lab.machine.guests);
      if (search.ok) this.#runner.jump({search: search.value, from: lab.position, tell});
      else if (id !== undefined) this.#refuse(id, search.fault.place, search.fault.message);
    });
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
    this.#answers.forget();
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
