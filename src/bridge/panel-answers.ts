// Answers to what single panels ask of the open run. Looks, and leaves the run where it stands.
import type {Lab} from '../sim/lab/lab.ts';
import type {FromLab, ToLab} from './protocol/messages.ts';
import type {PanelQuestion} from './protocol/panel-messages.ts';
import type {FrameFilter} from './spans/frame-filter.ts';
import {FrameIndex} from './spans/frame-index.ts';
import {VerdictIndex} from './spans/verdict-index.ts';

type VerdictQuestion = Extract<ToLab, {readonly type: 'verdicts'}>;

/** One for each open run. */
export class PanelAnswers {
  readonly #frames = new FrameIndex();
  #verdicts = new VerdictIndex();

  /** The run forked: what was read of its future is forgotten. */
  forget(): void {
    this.#frames.forget();
    this.#verdicts = new VerdictIndex();
  }

  /** `filter`: which frames count, of a question about them; null: all. */
  answer(
    lab: Lab,
    question: Exclude<PanelQuestion, {readonly type: 'moments'}> | VerdictQuestion,
    filter: FrameFilter | null = null,
  ): FromLab {
    const {id} = question;
    if (question.type === 'verdicts') return this.#answerVerdicts(lab, question);
    if (question.type === 'before')
      return {type: 'before', id, position: lab.position, registers: lab.registersBefore()};
    this.#frames.extend(lab.store);
    if (question.type === 'instant') {
      const {event} = question;
      const place = this.#frames.before(event);
      const frame = this.#frames.before(event + 1) > place ? place : null;
      return {type: 'instant', id, event, ...lab.instantAfter(event), frame};
    }
    return this.#answerFrames(lab, question, filter);
  }

  #answerFrames(
    lab: Lab,
    {id, from, to}: Extract<PanelQuestion, {readonly type: 'frames'}>,
    filter: FrameFilter | null,
  ): FromLab {
    const frames = this.#frames;
    const places = filter?.places(lab, frames);
    const all = frames.length;
    const passed = frames.before(lab.position);
    const ahead = places === undefined ? all - passed : places.filter((place) => place >= passed).length;
    const rows = frames.rows(lab.store, lab.frames, from, to, places);
    return {type: 'frames', id, from, rows, total: places?.length ?? all, ahead, all};
  }

  #answerVerdicts(lab: Lab, {id, choice, from, to}: VerdictQuestion): FromLab {
    const verdicts = this.#verdicts;
    verdicts.extend(lab.store);
    const total = verdicts.rowCount(choice);
    return {
      type: 'verdicts',
      id,
      from,
      rows: verdicts.rows(lab.store, choice, from, to),
      total,
      ahead: total - verdicts.rowsBefore(choice, lab.position),
      counts: verdicts.counts,
    };
  }
}
