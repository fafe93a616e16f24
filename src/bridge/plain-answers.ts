// Answers that need nothing but the open run: records, a frame, what is open, the digest.
import type {Scenario} from '../scenarios/scenario.ts';
import type {Lab} from '../sim/lab/lab.ts';
import type {ToLab} from './protocol/messages.ts';
import type {SessionHost} from './session-host.ts';

type PlainQuestion = Extract<ToLab, {readonly type: 'window' | 'frame' | 'describe' | 'digest'}>;

/** Says the answer; `original` is the open scenario before its changes. */
export function answerPlainly(host: SessionHost, lab: Lab, original: Scenario | null, message: PlainQuestion): void {
  const {id} = message;
  switch (message.type) {
    case 'window': {
      const {from, words, bases} = lab.store.window(message.from, message.to);
      return host.say({type: 'window', id, from, words, bases}, [words.buffer, bases.buffer]);
    }
    case 'frame': {
      if (message.frame >= lab.frames.next)
        return host.say({type: 'refused', id, place: `frame ${message.frame}`, message: 'there is no such frame'}, []);
      const bytes = lab.frames.frame(message.frame).slice();
      return host.say({type: 'frame', id, bytes}, [bytes.buffer]);
    }
    case 'describe': {
      const {scenario} = lab.machine;
      return host.say({type: 'described', id, scenario, original: original ?? scenario}, []);
    }
    case 'digest':
      return host.say({type: 'digest', id, digest: lab.digest(), events: lab.position}, []);
  }
}
