// What no single field of a scenario shows: windows that overlap, names used twice, a recorded guest that isn't alone.
import {present} from '../base/assert.ts';
import {fail, ok, type Result} from '../base/result.ts';
import {cardNumbers, devicesOf} from '../kits/cards-of.ts';
import type {DeviceFacts} from '../kits/contract/device-facts.ts';
import {factsOf} from '../kits/facts.ts';
import {isOfHostMemory, POLICY_NAMES, USUAL_POLICIES} from '../policies/policies.ts';
import {pageText} from './fields.ts';
import {uniqueMoments} from './moments.ts';
import type {GuestSpec, Scenario} from './scenario.ts';

/** What a record's number for a guest tells apart, nobody aside. */
const MOST_SWAPPED = 8;

type LiveGuest = Exclude<GuestSpec, {driver: 'recorded'}>;

/** A card's facts, and the guests that drive it with their numbers in the scenario. */
interface RuledCard {
  readonly facts: DeviceFacts;
  readonly guests: readonly {readonly guest: GuestSpec; readonly number: number}[];
}

/** Holds a scenario to the rules across its fields; a fault's place is the field. */
export function checkRules(scenario: Scenario): Result<Scenario> {
  const {guests, moments} = scenario;
  const named = uniqueMoments(moments);
  if (!named.ok) return named;
  const had = cardsFault(scenario);
  if (!had.ok) return had;
  const cards = cardsWithGuests(scenario);
  const made = first(cards.map((card) => () => profileFault(scenario, card.facts)));
  if (!made.ok) return made;
  // A choice that nothing in this machine asks for would be kept and heard by nobody.
  const meaningless: readonly Look[] = [() => pageMapFault(scenario, cards), () => offNetworkFault(scenario, cards)];
  if (guests.some(({driver}) => driver === 'recorded')) {
    const alone = first([
      ...cards.flatMap((card) => card.guests.map((each) => () => registersFault(each.guest, each.number, card.facts))),
      () => recordedAlone(scenario),
      ...meaningless,
    ]);
    return alone.ok ? ok(scenario) : alone;
  }
  const isPartition = scenario.policies.packetMemory === 'partition';
  if ((!isPartition || cards.length > 1) && guests.length > MOST_SWAPPED)
    return fail('guests', `${guests.length} guests; the event store numbers at most ${MOST_SWAPPED}`);
  const shared = first(cards.map((card) => () => sharingFault(scenario, card)));
  if (!shared.ok) return shared;
  const fault = first([
    ...meaningless,
    ...eachGuest(cards, stationFault),
    ...cards.map((card) => () => hostFault(scenario, card.facts)),
    () => unique(scenario),
    ...eachGuest(cards, driverFault),
    ...eachGuest(cards, windowFault),
    ...cards.map((card) => () => (isPartition ? overlap(card) : FINE)),
    ...eachGuest(cards, workloadFault),
    ...eachGuest(cards, dataPortFault),
    ...eachGuest(cards, registersFault),
  ]);
  return fault.ok ? ok(scenario) : fault;
}

type Look = () => Result<null>;
const FINE: Result<null> = ok(null);

function first(looks: readonly Look[]): Result<null> {
  for (const look of looks) {
    const outcome = look();
    if (!outcome.ok) return outcome;
  }
  return FINE;
}

/** A look at each guest by the facts of its card, in the order of the scenario. */
function eachGuest(
  cards: readonly RuledCard[],
  look: (guest: LiveGuest, number: number, facts: DeviceFacts) => Result<null>,
): readonly Look[] {
  return cards
    .flatMap(({facts, guests}) => guests.map((each) => ({...each, facts})))
    .sort((a, b) => a.number - b.number)
    .flatMap(({guest, number, facts}) => (guest.driver === 'recorded' ? [] : [() => look(guest, number, facts)]));
}

function cardsWithGuests(scenario: Scenario): readonly RuledCard[] {
  const numbers = cardNumbers(scenario);
  return devicesOf(scenario).map((device, card) => ({
    facts: present(factsOf(device), 'the schema knows its devices'),
    guests: scenario.guests.flatMap((guest, number) => (numbers[number] === card ? [{guest, number}] : [])),
  }));
}

/** Each card is of another device, so that a guest says by its device which one it drives; and none stands idle. */
function cardsFault(scenario: Scenario): Result<null> {
  const devices = devicesOf(scenario);
  const again = devices.findIndex((device, i) => devices.indexOf(device) < i);
  if (again > 0)
    return fail(
      `cards[${again - 1}].device`,
      `there is a card of device ${devices[again]} already: one of each at most`,
    );
  const numbers = cardNumbers(scenario);
  const lost = numbers.indexOf(-1);
  if (lost >= 0) return fail(`guests[${lost}].device`, `the machine has no such card; it has ${devices.join(', ')}`);
  const idle = devices.length === 1 ? -1 : devices.findIndex((_, card) => !numbers.includes(card));
  if (idle < 0) return FINE;
  return fail(idle === 0 ? 'device' : `cards[${idle - 1}].device`, `no guest drives the ${devices[idle]}`);
}

/** How many share a card's memory, and what of it a hand-off carries. */
function sharingFault({policies}: Scenario, {facts, guests}: RuledCard): Result<null> {
  if (policies.packetMemory.startsWith('swap-') && !facts.carriesMemory)
    return fail(
      'policies.packetMemory',
      `a hand-off carries no memory of the ${facts.title}: partition shares it out, none leaves it to everybody`,
    );
  if (policies.packetMemory === 'partition' && guests.length > facts.mostGuests.number)
    return fail('guests', `${guests.length} guests; ${facts.mostGuests.words}`);
  return FINE;
}

/** Not every device was made both ways. */
function profileFault({profile}: Scenario, {title, profiles}: DeviceFacts): Result<null> {
  if (profiles.includes(profile)) return FINE;
  return fail('profile', `the ${title} has no profile ${profile}; it has ${profiles.join(', ')}`);
}

/** Where no device is on a network no frame comes for anybody, and no ring has to be drained. */
function offNetworkFault({policies}: Scenario, cards: readonly RuledCard[]): Result<null> {
  if (cards.some(({facts}) => facts.isOnNetwork)) return FINE;
  const titles = cards.map(({facts}) => facts.title).join(' and the ');
  const why = `the ${titles} ${cards.length === 1 ? 'is' : 'are'} on no network`;
  if (policies.parkedFrames !== USUAL_POLICIES.parkedFrames)
    return fail('policies.parkedFrames', `${why}: no frame comes for a guest`);
  if (policies.reusable === 'drained') return fail('policies.reusable', `${why}: there is no receive ring to drain`);
  return FINE;
}

/** Where no device reaches host memory nobody asks how guests lie in it. */
function pageMapFault({policies}: Scenario, cards: readonly RuledCard[]): Result<null> {
  if (cards.some(({facts}) => facts.memory.isHost === true)) return FINE;
  const other = POLICY_NAMES.find((policy) => isOfHostMemory(policy) && policies[policy] !== USUAL_POLICIES[policy]);
  if (other === undefined) return FINE;
  const titles = cards.map(({facts}) => facts.title).join(' and the ');
  return fail(
    `policies.${other}`,
    `the ${titles} ${cards.length === 1 ? 'masters' : 'master'} no bus: no address of its guests becomes one of host memory`,
  );
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

function overlap({guests}: RuledCard): Result<null> {
  for (const [i, {guest: mine, number}] of guests.entries()) {
    for (const {guest: other, number: earlier} of guests.slice(0, i)) {
      if (mine.driver === 'recorded' || other.driver === 'recorded') continue;
      const first = Math.max(mine.window.firstPage, other.window.firstPage);
      const end = Math.min(mine.window.endPage, other.window.endPage);
      if (first < end)
        return fail(
          `guests[${number}].window`,
          `pages ${pageText(first)} to ${pageText(end - 1)} belong to guests[${earlier}] already`,
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
