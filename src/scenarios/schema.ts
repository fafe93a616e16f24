// Reads a scenario from outside: JSON text, or JSON already parsed. A fault is told as one line with its field: the first, or all.
// Unknown fields are faults; fields that may be left out get their defaults here.
import * as v from 'valibot';
import {present} from '../base/assert.ts';
import {isObject, readJson} from '../base/json.ts';
import {type Fault, ok, type Result, within} from '../base/result.ts';
import {cardNumbers} from '../kits/cards-of.ts';
import {DEVICES, factsOf, profileOn} from '../kits/facts.ts';
import {USUAL_DEVICE} from '../kits/usual-device.ts';
import {POLICIES, POLICY_NAMES, type Policies} from '../policies/policies.ts';
import {anyMac, choice, ip, line, name, page, recordingName, shown, stationMac, whole} from './fields.ts';
import {momentList} from './moments.ts';
import {checkRules} from './rules.ts';
import {NO_LIMIT_US, SCENARIO_VERSION, type Scenario} from './scenario.ts';
import {upgraded} from './upgrade.ts';

const FORMAT = 'vpio-scenario';
const MOST_FAULTS = 100;
/** A longer list of guests or hosts is not looked through: each entry would be a fault of its own. */
const LONGEST_LIST = 64;
const LONGEST_WAIT_US = 60_000_000;

/** The attack that every rogue knows, and has if it is told none. */
const REACH = 'reach';
const ATTACKS = [...new Set(DEVICES.flatMap(({attacks}) => attacks))];
const DEVICE_NAMES = DEVICES.map(({name}): string => name);
const DRIVERS = [...new Set(DEVICES.flatMap(({drivers}) => drivers))];

const startUs = v.optional(whole(0, LONGEST_WAIT_US), 0);

const workload = v.variant('kind', [
  v.strictObject({
    kind: v.literal('ping'),
    to: ip,
    count: whole(1, 100_000),
    intervalUs: whole(1, LONGEST_WAIT_US),
    /** ICMP payload of a frame of at most 1 514 bytes. */
    payloadBytes: v.optional(whole(0, 1472), 56),
    startUs,
  }),
  v.strictObject({
    kind: v.literal('send'),
    to: anyMac,
    frames: whole(1, 100_000),
    frameBytes: whole(60, 1514),
    echo: v.optional(v.boolean(), false),
    startUs,
  }),
  v.strictObject({
    kind: v.literal('request'),
    to: anyMac,
    count: whole(1, 100_000),
    frameBytes: whole(60, 1514),
    startUs,
  }),
  v.strictObject({
    kind: v.literal('poll'),
    count: whole(1, 100_000),
    intervalUs: whole(1, LONGEST_WAIT_US),
    startUs,
  }),
  v.strictObject({
    kind: v.literal('work'),
    rounds: whole(1, 100_000),
    intervalUs: v.optional(whole(0, LONGEST_WAIT_US), 0),
    startUs,
  }),
  v.strictObject({kind: v.literal('listen')}),
  v.strictObject({
    kind: v.literal('attack'),
    rounds: whole(1, 1000),
    startUs,
    attack: v.optional(choice(ATTACKS), REACH),
  }),
]);

const registers = v.optional(choice(['ports', 'memory']));

const guest = v.variant('driver', [
  v.strictObject({
    name,
    driver: choice(DRIVERS),
    mac: v.optional(stationMac),
    ip: v.optional(ip),
    window: v.strictObject({firstPage: page, endPage: page}),
    workload,
    dataPort: v.optional(v.picklist([8, 16, 32], ({input}) => `${shown(input)} is not one of 8, 16, 32`)),
    registers,
    device: v.optional(choice(DEVICE_NAMES)),
  }),
  v.strictObject({name, driver: v.literal('recorded'), recording: recordingName, registers}),
]);

/** A list is an object to valibot, and one without anything that must be there would pass. */
const noList = v.pipe(
  v.unknown(),
  v.check(
    (value) => !Array.isArray(value),
    ({input}) => `${shown(input)}, wanted an object`,
  ),
);

const hookText = v.optional(line(1, 2000));
const hookTexts = v.optional(v.pipe(noList, v.strictObject({qemu: hookText, datasheet: hookText})), {});

type PolicyEntries = {readonly [P in keyof Policies]: v.OptionalSchema<v.GenericSchema<Policies[P]>, Policies[P]>};
const policyEntries = Object.fromEntries(
  POLICY_NAMES.map((policy) => {
    const {choices, usual} = POLICIES[policy];
    const entry = choices === null ? v.nullable(whole(1, LONGEST_WAIT_US)) : choice(Object.keys(choices));
    return [policy, v.optional<v.GenericSchema, unknown>(entry, usual)];
  }),
) as unknown as PolicyEntries;

/** A scenario file of the present version, field by field. */
export const scenarioSchema = v.strictObject({
  /** Where an editor finds the published schema; not read here. */
  $schema: v.optional(line(1, 2000)),
  format: v.literal(FORMAT),
  version: v.literal(SCENARIO_VERSION),
  name,
  title: v.optional(line(1, 100)),
  about: v.optional(line(0, 2000), ''),
  moments: momentList,
  seed: v.optional(whole(0, 0xffff_ffff), 1),
  /** The device that its guests share. */
  device: v.optional(choice(DEVICE_NAMES), USUAL_DEVICE),
  /** Further cards, each of another device; a guest names the one that it drives. */
  cards: v.optional(
    v.pipe(
      v.array(
        v.strictObject({device: choice(DEVICE_NAMES), hooks: hookTexts}),
        ({input}) => `${shown(input)} is no list`,
      ),
      v.maxLength(
        DEVICES.length - 1,
        ({input}) => `${input.length} cards, at most ${DEVICES.length - 1}: one of each device`,
      ),
    ),
  ),
  profile: v.optional(choice(['qemu', 'datasheet'])),
  costs: v.optional(choice(['qemu', 'hp'])),
  hooks: hookTexts,
  policies: v.optional(v.pipe(noList, v.strictObject(policyEntries)), {}),
  quantum: v.optional(whole(10_000, 1_800_000_000), 900_000),
  hosts: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          mac: stationMac,
          ip,
          delayUs: v.optional(whole(0, 1_000_000), 60),
          jitterUs: v.optional(whole(0, 1_000_000), 0),
          sends: v.optional(
            v.strictObject({
              to: anyMac,
              frames: whole(1, 10_000),
              frameBytes: whole(60, 1514),
              everyUs: whole(1, LONGEST_WAIT_US),
              startUs,
            }),
          ),
        }),
        ({input}) => `${shown(input)} is no list`,
      ),
      v.maxLength(8, ({input}) => `${input.length} hosts, at most 8`),
    ),
    [],
  ),
  guests: v.pipe(
    v.array(guest, ({input}) => `${shown(input)} is no list`),
    v.minLength(1, 'there is no guest'),
  ),
  /** Pages of guests' that the VMM moves to another place in host memory. */
  pageMoves: v.optional(
    v.pipe(
      v.array(
        v.strictObject({atUs: whole(0, LONGEST_WAIT_US), guest: name, page, to: page}),
        ({input}) => `${shown(input)} is no list`,
      ),
      v.maxLength(LONGEST_LIST, ({input}) => `${input.length} moves, at most ${LONGEST_LIST}`),
    ),
  ),
  limitUs: v.optional(whole(1, NO_LIMIT_US)),
});

type Draft = v.InferOutput<typeof scenarioSchema>;

/**
 * Reads a scenario file's text; a fault's place is the file and the field. `place` is the file's name, for that.
 * @example parseScenarioText(text, 'two-guests.json')
 */
export function parseScenarioText(text: string, place: string): Result<Scenario> {
  const json = readJson(text);
  return json.ok ? parseScenario(json.value, place) : within(place, json);
}

/** Reads a scenario from JSON already parsed; a fault's place is `place` and the field. */
export function parseScenario(json: unknown, place: string): Result<Scenario> {
  const {scenario, faults} = read(json);
  const [first] = faults;
  if (first === undefined) return ok(present(scenario, 'what has no fault is a scenario'));
  return within(place, {ok: false, fault: first});
}

/** Faults of a scenario's text that can be told at once, the first one first, at most 100; empty where it is a scenario. */
export function scenarioFaults(text: string): readonly Fault[] {
  const json = readJson(text);
  return json.ok ? read(json.value).faults.slice(0, MOST_FAULTS) : [json.fault];
}

interface Reading {
  readonly scenario?: Scenario;
  readonly faults: readonly Fault[];
}

/** Fields first; what they must be to each other is asked where each of them is good. */
function read(json: unknown): Reading {
  if (!isObject(json)) return refused('', 'a scenario is a JSON object');
  const fields: {format?: unknown; version?: unknown; guests?: unknown; hosts?: unknown} = json;
  const {format, version} = fields;
  if (format !== FORMAT) return refused('format', `${shown(format)}, wanted "${FORMAT}"`);
  if (typeof version === 'number' && version > SCENARIO_VERSION)
    return refused(
      'version',
      `${shown(version)} is newer than this program, which reads versions 0 to ${SCENARIO_VERSION}`,
    );
  if (version !== 0 && version !== SCENARIO_VERSION)
    return refused('version', `${shown(version)}, this program reads versions 0 to ${SCENARIO_VERSION}`);
  for (const [field, list] of Object.entries({guests: fields.guests, hosts: fields.hosts}))
    if (Array.isArray(list) && list.length > LONGEST_LIST)
      return refused(field, `${list.length} ${field}, more than any scenario has`);
  const parsed = v.safeParse(scenarioSchema, version === 0 ? upgraded({...json}) : json);
  if (!parsed.success) return {faults: faultsOf(parsed.issues)};
  const checked = checkRules(withDefaults(parsed.output));
  return checked.ok ? {scenario: checked.value, faults: []} : {faults: [checked.fault]};
}

function refused(place: string, message: string): Reading {
  return {faults: [{place, message}]};
}

/** Unknown fields come first: a misspelt field is a missing one too, and the unknown name says more. */
function faultsOf(issues: readonly Issue[]): Fault[] {
  const unknown = issues.filter(isUnknownField);
  return [...unknown, ...issues.filter((issue) => !isUnknownField(issue))].map((issue) => ({
    place: fieldOf(issue),
    message: messageOf(issue),
  }));
}

interface Issue {
  readonly kind: string;
  readonly type: string;
  readonly expected: string | null;
  readonly input: unknown;
  readonly message: string;
  readonly path?: readonly {readonly key?: unknown; readonly input?: unknown}[] | undefined;
}

function isUnknownField(issue: Issue): boolean {
  return issue.type === 'strict_object' && issue.expected === 'never';
}

/** `guests[1].window.endPage`; an unknown field's name may hold anything and is kept to one short line. */
function fieldOf(issue: Issue): string {
  let text = '';
  for (const {key} of issue.path ?? []) {
    if (typeof key === 'number') text += `[${key}]`;
    else {
      const word = /^\w{1,40}$/.test(String(key)) ? String(key) : shown(String(key));
      text += text === '' ? word : `.${word}`;
    }
  }
  return text;
}

function messageOf(issue: Issue): string {
  if (isUnknownField(issue)) return 'unknown field';
  if (issue.type === 'strict_object' || issue.type === 'variant') {
    if (issue.path?.at(-1)?.input !== undefined && issue.input === undefined) return 'missing';
    if (issue.expected === 'Object') return `${shown(issue.input)}, wanted an object`;
    return `${shown(issue.input)} is not one of ${(issue.expected ?? '').replace(/[()"]/g, '').replaceAll(' | ', ', ')}`;
  }
  return issue.type === 'literal' ? `${shown(issue.input)}, wanted ${issue.expected}` : issue.message;
}

/** The device says by which hooks a guest alone is watched, and guests that share it; recordings are QEMU's where it has such a card. */
function withDefaults(draft: Draft): Scenario {
  const {$schema: _, title, cards, profile, costs, hooks, limitUs, ...rest} = draft;
  const facts = present(factsOf(draft.device), 'the schema knows its devices');
  const isRecorded = draft.guests.some(({driver}) => driver === 'recorded');
  const usualProfile = profileOn(facts, isRecorded ? 'qemu' : 'datasheet');
  const numbers = cardNumbers(draft);
  return {
    ...rest,
    ...(cards === undefined
      ? {}
      : {cards: cards.map((card, i) => ({...card, hooks: usualHooks(card, numbers, i + 1)}))}),
    title: title ?? draft.name,
    profile: profile ?? usualProfile,
    costs: costs ?? (usualProfile === 'qemu' ? 'qemu' : 'hp'),
    hooks: usualHooks(draft, numbers, 0),
    limitUs: limitUs ?? (isRecorded ? NO_LIMIT_US : 400_000),
  };
}

/** The hook sets of a card, its device's own where it names none. */
function usualHooks(
  {device, hooks}: Pick<Draft, 'device' | 'hooks'>,
  numbers: readonly number[],
  card: number,
): Scenario['hooks'] {
  const {usualHooks: usual} = present(factsOf(device), 'the schema knows its devices');
  const {qemu, datasheet} = usual[numbers.filter((number) => number === card).length > 1 ? 'shared' : 'alone'];
  return {qemu: hooks.qemu ?? qemu, datasheet: hooks.datasheet ?? datasheet};
}
