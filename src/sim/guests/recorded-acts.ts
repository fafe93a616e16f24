// What the card of a recording did by itself, and when. A run of ours on a card that takes its time tells it to the cycle, since such a
// card is met late: at the end of an instruction, where the VMM waits or looks. When that was no access tells.
import {RecordedKind, type RecordedRun} from '../../trace/recorded-run.ts';
import type {Cycle} from '../../trace/units.ts';
import type {ReplayState} from './replay-state.ts';

/** The acts of such a recording's card, for the card that replays it: it acts where the recording's did. */
export class RecordedActs {
  readonly #run: RecordedRun;
  readonly #state: () => ReplayState;

  /** `state`: how far the replay is. */
  constructor(run: RecordedRun, state: () => ReplayState) {
    this.#run = run;
    this.#state = state;
  }

  /** True where the card may do at `now` what it is to do at `due`: what the recording's had done by then. */
  mayAct(due: Cycle, now: Cycle): boolean {
    const {at} = this.#state();
    const recorded = this.#actAt(at);
    return recorded !== null && due <= recorded && (this.#run.times[at] ?? 0) <= now;
  }

  /** The card does by itself what it was to do at `due`. */
  acts(due: Cycle): void {
    const state = this.#state();
    if (this.#actAt(state.at) === due) state.at++;
  }

  /** True where the replay stands at an act, and the card has not yet had its chance. */
  get isAhead(): boolean {
    const {at, waited} = this.#state();
    return waited !== at && this.#actAt(at) !== null;
  }

  /** Cycles for which the card has to wait for the wire, which it asks for in an act of its own or in an access; 0: it need not. */
  wireWait(isAct: boolean): Cycle {
    const {kinds, values} = this.#run;
    for (let at = this.#state().at + (isAct ? 0 : 1); isOutcome(kinds[at]); at++)
      if (kinds[at] === RecordedKind.WAIT) return values[at] ?? 0;
    return 0;
  }

  /** The cycle at which the last bit was there of the frame that is offered at an event. */
  arrivedAt(at: number): Cycle {
    const {kinds, times, values} = this.#run;
    return (times[at] ?? 0) - (kinds[at - 1] === RecordedKind.DUE ? (values[at - 1] ?? 0) : 0);
  }

  /** Where the card acts by itself: the cycle at which it was to; null: it does not, or a frame arrives. */
  #actAt(at: number): Cycle | null {
    const {kinds, times, values} = this.#run;
    if (kinds[at] !== RecordedKind.DUE || kinds[at + 1] === RecordedKind.RX) return null;
    return (times[at] ?? 0) - (values[at] ?? 0);
  }
}

/** True of what comes of an access, an arrival or an act of the card's. */
function isOutcome(kind: number | undefined): boolean {
  const {IRQ, TX, MEM, WAIT} = RecordedKind;
  return kind === IRQ || kind === TX || kind === MEM || kind === WAIT;
}
