// What the session does about branches: acts fork the run, a branch is executed again, two are compared.
import {present} from '../../base/assert.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import type {LabInput, TakenInput} from '../../sim/lab/inputs.ts';
import {type KeptBranches, keptBranches, readBranches} from '../../sim/lab/kept-branches.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import {openLab} from '../../sim/lab/open-lab.ts';
import {strangersFrame} from '../../sim/lab/strangers-frame.ts';
import {GUEST_LETTERS} from '../../trace/filter/words.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {RunAct} from '../protocol/commands.ts';
import type {News} from '../protocol/news.ts';
import type {Pieces} from '../told.ts';
import {Branches} from './branches.ts';
import {type BranchComparison, comparedSides} from './compare-branches.ts';

/** Kept branches that can all be executed, and the current one's run where it was left. */
interface TriedBranches {
  readonly branches: KeptBranches;
  readonly current: Lab;
}

/** Answers everything about branches for one open run. */
export class Branching {
  readonly #recording: RecordedRun | undefined;
  readonly #tell: (news: News) => void;
  readonly #changed: (lab: Lab, from: EventIndex) => void;
  readonly #branches = new Branches();

  /** `changed`: the records from an event on are others; the lab is the run that is open now. */
  constructor(
    recording: RecordedRun | undefined,
    tell: (news: News) => void,
    changed: (lab: Lab, from: EventIndex) => void,
  ) {
    this.#recording = recording;
    this.#tell = tell;
    this.#changed = changed;
  }

  /** Does it, if it names somebody of this run. */
  act(lab: Lab, act: RunAct): void {
    const input = inputOf(lab, act);
    if (input !== null) this.input(lab, input, actWords(act));
  }

  /** Gives the run an input: it forks. */
  input(lab: Lab, input: LabInput, name: string): void {
    this.#branches.fork(lab, name);
    this.#changed(lab, lab.input(input));
    this.#tell(this.#branches.tell());
  }

  /** All branches as plain data; null: the run never forked. */
  kept(lab: Lab): unknown {
    return this.#branches.isForked ? keptBranches(this.#branches.keep(lab)) : null;
  }

  /** Executes a branch again, as far as it was left. */
  open(lab: Lab, id: number): void {
    this.#branches.leave(lab);
    const branch = this.#branches.find(id);
    if (branch === undefined) return;
    const opened = this.#execute(lab, branch.inputs);
    opened.seek(branch.position);
    this.#branches.open(branch);
    this.#changed(opened, 0);
    this.#tell(this.#branches.tell());
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
    this.#tell(this.#branches.tell());
  }

  /** Executes two branches to their ends, and tells what each came to. */
  *compared(lab: Lab, first: number, second: number): Pieces<BranchComparison> {
    this.#branches.leave(lab);
    const [one, other] = [this.#branches.find(first), this.#branches.find(second)];
    if (one === undefined || other === undefined) return fail('branch', 'there is no such branch any more');
    return yield* comparedSides(
      {name: one.name, lab: this.#execute(lab, one.inputs)},
      {name: other.name, lab: this.#execute(lab, other.inputs)},
    );
  }

  /** The same scenario, seed and card from power-on, with these inputs. */
  #execute(lab: Lab, inputs: readonly TakenInput[]): Lab {
    const opened = openLab(lab.machine.scenario, {recording: this.#recording, inputs});
    return present(opened.ok ? opened.value : undefined, 'what was open opens again');
  }
}

/** What the lab is given for an act; null where the act names nobody of this run, or a wire that its device has not. */
export function inputOf(lab: Lab, act: RunAct): LabInput | null {
  if ('policies' in act) return {policies: act.policies};
  if (!lab.machine.cards.some(({kit}) => kit.facts.isOnNetwork)) return null;
  const guest = act.frameTo === null ? null : lab.machine.guests[act.frameTo];
  return guest === undefined || guest?.mac === '' ? null : {frame: strangersFrame(guest?.mac ?? null, act.bytes)};
}

/** The act in a few words: `frame of 200 bytes to A`. */
export function actWords(act: RunAct): string {
  if ('policies' in act)
    return Object.entries(act.policies)
      .map(([policy, choice]) => `${policy} ${choice}`)
      .join(', ');
  return `frame of ${act.bytes} bytes to ${act.frameTo === null ? 'everybody' : GUEST_LETTERS[act.frameTo]}`;
}
