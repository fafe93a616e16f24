// What the page asks of the open run, and the work beside it: answers leave the run where it stands. Code that few ask for is fetched then.
import type {Scenario} from '../scenarios/scenario.ts';
import type {Lab} from '../sim/lab/lab.ts';
import type {RecordedRun} from '../trace/recorded-run.ts';
import type {MessageOrder} from './message-order.ts';
import type {MomentIndex} from './moments/moment-index.ts';
import {freshTimeline} from './open-run.ts';
import {PanelAnswers} from './panel-answers.ts';
import {answerPlainly} from './plain-answers.ts';
import type {RequestId, ToLab} from './protocol/messages.ts';
import type {SideKind} from './protocol/side-orders.ts';
import type {answerFilter} from './record-search.ts';
import type {SessionHost} from './session-host.ts';
import type {SideWork} from './side/side-work.ts';
import type {FrameFilter} from './spans/frame-filter.ts';

/** A question about the open run: what opens runs, moves one or branches it is the session's own. */
export type RunQuestion = Exclude<
  Extract<ToLab, {readonly id: RequestId}>,
  {readonly type: 'load' | 'compare' | 'find' | 'compare-branches' | 'keep-branches'}
>;

/** What is known of one open run, and what answers from it. */
export class RunAnswers {
  readonly #host: SessionHost;
  readonly #order: MessageOrder;
  #timeline = freshTimeline();
  #panels = new PanelAnswers();
  #moments: MomentIndex | null = null;
  #frameFilter: FrameFilter | null = null;
  /** The open scenario before its changes. */
  #original: Scenario | null = null;
  #recording: RecordedRun | undefined;
  #side: SideWork | null = null;
  #stopExport: (() => void) | null = null;
  /** Fetched with the first search. */
  #search: typeof answerFilter | null = null;

  /** `host` makes faults of mistakes in work that goes on later. */
  constructor(host: SessionHost, order: MessageOrder) {
    this.#host = host;
    this.#order = order;
  }

  /** Another run is open. */
  opened(original: Scenario | null, recording: RecordedRun | undefined): void {
    this.#original = original;
    this.#recording = recording;
    this.#timeline = freshTimeline();
    this.#panels = new PanelAnswers();
    this.#moments = null;
    this.#frameFilter = null;
  }

  /** The run forked, or another branch of it is open: what was summed up over other records is forgotten. */
  forget(): void {
    this.#timeline = freshTimeline();
    this.#panels.forget();
    this.#moments = null;
    this.#frameFilter = null;
  }

  /** Ends the writing of a recording. */
  stopExport(): void {
    this.#stopExport?.();
  }

  /** Ends work beside the run. */
  stop(kind: SideKind): void {
    this.#side?.stop(kind);
  }

  /** Answers now, or once the code is there. */
  answer(lab: Lab, message: RunQuestion): void {
    switch (message.type) {
      case 'filter':
        return this.#filter(lab, message);
      case 'moments':
        return this.#tellMoments(lab, message.id);
      case 'timeline': {
        const {id, from, to, pixels} = message;
        this.#timeline.extend(lab.store);
        return this.#host.say({type: 'timeline', id, summary: this.#timeline.summary(from, to, pixels)}, []);
      }
      case 'export':
        return this.#export(lab, message.id, message.format);
      case 'begin':
        return this.#begin(lab, message);
      case 'classroom':
        return this.#classroom(lab, message);
      case 'window':
      case 'frame':
      case 'describe':
      case 'digest':
        return answerPlainly(this.#host, lab, this.#original, message);
      case 'verdicts':
      case 'before':
      case 'instant':
        return this.#host.say(this.#panels.answer(lab, message), []);
      case 'frames':
        return this.#frames(lab, message);
    }
  }

  #filter(lab: Lab, message: Extract<ToLab, {readonly type: 'filter'}>): void {
    if (this.#search !== null) return this.#search(this.#host, lab, message);
    this.#order.with(import('./record-search.ts'), ({answerFilter}) => {
      this.#search = answerFilter;
      answerFilter(this.#host, lab, message);
    });
  }

  #frames(lab: Lab, message: Extract<RunQuestion, {readonly type: 'frames'}>): void {
    const {id, filter} = message;
    const tell = (): void =>
      this.#host.say(this.#panels.answer(lab, message, filter === '' ? null : this.#frameFilter), []);
    if (filter === '' || this.#frameFilter?.text === filter) return tell();
    this.#order.with(import('./spans/frame-filter.ts'), ({frameFilter}) => {
      const read = frameFilter(filter, lab);
      if (!read.ok) return this.#host.say({type: 'refused', id, ...read.fault}, []);
      this.#frameFilter = read.value;
      tell();
    });
  }

  #tellMoments(lab: Lab, id: RequestId): void {
    const tell = (index: MomentIndex): void => this.#host.say({type: 'moments', id, moments: index.found()}, []);
    if (this.#moments !== null) return tell(this.#moments);
    this.#order.with(import('./moments/moment-index.ts'), ({MomentIndex}) => {
      this.#moments = new MomentIndex(lab);
      tell(this.#moments);
    });
  }

  /** What homework brings along is read by what reads any recording. */
  #classroom(lab: Lab, message: Extract<ToLab, {readonly type: 'classroom'}>): void {
    const code = Promise.all([import('./classroom/classroom-answers.ts'), import('./read-recording.ts')]);
    this.#order.with(code, ([{answerClassroom}, {readRecording}]) =>
      answerClassroom(this.#host, lab, this.#recording, message, readRecording),
    );
  }

  #export(lab: Lab, id: RequestId, format: 'pcap' | 'csv' | 'trace'): void {
    this.#order.with(import('./export-answers.ts'), ({answerExport}) => {
      this.#stopExport = answerExport(this.#host, id, lab, format, this.#recording);
    });
  }

  #begin(lab: Lab, {id, order}: Extract<ToLab, {readonly type: 'begin'}>): void {
    this.#order.with(import('./side/side-work.ts'), ({SideWork}) => {
      this.#side ??= new SideWork(this.#host);
      this.#side.begin(id, order, lab.machine.scenario, this.#recording);
    });
  }
}
