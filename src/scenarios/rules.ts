// What no single field of a scenario shows: windows that overlap, names used twice, a recorded guest that isn't alone.
import {present} from '../base/assert.ts';
import {fail, ok, type Result} from '../base/result.ts';
import type {DeviceFacts} from '../kits/contract/device-facts.ts';
import {factsOf} from '../kits/facts.ts';
import {isOfHostMemory, POLICY_NAMES, USUAL_POLICIES} from '../policies/policies.ts';
import {pageText} from './fields.ts';
import {uniqueMoments} from './moments.ts';
import type {GuestSpec, Scenario} from './scenario.ts';

/** What a record's number for a guest tells apart, nobody aside. */
const MOST_SWAPPED = 8;

type LiveGuest = Exclude<GuestSpec, {driver: 'recorded'}>;

/** Holds a scenario to the rules across its fields; a fault's place is the field. */
export function checkRules(scenario: Scenario): Result<Scenario> {
  const {guests, moments} = scenario;
  const named = uniqueMoments(moments);
  if (!named.ok) return named;
  const facts = present(factsOf(scenario.device), 'the schema knows its devices');
  const had = profileFault(scenario, facts);
  if (!had.ok) return had;
  if (guests.some(({driver}) => driver === 'recorded'))
    return firstFault(scenario, [
      ...guests.map((guest, i) => () => registersFault(guest, i, facts)),
      () => recordedAlone(scenario),
    ]);
  const isPartition = scenario.policies.packetMemory === 'partition';
  if (!isPartition && guests.length > MOST_SWAPPED)
    return fail('guests', `${guests.length} guests; the event store numbers at most ${MOST_SWAPPED}`);
  if (scenario.policies.packetMemory.startsWith('swap-') && !facts.carriesMemory)
    return fail(
      'policies.packetMemory',
      `a hand-off carries no memory of the ${facts.title}: partition shares it out, none leaves it to everybody`,
    );
  if (isPartition && guests.length > facts.mostGuests.number)
    return fail('guests', `${guests.length} guests; ${facts.mostGuests.words}`);
  const live = guests.filter((guest) => guest.driver !== 'recorded');
  return firstFault(scenario, [
    () => pageMapFault(scenario, facts),
    ...live.map((guest, i) => () => stationFault(guest, i, facts)),
    () => hostFault(scenario, facts),
    () => unique(scenario),
    ...live.map((guest, i) => () => driverFault(guest, i, facts)),
    ...live.map((guest, i) => () => windowFault(guest, i, facts)),
    () => (scenario.policies.packetMemory === 'partition' ? overlap(live) : FINE),
    ...live.map((guest, i) => () => workloadFault(guest, i, facts)),
    ...live.map((guest, i) => () => dataPortFault(guest, i, facts)),
    ...live.map((guest, i) => () => registersFault(guest, i, facts)),
  ]);
}

type Look = () => Result<null>;
const FINE: Result<null> = ok(null);

function firstFault(scenario: Scenario, looks: readonly Look[]): Result<Scenario> {
  for (const look of looks) {
    const outcome = look();
    if (!outcome.ok) return outcome;
  }
  return ok(scenario);
}

/** Not every device was made both ways. */
function profileFault({profile}: Scenario, {title, profiles}: DeviceFacts): Result<null> {
  if (profiles.includes(profile)) return FINE;
  return fail('profile', `the ${title} has no profile ${profile}; it has ${profiles.join(', ')}`);
}

/** Where no device reaches host memory nobody asks how guests lie in it. */
function pageMapFault({policies}: Scenario, {title, memory}: DeviceFacts): Result<null> {
  if (memory.isHost === true) return FINE;
  const other = POLICY_NAMES.find((policy) => isOfHostMemory(policy) && policies[policy] !== USUAL_POLICIES[policy]);
  if (other === undefined) return FINE;
  return fail(`policies.${other}`, `the ${title} masters no bus: no address of its guests becomes one of host memory`);
}

function recordedAlone(scenario: Scenario): Result<null> {
  const at = scenario.guests.findIndex(({driver}) => driver === 'recorded');
  if (scenario.guests.length > 1)
    return fail(
      `guests[${at}]`,
      `a recorded guest runs alone, and there are ${scenario.guests.length} guests: its driver knows no window of pages`,
    );
  if (scenario.hosts.length > 0)
    return fail('hosts', 'a recorded guest brings its own wire: no host may stand beside it');
  return FINE;
}

function unique({guests, hosts}: Scenario): Result<null> {
  const stations = [
    ...guests.flatMap((guest, i) => (guest.driver === 'recorded' ? [] : [{place: `guests[${i}]`, ...guest}])),
    ...hosts.map((host, i) => ({place: `hosts[${i}]`, name: null, ...host})),
  ];
  const seen = new Map<string, string>();
  for (const station of stations) {
    for (const field of ['name', 'mac', 'ip'] as const) {
      const value = station[field] ?? null;
      if (value === null) continue;
      const key = `${field} ${value}`;
      const first = seen.get(key);
      if (first !== undefined) return fail(`${station.place}.${field}`, `${value} is ${first}'s already`);
      seen.set(key, station.place);
    }
  }
  return FINE;
}

/** Guests of a device on a network have addresses there, and others have none. */
function stationFault(guest: LiveGuest, number: number, {title, isOnNetwork}: DeviceFacts): Result<null> {
  for (const field of ['mac', 'ip'] as const) {
    const isGiven = guest[field] !== undefined;
    if (isGiven === isOnNetwork) continue;
    const place = `guests[${number}].${field}`;
    if (isOnNetwork) return fail(place, `missing: a guest of the ${title} has an address on its network`);
    return fail(place, `a guest of the ${title} is on no network: leave it out`);
  }
  return FINE;
}

function hostFault({hosts}: Scenario, {title, isOnNetwork}: DeviceFacts): Result<null> {
  return isOnNetwork || hosts.length === 0
    ? FINE
    : fail('hosts', `the ${title} is on no network: no host may stand there`);
}

/** What one device's drivers are called, another's are not. */
function driverFault({driver}: LiveGuest, number: number, {title, drivers}: DeviceFacts): Result<null> {
  if (drivers.includes(driver)) return FINE;
  return fail(`guests[${number}].driver`, `${driver} drives no ${title}; there are ${drivers.join(', ')}`);
}

function windowFault(guest: LiveGuest, number: number, {memory, leastWindow}: DeviceFacts): Result<null> {
  const {driver, window} = guest;
  const {firstPage, endPage} = window;
  const place = `guests[${number}].window`;
  const [first, end] = [memory.start / memory.pageBytes, memory.end / memory.pageBytes];
  if (firstPage < first)
    return fail(`${place}.firstPage`, `${pageText(firstPage)} is below the first page ${pageText(first)}`);
  if (endPage > end) return fail(`${place}.endPage`, `${pageText(endPage)} is past the last page ${pageText(end)}`);
  if (endPage <= firstPage)
    return fail(`${place}.endPage`, `${pageText(endPage)} is not after the first page ${pageText(firstPage)}`);
  const least = leastWindow(driver);
  const has = endPage - firstPage;
  if (has >= least.pages) return FINE;
  return fail(place, `${has} pages are too few for driver ${driver}, which needs ${least.pages}: ${least.words}`);
}

function overlap(guests: readonly LiveGuest[]): Result<null> {
  for (const [i, {window: mine}] of guests.entries()) {
    for (const [j, {window: other}] of guests.entries()) {
      if (j >= i) break;
      if (mine.firstPage < other.endPage && other.firstPage < mine.endPage)
        return fail(
          `guests[${i}].window`,
          `pages ${pageText(Math.max(mine.firstPage, other.firstPage))} to ` +
            `${pageText(Math.min(mine.endPage, other.endPage) - 1)} belong to guests[${j}] already`,
        );
    }
  }
  return FINE;
}

function workloadFault({driver, workload}: LiveGuest, number: number, facts: DeviceFacts): Result<null> {
  const {title, workloads, rogue, attacks} = facts;
  const place = `guests[${number}].workload`;
  if (!workloads.includes(workload.kind))
    return fail(
      `${place}.kind`,
      `a guest of the ${title} can do ${workloads.join(', ')}, and this is ${workload.kind}`,
    );
  if (workload.kind !== 'attack') return FINE;
  if (driver !== rogue) return fail(`${place}.kind`, `only driver ${rogue} knows attack, and this is ${driver}`);
  const {attack} = workload;
  if (attack === undefined || attacks.includes(attack)) return FINE;
  return fail(`${place}.attack`, `${attack} is no attack on this device; there are ${attacks.join(', ')}`);
}

function dataPortFault({driver, dataPort = 16}: LiveGuest, number: number, {widthDrivers}: DeviceFacts): Result<null> {
  if (dataPort === 16 || widthDrivers.includes(driver)) return FINE;
  const knowing = widthDrivers.length === 0 ? 'no driver' : `only driver ${widthDrivers.join(', ')}`;
  return fail(`guests[${number}].dataPort`, `${knowing} knows a data port of ${dataPort} bits, and this is ${driver}`);
}

function registersFault(
  {registers}: GuestSpec,
  number: number,
  {title, hasMemoryRegisters}: DeviceFacts,
): Result<null> {
  if (registers !== 'memory' || hasMemoryRegisters === true) return FINE;
  return fail(`guests[${number}].registers`, `the ${title} has its registers as ports alone`);
}
