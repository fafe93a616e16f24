// The page's end of the bridge: starts the worker, checks its version, pairs answers with questions, notices a crash.
import type {Fault, Result} from '../base/result.ts';
import {fail, ok} from '../base/result.ts';
import type {ScenarioChanges} from '../scenarios/changes.ts';
import type {Which} from '../scenarios/moment.ts';
import type {FilterWords} from '../trace/filter/words.ts';
import {RecordWindow} from '../trace/record-window.ts';
import type {Cycle, EventIndex, FrameId} from '../trace/units.ts';
import type {BranchComparison} from './branches/branch-comparison.ts';
import type {LabChannel, OpenChannel} from './channel.ts';
import type {ClientListener, LabFault} from './lab-listener.ts';
import type {ClassroomAnswer, ClassroomQuestion} from './protocol/classroom-messages.ts';
import {
  type FromLab,
  PROTOCOL_VERSION,
  type RecordQuery,
  type RequestId,
  type Stand,
  type Technique,
  type ToLab,
} from './protocol/messages.ts';
import type {FoundMoment} from './protocol/panel-messages.ts';
import type {SideOrder, SideOutcome, SideProgress} from './protocol/side-orders.ts';
import {EMPTY_SUMMARY, type TimelineSummary} from './spans/timeline-summary.ts';
import type {VerdictChoice} from './spans/verdict-index.ts';

export type {ClientListener, LabFault, RunBranches, RunStop} from './lab-listener.ts';

/** A scenario to open, by its name in the library or as data; null keeps what the scenario itself says. */
export interface LoadRequest {
  readonly scenario: unknown;
  readonly seed: number | null;
  readonly profile: 'qemu' | 'datasheet' | null;
  /** What takes the place of the scenario's own; null: nothing. */
  readonly changes: ScenarioChanges | null;
  readonly recording: ArrayBuffer | null;
}

/** Records that pass a filter, ascending, among the first `computed`; `counts`: accesses that each stands for. */
export interface Matches {
  readonly counts: Uint32Array<ArrayBuffer> | null;
  readonly indices: Uint32Array<ArrayBuffer>;
  readonly computed: EventIndex;
}

/** Some rows of the verdict list; `ahead` of its `total` lie after the present. */
export type VerdictPage = Omit<Extract<FromLab, {readonly type: 'verdicts'}>, 'type' | 'id'>;

/** The open scenario as it runs, and as it was before its changes. */
export type DescribedRun = Extract<FromLab, {readonly type: 'described'}>;

/** The card's registers before the step that led to `position` events behind. */
export type RegistersBefore = Extract<FromLab, {readonly type: 'before'}>;

/** The machine right after a record of the run. */
export type Instant = Extract<FromLab, {readonly type: 'instant'}>;

/** Where a search for a record ended. */
export type FoundRecord = Omit<Extract<FromLab, {readonly type: 'found'}>, 'type' | 'id'>;

/** Some rows of the list of frames; `ahead` of its `total` lie after the present. */
export type FramePage = Omit<Extract<FromLab, {readonly type: 'frames'}>, 'type' | 'id'>;

/** A run as a file. */
export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A scenario under every technique that was run. */
export type ComparedRun = Extract<FromLab, {readonly type: 'compared'}>;

/** Told while a comparison runs: techniques done, and the one under way. */
export type OnComparing = (done: number, technique: Technique) => void;

type Answer = Exclude<Extract<FromLab, {id: RequestId}>, {readonly type: 'comparing' | 'underway'}>;
/** A message that is sent and not answered. */
export type Command = Exclude<ToLab, {id: RequestId}>;
type Question = Extract<ToLab, {id: RequestId}>;

/**
 * Talks to one lab at a time. A question is never answered by an earlier, closed channel.
 * @example const client = new LabClient(openWorker, listener); await client.window(0, 512);
 */
export class LabClient {
  readonly #open: OpenChannel;
  readonly #listener: ClientListener;
  readonly #waiting = new Map<RequestId, (answer: Answer) => void>();
  readonly #comparing = new Map<RequestId, OnComparing>();
  readonly #underway = new Map<RequestId, (progress: SideProgress) => void>();
  #channel: LabChannel | null = null;
  #generation = 0;
  #nextId: RequestId = 1;

  constructor(open: OpenChannel, listener: ClientListener) {
    this.#open = open;
    this.#listener = listener;
    this.restart();
  }

  /** Closes the far end, forgets what it owed, and opens a new one. */
  restart(): void {
    this.close();
    const generation = ++this.#generation;
    const isCurrent = (): boolean => generation === this.#generation;
    this.#channel = this.#open({
      message: (message) => {
        if (isCurrent()) this.#receive(message);
      },
      broken: (reason) => {
        if (isCurrent()) this.#fail(bareFault(reason));
      },
    });
  }

  /** Closes the far end; questions still open stay unanswered. */
  close(): void {
    this.#generation++;
    this.#channel?.close();
    this.#channel = null;
    this.#waiting.clear();
    this.#comparing.clear();
    this.#underway.clear();
  }

  /** Sends a message that has no answer. */
  send(command: Command): void {
    this.#channel?.post(command);
  }

  /** Opens a scenario, with branches where some were kept, stands it and tells the words of its run; a refusal says where and why, and leaves the open run alone. */
  async load(request: LoadRequest, stand: Stand, branches: unknown): Promise<Result<FilterWords>> {
    const answer = await this.#ask({type: 'load', id: this.#nextId++, ...request, stand, branches});
    return answer.type === 'loaded' ? ok(answer.words) : fail(...refusal(answer));
  }

  /** Records [from, to), clipped to what is computed. */
  async window(from: EventIndex, to: EventIndex): Promise<RecordWindow> {
    const answer = await this.#ask({type: 'window', id: this.#nextId++, from, to});
    if (answer.type !== 'window') return new RecordWindow(from, new Uint32Array(0), new Float64Array(0));
    return new RecordWindow(answer.from, answer.words, answer.bases);
  }

  /** The records that pass a filter. */
  async matches(query: RecordQuery): Promise<Result<Matches>> {
    const answer = await this.#ask({type: 'filter', id: this.#nextId++, ...query});
    return answer.type === 'matches' ? ok(answer) : fail(...refusal(answer));
  }

  /** What to draw of [from, to) on so many pixels. */
  async timeline(from: Cycle, to: Cycle, pixels: number): Promise<TimelineSummary> {
    const answer = await this.#ask({type: 'timeline', id: this.#nextId++, from, to, pixels});
    return answer.type === 'timeline' ? answer.summary : EMPTY_SUMMARY;
  }

  /** Rows [from, to) of the verdict list, oldest first. */
  async verdicts(choice: VerdictChoice, from: number, to: number): Promise<VerdictPage> {
    const answer = await this.#ask({type: 'verdicts', id: this.#nextId++, choice, from, to});
    return answer.type === 'verdicts'
      ? answer
      : {from, rows: [], total: 0, ahead: 0, counts: {asked: 0, allowed: 0, denied: 0}};
  }

  /** One frame's bytes, without its check sequence. */
  async frame(frame: FrameId): Promise<Result<Uint8Array<ArrayBuffer>>> {
    const answer = await this.#ask({type: 'frame', id: this.#nextId++, frame});
    return answer.type === 'frame' ? ok(answer.bytes) : fail(...refusal(answer));
  }

  /** The card's registers as they stood before the present step. */
  async registersBefore(): Promise<RegistersBefore | null> {
    const answer = await this.#ask({type: 'before', id: this.#nextId++});
    return answer.type === 'before' ? answer : null;
  }

  /** How the machine stood right after record `event`; null where that is not computed. */
  async instant(event: EventIndex): Promise<Instant | null> {
    const answer = await this.#ask({type: 'instant', id: this.#nextId++, event});
    return answer.type === 'instant' ? answer : null;
  }

  /** The named moments of the run. */
  async moments(): Promise<readonly FoundMoment[]> {
    const answer = await this.#ask({type: 'moments', id: this.#nextId++});
    return answer.type === 'moments' ? answer.moments : [];
  }

  /** Stands the run behind the record that a filter picks, from record `from` on. */
  async find(filter: string, which: Which, from: EventIndex = 0): Promise<Result<FoundRecord>> {
    const answer = await this.#ask({type: 'find', id: this.#nextId++, filter, which, from});
    return answer.type === 'found' ? ok(answer) : fail(...refusal(answer));
  }

  /** Rows [from, to) of the list of frames that pass a filter, oldest first. */
  async frames(filter: string, from: number, to: number): Promise<FramePage> {
    const answer = await this.#ask({type: 'frames', id: this.#nextId++, filter, from, to});
    return answer.type === 'frames' ? answer : {from, rows: [], total: 0, ahead: 0, all: 0};
  }

  /** The run as a file. */
  async export(format: 'pcap' | 'csv' | 'trace'): Promise<Result<ExportedFile>> {
    const answer = await this.#ask({type: 'export', id: this.#nextId++, format});
    return answer.type === 'exported' ? ok({name: answer.name, bytes: answer.bytes}) : fail(...refusal(answer));
  }

  /** The open scenario, whole. */
  async describe(): Promise<Result<DescribedRun>> {
    const answer = await this.#ask({type: 'describe', id: this.#nextId++});
    return answer.type === 'described' ? ok(answer) : fail(...refusal(answer));
  }

  /** The branches as plain data; null: it never forked. */
  async keepBranches(): Promise<unknown> {
    const answer = await this.#ask({type: 'keep-branches', id: this.#nextId++});
    return answer.type === 'kept-branches' ? answer.kept : null;
  }

  /** The digest of the present: 16 hex digits. */
  async digest(): Promise<Result<string>> {
    const answer = await this.#ask({type: 'digest', id: this.#nextId++});
    return answer.type === 'digest' ? ok(answer.digest) : fail(...refusal(answer));
  }

  /** Runs a scenario under every technique; `stop-comparing` ends it early. */
  async compare(
    request: Pick<LoadRequest, 'scenario' | 'seed' | 'profile' | 'changes'>,
    onComparing: OnComparing,
  ): Promise<Result<ComparedRun>> {
    const id = this.#nextId++;
    this.#comparing.set(id, onComparing);
    const answer = await this.#ask({type: 'compare', id, ...request});
    this.#comparing.delete(id);
    return answer.type === 'compared' ? ok(answer) : fail(...refusal(answer));
  }

  /** Orders long work beside the open run; `stop` ends it early. */
  async begin(order: SideOrder, onProgress: (progress: SideProgress) => void): Promise<Result<SideOutcome>> {
    const id = this.#nextId++;
    this.#underway.set(id, onProgress);
    const answer = await this.#ask({type: 'begin', id, order});
    this.#underway.delete(id);
    return answer.type === 'finished' ? ok(answer.outcome) : fail(...refusal(answer));
  }

  /** Runs two branches to their ends and compares them. */
  async compareBranches(first: number, second: number): Promise<Result<BranchComparison>> {
    const answer = await this.#ask({type: 'compare-branches', id: this.#nextId++, first, second});
    return answer.type === 'compared-branches' ? ok(answer.comparison) : fail(...refusal(answer));
  }

  /** What lessons and predict mode ask of the open run. */
  async classroom(question: ClassroomQuestion): Promise<Result<ClassroomAnswer>> {
    const answer = await this.#ask({type: 'classroom', id: this.#nextId++, question});
    return answer.type === 'classroom' ? ok(answer.answer) : fail(...refusal(answer));
  }

  #ask(question: Question): Promise<Answer> {
    return new Promise((resolve) => {
      this.#waiting.set(question.id, resolve);
      this.#channel?.post(question);
    });
  }

  #receive(message: FromLab): void {
    switch (message.type) {
      case 'ready':
        if (message.version === PROTOCOL_VERSION) this.#listener.ready(message.library);
        else
          this.#fail(bareFault(`page speaks version ${PROTOCOL_VERSION}, worker ${message.version}: reload the page`));
        return;
      case 'view':
        return this.#listener.view(message.view, message.running);
      case 'machines':
        return this.#listener.machines?.(message.batch);
      case 'forked':
        return this.#listener.forked?.(message.from);
      case 'branches':
        return this.#listener.branches?.({branches: message.branches, current: message.current});
      case 'stopped': {
        const {breakpoint, event, backwards} = message;
        this.#listener.stopped?.({breakpoint, event, backwards});
        return;
      }
      case 'no-step':
        return this.#listener.noStep?.(message.to, message.backwards);
      case 'missing':
        return this.#listener.missing?.(message.message);
      case 'exporting':
        return this.#listener.exporting?.(message.share);
      case 'comparing':
        return this.#comparing.get(message.id)?.(message.done, message.technique);
      case 'underway':
        return this.#underway.get(message.id)?.(message.progress);
      case 'fault':
        return this.#fail({
          message: message.message,
          scenario: message.scenario,
          seed: message.seed,
          event: message.event,
        });
      default: {
        const answered = this.#waiting.get(message.id);
        this.#waiting.delete(message.id);
        answered?.(message);
      }
    }
  }

  #fail(fault: LabFault): void {
    this.close();
    this.#listener.fault(fault);
  }
}

function bareFault(message: string): LabFault {
  return {message, scenario: null, seed: null, event: null};
}

function refusal(answer: Answer): [place: Fault['place'], message: Fault['message']] {
  return answer.type === 'refused' ? [answer.place, answer.message] : ['bridge', `unexpected answer ${answer.type}`];
}
