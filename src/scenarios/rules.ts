// What no single field of a scenario shows: windows that overlap, names used twice, a recorded guest that isn't alone.
// [NE2000: 16 KiB of packet memory, pages 0x40 to 0x7F]
import {fail, ok, type Result} from '../base/result.ts';
import {pageText} from './fields.ts';
import {uniqueMoments} from './moments.ts';
import type {GuestSpec, Scenario} from './scenario.ts';

const FIRST_PAGE = 0x40;
const END_PAGE = 0x80;
/** A full frame takes 6 pages; a ring of 7 is the least that takes one in. */
const FRAME_PAGES = 6;
const RING_PAGES = 7;
const MOST_GUESTS = 4;
/** What a record's number for a guest tells apart, nobody aside. */
const MOST_SWAPPED = 8;

type LiveGuest = Exclude<GuestSpec, {driver: 'recorded'}>;

/** Holds a scenario to the rules across its fields; a fault's place is the field. */
export function checkRules(scenario: Scenario): Result<Scenario> {
  const {guests, moments} = scenario;
  const named = uniqueMoments(moments);
  if (!named.ok) return named;
  if (guests.some(({driver}) => driver === 'recorded')) return recordedAlone(scenario);
  const isPartition = scenario.policies.packetMemory === 'partition';
  if (!isPartition && guests.length > MOST_SWAPPED)
    return fail('guests', `${guests.length} guests; the event store numbers at most ${MOST_SWAPPED}`);
  if (isPartition && guests.length > MOST_GUESTS)
    return fail(
      'guests',
      `${guests.length} guests; the card's 16 KiB hold at most ${MOST_GUESTS}, three with a double transmit buffer: a full ` +
        `frame needs ${FRAME_PAGES} pages to transmit and a ring of ${RING_PAGES}`,
    );
  const live = guests.filter((guest) => guest.driver !== 'recorded');
  return firstFault(scenario, [
    () => unique(scenario),
    ...live.map((guest, i) => () => windowFault(guest, i)),
    () => (scenario.policies.packetMemory === 'partition' ? overlap(live) : FINE),
    ...live.map((guest, i) => () => workloadFault(guest, i)),
    ...live.map((guest, i) => () => dataPortFault(guest, i)),
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

function recordedAlone(scenario: Scenario): Result<Scenario> {
  const at = scenario.guests.findIndex(({driver}) => driver === 'recorded');
  if (scenario.guests.length > 1)
    return fail(
      `guests[${at}]`,
      `a recorded guest runs alone, and there are ${scenario.guests.length} guests: its driver knows no window of pages`,
    );
  if (scenario.hosts.length > 0)
    return fail('hosts', 'a recorded guest brings its own wire: no host may stand beside it');
  return ok(scenario);
}

function unique({guests, hosts}: Scenario): Result<null> {
  const stations = [
    ...guests.flatMap((guest, i) => (guest.driver === 'recorded' ? [] : [{place: `guests[${i}]`, ...guest}])),
    ...hosts.map((host, i) => ({place: `hosts[${i}]`, name: null, ...host})),
  ];
  const seen = new Map<string, string>();
  for (const station of stations) {
    for (const field of ['name', 'mac', 'ip'] as const) {
      const value = station[field];
      if (value === null) continue;
      const key = `${field} ${value}`;
      const first = seen.get(key);
      if (first !== undefined) return fail(`${station.place}.${field}`, `${value} is ${first}'s already`);
      seen.set(key, station.place);
    }
  }
  return FINE;
}

function windowFault(guest: LiveGuest, number: number): Result<null> {
  const {driver, window} = guest;
  const {firstPage, endPage} = window;
  const place = `guests[${number}].window`;
  if (firstPage < FIRST_PAGE)
    return fail(`${place}.firstPage`, `${pageText(firstPage)} is below the first page ${pageText(FIRST_PAGE)}`);
  if (endPage > END_PAGE)
    return fail(`${place}.endPage`, `${pageText(endPage)} is past the last page ${pageText(END_PAGE)}`);
  if (endPage <= firstPage)
    return fail(`${place}.endPage`, `${pageText(endPage)} is not after the first page ${pageText(firstPage)}`);
  const buffers = driver === 'geekos' ? 1 : 2;
  const needed = buffers * FRAME_PAGES + RING_PAGES;
  const pages = endPage - firstPage;
  if (pages >= needed) return FINE;
  const transmit =
    buffers === 2 ? `a double transmit buffer of ${2 * FRAME_PAGES}` : `${FRAME_PAGES} to transmit a full frame`;
  return fail(
    place,
    `${pages} pages are too few for driver ${driver}, which needs ${needed}: ${transmit} and a ring of ${RING_PAGES}`,
  );
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

function workloadFault({driver, workload}: LiveGuest, number: number): Result<null> {
  return workload.kind === 'attack' && driver !== 'rogue'
    ? fail(`guests[${number}].workload.kind`, `only driver rogue knows attack, and this is ${driver}`)
    : FINE;
}

function dataPortFault({driver, dataPort = 16}: LiveGuest, number: number): Result<null> {
  return dataPort !== 16 && driver !== 'linux'
    ? fail(
        `guests[${number}].dataPort`,
        `only driver linux knows a data port of ${dataPort} bits, and this is ${driver}`,
      )
    : FINE;
}
