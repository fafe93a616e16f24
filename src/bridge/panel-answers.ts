// Answers to what single panels ask of the open run. Looks, and leaves the run where it stands.
import type {Lab} from '../sim/lab/lab.ts';
import type {FromLab, ToLab} from './protocol/messages.ts';
import type {PanelQuestion} from './protocol/panel-messages.ts';
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

  answer(lab: Lab, question: Exclude<PanelQuestion, {readonly type: 'moments'}> | VerdictQuestion): FromLab {
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
    const {from, to} = question;
    const total = this.#frames.length;
    return {
      type: 'frames',
      id,
      from,
      rows: this.#frames.rows(lab.store, lab.frames, from, to),
      total,
      ahead: total - this.#frames.before(lab.position),
    };
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
