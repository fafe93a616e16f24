// What is summed up over a run for its lists and its timeline: each reads on when it is asked for, to the end of what is computed.
import {present} from '../../base/assert.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import type {StateMeaning} from '../../kits/contract/model-words.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import {FrameIndex} from './frame-index.ts';
import {TimelineIndex} from './timeline-index.ts';
import {VerdictIndex} from './verdict-index.ts';

/** One for a run on one course. */
export class Summaries {
  readonly frames = new FrameIndex();
  /** By the number of a card. */
  readonly verdicts: readonly VerdictIndex[];
  readonly timeline: TimelineIndex;

  constructor({machine: {cards, cardOf}}: Lab) {
    this.verdicts = cards.map((_, card) => new VerdictIndex(card, cardOf));
    this.timeline = new TimelineIndex(
      cards.map(({kit}) => ({
        transmitting: numbersOf(kit, ({isSending}) => isSending),
        remote: numbersOf(kit, ({remote}) => remote !== null),
      })),
      cardOf,
    );
  }
}

/** The model's states that are such. */
function numbersOf({model: {states}}: DeviceKit, is: (state: StateMeaning) => boolean): number[] {
  return [...states.keys()].filter((number) => is(present(states[number], 'a state has a meaning')));
}
