// The branches of a run as plain data, to keep and to open again; what comes back is from outside, and every field is checked.
import {fail, ok, type Result} from '../../base/result.ts';
import {isLiveChoice} from '../../policies/policies.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {TakenInput} from './inputs.ts';
import type {Lab} from './lab.ts';

/** One course of a run, as it can be executed again. */
export interface Branch {
  readonly id: number;
  /** What was done where it begins; the first one: nothing. */
  readonly name: string;
  /** The event at which it left another branch; null for the first one. */
  readonly from: EventIndex | null;
  readonly inputs: readonly TakenInput[];
  /** Where it was left. */
  readonly position: EventIndex;
}

/** All branches, and which of them is open. */
export interface KeptBranches {
  readonly current: number;
  readonly list: readonly Branch[];
}

const MOST_BRANCHES = 12;
const MOST_INPUTS = 1000;
const LONGEST_NAME = 200;
const LARGEST = 2 ** 52;
/** In hexadecimal digits: the longest frame of the wire. */
const LONGEST_FRAME = 2 * 1514;

/** As JSON has it: frames in hexadecimal. */
export function keptBranches({current, list}: KeptBranches): object {
  const plain = (input: TakenInput): object =>
    'frame' in input
      ? {...input, frame: Array.from(input.frame, (byte) => byte.toString(16).padStart(2, '0')).join('')}
      : input;
  return {current, list: list.map((branch) => ({...branch, inputs: branch.inputs.map(plain)}))};
}

/** Reads what `keptBranches` gave, for a run of this lab; the fault names the field. */
export function readBranches(kept: unknown, lab: Lab): Result<KeptBranches> {
  if (!isObject(kept) || !Array.isArray(kept.list)) return fail('branches', 'wanted an object with a list');
  if (kept.list.length === 0 || kept.list.length > MOST_BRANCHES)
    return fail('branches.list', `${kept.list.length} branches, wanted 1 to ${MOST_BRANCHES}`);
  const list: Branch[] = [];
  for (const [i, one] of kept.list.entries()) {
    const branch = readBranch(one, lab);
    if (branch === null) return fail(`branches.list[${i}]`, 'this is no branch of this run');
    list.push(branch);
  }
  const {current} = kept;
  const isThere = new Set(list.map(({id}) => id)).size === list.length && list.some(({id}) => id === current);
  if (typeof current !== 'number' || !isThere) return fail('branches.current', 'wanted the number of a branch');
  return ok({current, list});
}

function readBranch(data: unknown, lab: Lab): Branch | null {
  if (!isObject(data) || !Array.isArray(data.inputs) || data.inputs.length > MOST_INPUTS) return null;
  const {id, name, from, position} = data;
  if (!isWhole(id) || !isWhole(position) || (from !== null && !isWhole(from))) return null;
  if (typeof name !== 'string' || name.length > LONGEST_NAME) return null;
  const inputs: TakenInput[] = [];
  for (const one of data.inputs) {
    const input = readInput(one, lab);
    if (input === null) return null;
    inputs.push(input);
  }
  return {id, name, from, position, inputs};
}

function readInput(data: unknown, lab: Lab): TakenInput | null {
  if (!isObject(data) || !isWhole(data.before) || !isWhole(data.at)) return null;
  const {before, at, guest, event, frame, policies} = data;
  if (typeof frame === 'string') {
    const bytes = frame.length <= LONGEST_FRAME && /^([0-9a-f]{2}){14,}$/.test(frame) ? frame.match(/../g) : null;
    return bytes === null ? null : {before, at, frame: Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16))};
  }
  if (isObject(policies)) {
    const isKnown = Object.entries(policies).every(([policy, choice]) => isLiveChoice(policy, choice));
    return isKnown ? {before, at, policies} : null;
  }
  const {guests, monitor} = lab.machine;
  if (!isWhole(guest) || guest >= guests.length) return null;
  return isWhole(event) && event < monitor.model.compiled.events.length ? {before, at, guest, event} : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST;
}
