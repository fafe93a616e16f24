// What is changed of a scenario before it is opened: other policies, other hooks, other costs. Read like a scenario is,
// since it comes from a link or from the page.

import {present} from '../base/assert.ts';
import {isObject} from '../base/json.ts';
import {fail, ok, type Result} from '../base/result.ts';
import {devicesOf} from '../kits/cards-of.ts';
import type {CardProfile} from '../kits/contract/device-facts.ts';
import {factsOf} from '../kits/facts.ts';
import type {CostPreset, GuestSpec, Policies, Scenario} from './scenario.ts';
import {parseScenario} from './schema.ts';

/** What takes the place of the scenario's own; what is left out stays. */
export interface ScenarioChanges {
  readonly policies?: Partial<Policies> | undefined;
  /** Text of a hook set, for both profiles; of a scenario with one card. */
  readonly hooks?: string | undefined;
  readonly costs?: CostPreset | undefined;
  /** Cycles. */
  readonly quantum?: number | undefined;
}

/** What a link, a saved work or the page chooses beside a scenario; null: the scenario's own. */
export interface ScenarioChoice {
  readonly seed: number | null;
  readonly profile: CardProfile | null;
  /** `ScenarioChanges`, still unknown to be any. */
  readonly changes: unknown;
}

const FIELDS: readonly string[] = ['policies', 'hooks', 'costs', 'quantum'];

/**
 * The scenario with its changes, held to the schema again; a fault's place is the field. Where packet memory is no longer
 * partitioned, drivers use all of it, as the real ones do.
 * @example changedScenario(scenario, {policies: {denial: 'error'}})
 */
export function changedScenario(scenario: Scenario, changes: unknown): Result<Scenario> {
  if (!isObject(changes)) return fail('changes', 'changes are a JSON object');
  const unknown = Object.keys(changes).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) return fail('changes', `${JSON.stringify(unknown.slice(0, 40))} cannot be changed`);
  const {policies, hooks, ...rest}: {policies?: unknown; hooks?: unknown} = changes;
  if (policies !== undefined && (typeof policies !== 'object' || policies === null))
    return fail('policies', 'policies are a JSON object');
  if (hooks !== undefined && devicesOf(scenario).length > 1)
    return fail('hooks', 'a scenario with several cards names the hooks of each of them: change them there');
  const merged = {...scenario.policies, ...policies};
  const isOpened = scenario.policies.packetMemory === 'partition' && merged.packetMemory !== 'partition';
  return parseScenario(
    {
      ...scenario,
      ...rest,
      policies: merged,
      hooks: hooks === undefined ? scenario.hooks : {qemu: hooks, datasheet: hooks},
      guests: isOpened ? scenario.guests.map((guest) => withAllPages(guest, scenario)) : scenario.guests,
    },
    '',
  );
}

/** The scenario as it was chosen to run; a fault's place is the field. */
export function chosenScenario(scenario: Scenario, {seed, profile, changes}: ScenarioChoice): Result<Scenario> {
  const changed = changes === null ? ok(scenario) : changedScenario(scenario, changes);
  return changed.ok
    ? ok({...changed.value, seed: seed ?? scenario.seed, profile: profile ?? scenario.profile})
    : changed;
}

function withAllPages(guest: GuestSpec, scenario: Scenario): GuestSpec {
  if (guest.driver === 'recorded') return guest;
  const {device = scenario.device} = guest;
  const {start, end, pageBytes} = present(factsOf(device), 'the schema knows the devices').memory;
  return {...guest, window: {firstPage: start / pageBytes, endPage: end / pageBytes}};
}
