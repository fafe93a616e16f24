// What the session does about branches: acts fork the run, a branch is executed again, two are compared.
import {present} from '../../base/assert.ts';
import type {LabInput, TakenInput} from '../../sim/lab/inputs.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import {openLab} from '../../sim/lab/open-lab.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {ToLab} from '../protocol/messages.ts';
import type {SessionHost} from '../session-host.ts';
import {actWords, inputOf} from './act-input.ts';
import {Branches} from './branches.ts';
import {compareBranches} from './compare-branches.ts';

/** Answers everything about branches for one open run. */
export class Branching {
  readonly #host: SessionHost;
  readonly #recording: RecordedRun | undefined;
  readonly #changed: (lab: Lab, from: EventIndex) => void;
  readonly #branches = new Branches();

  /** `changed`: the records from an event on are others; the lab is the run that is open now. */
  constructor(host: SessionHost, recording: RecordedRun | undefined, changed: (lab: Lab, from: EventIndex) => void) {
    this.#host = host;
    this.#recording = recording;
    this.#changed = changed;
  }

  /** Does it: the run forks. */
  act(lab: Lab, input: LabInput, name: string): void {
    this.#branches.fork(lab, name);
    this.#changed(lab, lab.input(input));
    this.#host.say(this.#branches.tell(), []);
  }

  take(lab: Lab, message: Extract<ToLab, {readonly type: 'act' | 'branch' | 'compare-branches'}>): void {
    switch (message.type) {
      case 'act': {
        const input = inputOf(lab, message.act);
        if (input !== null) this.act(lab, input, actWords(message.act));
        return;
      }
      case 'branch':
        return this.#open(lab, message.branch);
      case 'compare-branches':
        return this.#compare(lab, message);
    }
  }

  #open(lab: Lab, id: number): void {
    this.#branches.leave(lab);
    const branch = this.#branches.find(id);
    if (branch === undefined) return;
    const opened = this.#execute(lab, branch.inputs);
    opened.seek(branch.position);
    this.#branches.open(branch);
    this.#changed(opened, 0);
    this.#host.say(this.#branches.tell(), []);
  }

  #compare(lab: Lab, {id, first, second}: Extract<ToLab, {readonly type: 'compare-branches'}>): void {
    this.#branches.leave(lab);
    const [one, other] = [this.#branches.find(first), this.#branches.find(second)];
    if (one === undefined || other === undefined)
      return this.#host.say({type: 'refused', id, place: 'branch', message: 'there is no such branch any more'}, []);
    compareBranches(
      this.#host,
      {name: one.name, lab: this.#execute(lab, one.inputs)},
      {name: other.name, lab: this.#execute(lab, other.inputs)},
      (comparison) => this.#host.say({type: 'compared-branches', id, comparison}, []),
    );
  }

  /** The same scenario, seed and card from power-on, with these inputs. */
  #execute(lab: Lab, inputs: readonly TakenInput[]): Lab {
    const opened = openLab(lab.machine.scenario, {recording: this.#recording, inputs});
    return present(opened.ok ? opened.value : undefined, 'what was open opens again');
  }
}
