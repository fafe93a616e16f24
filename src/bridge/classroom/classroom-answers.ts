// Answers what lessons and predict mode ask of the open run. Questions over other runs take their time, in slices; the page is
// heard in between. A question is data from outside: it is read before it is put.

import {fail, ok, type Result} from '../../base/result.ts';
import {ask} from '../../classroom/ask.ts';
import {type Course, courseOf} from '../../classroom/course.ts';
import {instantOf} from '../../classroom/instant.ts';
import {nextToAsk} from '../../classroom/next-to-ask.ts';
import {parseQuestion} from '../../lessons/parse-question.ts';
import type {Asked} from '../../lessons/question.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import type {ClassroomAnswer, ClassroomMessage, ClassroomQuestion} from '../protocol/classroom-messages.ts';
import type {readRecording} from '../read-recording.ts';
import {type SessionHost, SLICE_MS} from '../session-host.ts';
import {type Pieces, putAssignment, tryChoice} from './homework-answers.ts';

/** Answers one question with `classroom`, or `refused`; `reader` reads what homework brings along. */
export function answerClassroom(
  host: SessionHost,
  lab: Lab,
  recording: RecordedRun | undefined,
  {id, question}: ClassroomMessage,
  reader: typeof readRecording,
): void {
  const pieces = answered(courseOf(lab, recording), question, reader);
  const slice = (): void => {
    const began = host.nowMs();
    do {
      const {done, value} = pieces.next();
      if (!done) continue;
      if (value.ok) host.say({type: 'classroom', id, answer: value.value}, []);
      else host.say({type: 'refused', id, ...value.fault}, []);
      return;
    } while (host.nowMs() - began < SLICE_MS);
    host.later(0, slice);
  };
  slice();
}

function* answered(course: Course, question: ClassroomQuestion, reader: typeof readRecording): Pieces {
  switch (question.act) {
    case 'instant': {
      const instant = instantOf(course, question.instant, question.before);
      return instant.ok ? ok({act: 'instant', event: instant.value}) : instant;
    }
    case 'next': {
      const next = nextToAsk(course, question.at);
      if (next === null) return fail('predict', 'nothing to ask about comes behind this instant');
      return told(next.at, yield* ask(course, next.spec, next.at));
    }
    case 'ask': {
      const spec = parseQuestion(question.spec, 'question');
      return spec.ok ? told(question.at, yield* ask(course, spec.value, question.at)) : spec;
    }
    case 'homework':
      return yield* putAssignment(question, reader);
    case 'try-policies':
      return yield* tryChoice(question, reader);
  }
}

function told(at: number, asked: Result<Asked>): Result<ClassroomAnswer> {
  return asked.ok ? ok({act: 'asked', at, asked: asked.value}) : asked;
}
