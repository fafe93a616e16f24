// Puts a question to a run: the one way in for lessons, homework and predict mode.
import {atOnce} from '../base/at-once.ts';
import type {Result} from '../base/result.ts';
import type {Asked, QuestionSpec} from '../lessons/question.ts';
import type {EventIndex} from '../trace/units.ts';
import type {Course} from './course.ts';
import {askBytes} from './questions/bytes.ts';
import {askCount} from './questions/count.ts';
import {askExit} from './questions/exit.ts';
import {askLeak} from './questions/leak.ts';
import {askNextState} from './questions/next-state.ts';
import {askOrder} from './questions/order.ts';
import {askOwner} from './questions/owner.ts';
import {askRatio} from './questions/ratio.ts';
import {askRegister} from './questions/register.ts';
import {askSpareHook} from './questions/spare-hook.ts';
import {askTechnique} from './questions/technique.ts';
import {askVerdict} from './questions/verdict.ts';

/**
 * The question with its choices and its right answer, asked behind record `at` (-1: at power-on). In pieces, so that a page is
 * heard in between; the run stands where it stood. A fault says why it cannot be asked there.
 */
export function* ask(course: Course, spec: QuestionSpec, at: EventIndex): Generator<void, Result<Asked>, unknown> {
  const {prompt} = spec;
  switch (spec.kind) {
    case 'next-state':
      return askNextState(course, prompt, at);
    case 'verdict':
      return askVerdict(course, prompt, at);
    case 'exit':
      return askExit(course, prompt, at);
    case 'bytes':
      return askBytes(course, prompt, at);
    case 'owner':
      return askOwner(course, prompt, at);
    case 'register':
      return askRegister(course, spec.of, prompt, at);
    case 'count':
      return yield* askCount(course, spec, at);
    case 'order':
      return askOrder(course, spec, at);
    case 'spare-hook':
      return yield* askSpareHook(course, spec);
    case 'leak':
      return yield* askLeak(course, spec);
    case 'ratio':
      return yield* askRatio(course, spec);
    case 'technique':
      return yield* askTechnique(course, spec);
  }
}

/** The same at once, for who waits. */
export function askAtOnce(course: Course, spec: QuestionSpec, at: EventIndex): Result<Asked> {
  return atOnce(ask(course, spec, at));
}
