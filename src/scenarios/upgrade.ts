// Scenario files of older versions, made into the present one before they are read: what a newer field would change is
// written out with the meaning that its absence had then.
import {isObject} from '../base/json.ts';

/** Fields of a JSON object. */
type Fields = Readonly<Record<string, unknown>>;

/** What the set `minimal` was before a search had found one. */
const OLD_MINIMAL = 'deck,w:0:PSTART,w:0:PSTOP,w:1:CURR,w:0:DCR';

/**
 * Version 0, from before the first release, as version 1. It knew two policies that were a choice (`parkedFrames`,
 * `isrQuiet`) and one attack; the card was handed over on demand and never taken by force; `minimal` was another set.
 */
export function upgraded(json: Fields): Fields {
  const {hooks, policies, guests, ...rest} = json;
  return {
    ...rest,
    version: 1,
    ...(hooks === undefined ? {} : {hooks: isObject(hooks) ? mapped(hooks, oldHooks) : hooks}),
    policies: isObject(policies) || policies === undefined ? {...OLD_POLICIES, ...policies} : policies,
    guests: Array.isArray(guests) ? guests.map(oldGuest) : guests,
  };
}

const OLD_POLICIES: Fields = {
  denial: 'nothing',
  packetMemory: 'partition',
  reusable: 'deck',
  handoffOn: 'demand',
  forcedAbortUs: null,
  modelPlacement: 'inline',
};

function oldHooks(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  return text
    .split(',')
    .map((item) => (item.trim() === 'minimal' ? OLD_MINIMAL : item))
    .join(',');
}

function oldGuest(guest: unknown): unknown {
  if (!isObject(guest)) return guest;
  const {workload} = guest;
  if (!isObject(workload)) return guest;
  if (workload['kind'] === 'attack') return {...guest, workload: {attack: 'reach', ...workload}};
  return workload['kind'] === 'send' ? {...guest, workload: {echo: false, ...workload}} : guest;
}

function mapped(fields: Fields, change: (value: unknown) => unknown): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(value)]));
}
