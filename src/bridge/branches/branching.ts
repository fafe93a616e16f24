// What the session does about branches: acts fork the run, a branch is executed again, two are compared.
import {present} from '../../base/assert.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import type {LabInput, TakenInput} from '../../sim/lab/inputs.ts';
import {type KeptBranches, keptBranches, readBranches} from '../../sim/lab/kept-branches.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import {openLab} from '../../sim/lab/open-lab.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {ToLab} from '../protocol/messages.ts';
import type {SessionHost} from '../session-host.ts';
import {actWords, inputOf} from './act-input.ts';
import {Branches} from './branches.ts';
import {compareBranches} from './compare-branches.ts';

type BranchMessage = 'act' | 'branch' | 'compare-branches' | 'keep-branches';

/** Kept branches that can all be executed, and the current one's run where it was left. */
interface TriedBranches {
  readonly branches: KeptBranches;
  readonly current: Lab;
}

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

  take(lab: Lab, message: Extract<ToLab, {readonly type: BranchMessage}>): void {
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
      case 'keep-branches': {
        const kept = this.#branches.isForked ? keptBranches(this.#branches.keep(lab)) : null;
        return this.#host.say({type: 'kept-branches', id: message.id, kept}, []);
      }
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

  /** Every branch is executed as far as its inputs go before one is believed: an input that happens nowhere is refused. */
  tried(kept: unknown, lab: Lab): Result<TriedBranches> {
    const read = readBranches(kept, lab);
    if (!read.ok) return read;
    let current = lab;
    for (const {id: number, name, inputs, position} of read.value.list) {
      const tried = this.#execute(lab, inputs);
      const last = inputs.at(-1);
      try {
        if (last !== undefined) tried.runTo(last.before + 1);
      } catch {
        return fail('branches', `"${name}" has an input that does not happen in this run`);
      }
      if (last !== undefined && tried.position <= last.before)
        return fail('branches', `"${name}" ends before its last input`);
      if (number !== read.value.current) continue;
      tried.seek(position);
      current = tried;
    }
    return ok({branches: read.value, current});
  }

  /** Branches that were tried are those of the open run. */
  restore({branches, current}: TriedBranches): void {
    this.#branches.restore(branches);
    this.#changed(current, 0);
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
