// What the machine panel says in words: guests, monitor, paths; also what a screen reader hears of the drawing.

import {capital, counted, thousands} from '../../base/figures.ts';
import type {GuestView, LabView} from '../../bridge/protocol/messages.ts';
import {device} from '../../kits/screens.ts';
import type {RecordView} from '../../trace/record-view.ts';
import type {GuestId} from '../../trace/units.ts';
import {duration, milliseconds} from '../widgets/figures.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {allHeldWords, heldRegisters} from './held-registers.ts';
import {pathWords} from './machine-path.ts';
import type {Wordings} from './machine-text.ts';
import {type AccessRecord, accessWords} from './meaning/access.ts';
import type {LitPath} from './meaning/lit-path.ts';
import {meaningOf} from './meaning/meanings.ts';
import {rangeText} from './range-text.ts';

/** A row of the monitor's box. */
export interface MonitorRow {
  readonly key: 'model' | 'check' | 'owner' | 'queue' | 'card';
  readonly words: Wordings;
  readonly mark: 'allow' | 'deny' | null;
  readonly guest: GuestId | null;
  readonly isNow: boolean;
}

const RECORDED: Wordings = ['recorded driver', 'recorded'];

/** What a driver is called on the machine; a recording's name tells whose driver was recorded. */
export function driverWords(driver: string, name = ''): Wordings {
  if (driver === 'recorded' && /^linux/i.test(name)) return ['recorded Linux driver', 'recorded Linux', 'recorded'];
  if (driver === 'recorded') return RECORDED;
  return device.happenings.drivers[driver] ?? [`${driver} driver`, driver];
}

/** What a guest does with respect to the card. */
export function guestStateWords(guest: GuestView, now: number): Wordings {
  if (guest.suspendedAt !== null) {
    const since = duration(now - guest.suspendedAt.since);
    return [`wants it: suspended ${since}`, `suspended ${since}`, 'suspended'];
  }
  if (guest.isOwner)
    return guest.state === 'running'
      ? ['owns the card', 'owner']
      : [`owns the card, ${guest.state}`, 'owns the card', 'owner'];
  switch (guest.state) {
    case 'running':
      return ['runs elsewhere', 'elsewhere'];
    case 'ready':
      return ['ready, waits for the processor', 'ready'];
    case 'suspended':
      return ['suspended'];
    case 'idle':
      return ['idle'];
    case 'finished':
      return ['finished'];
  }
}

/** What a guest does in the present event, if it does anything; null otherwise. `access`: the one that the event is part of. */
export function presentWords(
  record: RecordView | null,
  guest: GuestId,
  access: AccessRecord | null = null,
): Wordings | null {
  if (record === null || record.guest !== guest) return null;
  return meaningOf(record).act?.(record, access) ?? null;
}

/** The access a guest stands at, what its driver is at, its last denial, or nothing. */
export function guestDetail(
  guest: GuestView,
): {readonly words: Wordings; readonly kind: 'access' | 'operation' | 'denial'} | null {
  const at = guest.suspendedAt;
  if (at !== null) return {words: [accessWords({page: 0, ...at})], kind: 'access'};
  if (guest.operation !== null) return {words: [`in its ${guest.operation}`, guest.operation], kind: 'operation'};
  if (guest.lastDenial === null) return null;
  const index = thousands(guest.lastDenial);
  return {words: [`last: denied at ${index}`, `denied ${index}`, 'denied'], kind: 'denial'};
}

/** The monitor's rows, in the order they are given up when room is short (last first); `chain`: what the event's exit led to before it. */
export function monitorRows(
  view: LabView,
  record: RecordView | null,
  chain: readonly RecordView[] = [],
): readonly MonitorRow[] {
  const row = (key: MonitorRow['key'], words: Wordings, more: Partial<MonitorRow> = {}): MonitorRow => ({
    key,
    words,
    mark: null,
    guest: null,
    isNow: false,
    ...more,
  });
  const waiting = view.guests.find((g) => g.id === view.queue[0])?.suspendedAt ?? null;
  const ownerSince = milliseconds(view.ownerSince).slice(0, -4);
  return [
    modelRow(view, chain.findLast(({kind}) => kind === 'transition') ?? record, row),
    checkRow(view, record, chain, row),
    row('card', view.model.reusable ? ['reusable'] : ['not reusable', 'busy']),
    view.owner === null
      ? row('owner', ['nobody owns the card', 'nobody'])
      : row('owner', [`since ${ownerSince} ms`, `since ${ownerSince.split('.')[0]} ms`, ''], {guest: view.owner}),
    view.queue.length === 0
      ? row('queue', ['nobody waits', 'empty'])
      : row('queue', [waiting === null ? '' : duration(view.now - waiting.since)], {guest: view.queue[0] ?? null}),
  ];
}

type MakeRow = (key: MonitorRow['key'], words: Wordings, more?: Partial<MonitorRow>) => MonitorRow;

function modelRow(view: LabView, record: RecordView | null, row: MakeRow): MonitorRow {
  if (record?.kind === 'transition') {
    const [from, to] = [record.from, record.to].map((state) => device.model.states[state]?.name ?? '?');
    return row('model', from === to ? [`${to} stays`, `${to}`] : [`${from} → ${to}`, `→ ${to}`, `${to}`], {
      isNow: true,
    });
  }
  return row('model', view.model.state === null ? ['no owner, no state', 'no owner'] : [view.model.state]);
}

function checkRow(view: LabView, record: RecordView | null, chain: readonly RecordView[], row: MakeRow): MonitorRow {
  const asked = record === null ? [] : [...chain, record];
  const check = asked.findLast((r) => r.kind === 'check');
  if (check?.kind === 'check') {
    const range = rangeText(check);
    return check.allowed
      ? row('check', [`${range} in ${guestLetter(check.guest)}`, range, 'allowed'], {mark: 'allow', isNow: true})
      : row('check', [`DENIED ${range}`, 'DENIED'], {mark: 'deny', isNow: true});
  }
  const denial = asked.findLast((r) => r.kind === 'denial');
  if (denial?.kind === 'denial') {
    const reason = device.model.reasons[denial.reason]?.name ?? 'refused';
    return row('check', [`DENIED: ${reason}`, 'DENIED'], {mark: 'deny', isNow: true});
  }
  if (record?.kind === 'access' && record.denied) return row('check', ['DENIED'], {mark: 'deny', isNow: true});
  const last = view.pending.toSorted((a, b) => a.check - b.check).at(-1);
  if (last === undefined) return row('check', ['nothing about to move', 'none']);
  const range = rangeText(last);
  return row('check', [`${range} in ${guestLetter(last.guest)}`, range, 'allowed'], {mark: 'allow'});
}

/** The whole drawing in a sentence or three, for a screen reader. */
export function machineSentence(view: LabView, record: RecordView | null, lit: LitPath): string {
  const owner = view.owner === null ? 'nobody owns the card' : `guest ${guestLetter(view.owner)} owns the card`;
  const suspended = view.guests.filter((g) => g.suspendedAt !== null).map((g) => guestLetter(g.id));
  const waits = suspended.length === 0 ? '' : `, ${suspended.join(' and ')} suspended`;
  const present =
    record === null
      ? view.devices.length > 1 && view.position > 0
        ? 'the present event is at another card'
        : 'nothing has happened yet'
      : `event ${record.index}, ${record.kind}: ${pathWords(lit)}`;
  const [held] = allHeldWords(heldRegisters(view));
  const waitsThere = held === undefined ? '' : ` ${capital(held)}.`;
  return `Machine of ${counted(view.guests.length, 'guest')}, a VMM with its Device Modeling Monitor and one ${device.facts.title}. ${capital(owner)}${waits}. ${capital(present)}.${waitsThere}`;
}
