// The branches of a run as plain data, to keep and to open again; what comes back is from outside, and every field is checked.
import * as v from 'valibot';
import {hexDigits} from '../../base/figures.ts';
import {isObject} from '../../base/json.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import {isLiveChoice} from '../../policies/policies.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {PolicyChange, TakenInput} from './inputs.ts';
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
  const plain = (input: TakenInput): object => ('frame' in input ? {...input, frame: hexDigits(input.frame)} : input);
  return {current, list: list.map((branch) => ({...branch, inputs: branch.inputs.map(plain)}))};
}

/** Reads what `keptBranches` gave, for a run of this lab; the fault names the field. */
export function readBranches(kept: unknown, lab: Lab): Result<KeptBranches> {
  const read = v.safeParse(branchesOf(lab), kept, {abortEarly: true});
  if (read.success) return ok(read.output);
  const [issue] = read.issues;
  const [field, at] = issue.path?.map(({key}) => key) ?? [];
  if (field === 'current') return fail('branches.current', 'wanted the number of a branch');
  if (at !== undefined) return fail(`branches.list[${at}]`, 'this is no branch of this run');
  const isCount = issue.type === 'min_length' || issue.type === 'max_length';
  if (isCount) return fail('branches.list', `${issue.received} branches, wanted 1 to ${MOST_BRANCHES}`);
  return fail('branches', 'wanted an object with a list');
}

const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST));
const instant = {before: whole, at: whole};
const frameInput = v.object({
  ...instant,
  frame: v.pipe(
    v.string(),
    v.maxLength(LONGEST_FRAME),
    v.regex(/^([0-9a-f]{2}){14,}$/),
    v.transform((digits) => Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))),
  ),
});
/** No frame: what has one that cannot be read is no other input. */
const unframed = {...instant, frame: v.optional(v.undefined())};
const policyInput = v.object({...unframed, policies: v.custom<PolicyChange>(isPolicyChange)});

function branchesOf({machine: {guests, monitor}}: Lab) {
  const guest = v.pipe(whole, v.maxValue(guests.length - 1));
  const event = v.pipe(whole, v.maxValue(monitor.model.compiled.events.length - 1));
  const branch = v.object({
    id: whole,
    name: v.pipe(v.string(), v.maxLength(LONGEST_NAME)),
    from: v.nullable(whole),
    inputs: v.pipe(
      v.array(v.union([frameInput, policyInput, v.object({...unframed, guest, event})])),
      v.maxLength(MOST_INPUTS),
    ),
    position: whole,
  });
  return v.pipe(
    v.object({list: v.pipe(v.array(branch), v.minLength(1), v.maxLength(MOST_BRANCHES)), current: v.number()}),
    v.forward(
      v.check(({list, current}) => {
        const ids = new Set(list.map(({id}) => id));
        return ids.size === list.length && ids.has(current);
      }),
      ['current'],
    ),
  );
}

function isPolicyChange(value: unknown): boolean {
  return isObject(value) && Object.entries(value).every(([policy, choice]) => isLiveChoice(policy, choice));
}
