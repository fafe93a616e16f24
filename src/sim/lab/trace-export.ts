// The run as a `vpio-trace`: executed once more from power-on with a recorder on the card's bus, inputs and all.

import {ok, type Result} from '../../base/result.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {driversOfOurs, machineOfOurs} from '../../trace/recorded-card.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import type {EventIndex} from '../../trace/units.ts';
import {BusRecorder} from './bus-recorder.ts';
import type {TakenInput} from './inputs.ts';
import type {Lab} from './lab.ts';
import {openLab} from './open-lab.ts';

/** A second run of what an open one has behind it. */
export class TraceExport {
  readonly #lab: Lab;
  readonly #scenario: Scenario;
  readonly #recorder: BusRecorder;
  readonly #until: EventIndex;

  readonly #card: number;

  private constructor(lab: Lab, scenario: Scenario, recorder: BusRecorder, until: EventIndex, card: number) {
    this.#card = card;
    this.#lab = lab;
    this.#scenario = scenario;
    this.#recorder = recorder;
    this.#until = until;
  }

  /** Opens the scenario, seed and profile included, anew; `until` is the number of events that the trace covers, `card` the one that it is of. */
  static open(
    scenario: Scenario,
    recording: RecordedRun | undefined,
    inputs: readonly TakenInput[],
    until: EventIndex,
    card = 0,
  ): Result<TraceExport> {
    const recorder = new BusRecorder();
    const lab = openLab(scenario, {recording, recorder, recordedCard: card, inputs});
    return lab.ok ? ok(new TraceExport(lab.value, scenario, recorder, until, card)) : lab;
  }

  /** Executes about so many events more; true once all are done. */
  advance(events: number): boolean {
    this.#lab.runTo(Math.min(this.#until, this.#lab.position + events));
    return this.#lab.hasEnded || this.#lab.position >= this.#until;
  }

  /** How much of it is executed, 0 to 1. */
  get share(): number {
    return this.#until === 0 ? 1 : Math.min(1, this.#lab.position / this.#until);
  }

  /** What the bus has seen. */
  recording(): RecordedRun {
    const {guests, profile, title} = this.#scenario;
    const {cardOf} = this.#lab.machine;
    const drivers = driversOfOurs(guests.filter((_, guest) => cardOf[guest] === this.#card).map(({driver}) => driver));
    return this.#recorder.recording(drivers, machineOfOurs(profile), title);
  }
}
