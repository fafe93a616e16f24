// What is done on one card only says so of a scenario with several, before anything runs.
import {fail, ok, type Result} from '../../base/result.ts';
import {devicesOf} from '../../kits/cards-of.ts';
import {factsOf} from '../../kits/facts.ts';
import type {Scenario} from '../../scenarios/scenario.ts';

/** A fault where a scenario has several cards; `doing`: what is done, `techniques are compared`. */
export function oneCardFor(doing: string, scenario: Scenario): Result<null> {
  const devices = devicesOf(scenario).map((name) => factsOf(name)?.title ?? name);
  if (devices.length === 1) return ok(null);
  return fail(
    'cards',
    `${doing} on one card, and this machine has ${devices.join(' and ')}: choose a scenario with one card`,
  );
}
