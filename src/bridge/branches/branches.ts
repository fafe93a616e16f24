// The branches of one run: what was done where each begins, its inputs, and where it was left.
import type {Branch, KeptBranches} from '../../sim/lab/kept-branches.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import type {NewsOf} from '../protocol/news.ts';

/** So many are kept; of more the oldest goes, the first one apart. */
const MOST = 12;

/** All branches; the open one is brought up to date when it is left. */
export class Branches {
  #list: Branch[] = [{id: 0, name: 'the run as it began', from: null, inputs: [], position: 0}];
  #current = 0;
  #next = 1;

  /** Keeps the run as it is, and begins a branch that leaves it at the end of the step under way; call it before the act. */
  fork(lab: Lab, name: string): void {
    this.leave(lab);
    lab.finishStep();
    const id = this.#next++;
    this.#list.push({id, name, from: lab.position, inputs: [], position: lab.position});
    this.#current = id;
    if (this.#list.length > MOST) this.#list = this.#list.filter((_, i) => i !== 1);
  }

  /** Brings the open branch up to date. */
  leave(lab: Lab): void {
    this.#list = this.#list.map((branch) =>
      branch.id === this.#current ? {...branch, inputs: [...lab.inputs], position: lab.position} : branch,
    );
  }

  /** The branch of a number; undefined if there is none. */
  find(id: number): Branch | undefined {
    return this.#list.find((branch) => branch.id === id);
  }

  /** Makes a branch the open one. */
  open(branch: Branch): void {
    this.#current = branch.id;
  }

  /** All of them, the open one as it stands. */
  keep(lab: Lab): KeptBranches {
    this.leave(lab);
    return {current: this.#current, list: this.#list};
  }

  /** These take the place of all that were there. */
  restore({current, list}: KeptBranches): void {
    this.#list = [...list];
    this.#current = current;
    this.#next = 1 + Math.max(...list.map(({id}) => id));
  }

  get isForked(): boolean {
    return this.#list.length > 1;
  }

  /** What the page is told. */
  tell(): NewsOf<'branches'> {
    const branches = this.#list.map(({id, name, from}) => ({id, name, from}));
    return {type: 'branches', branches, current: this.#current};
  }
}
