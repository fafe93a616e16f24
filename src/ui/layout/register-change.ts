// A register before, as written and after one access, as far as the records of the run tell.

import {hex} from '../../base/figures.ts';
import {device} from '../../kits/screens.ts';
import type {GuestId} from '../../trace/units.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {accessPort, isRegister, isStatusRead, portsMet} from './device-ports.ts';
import {leadsTo} from './guest-pages.ts';
import {type AccessRecord, isAccess} from './meaning/access.ts';
import {type RecordAt, recordsFrom} from './record-walk.ts';
import {runGuests} from './run-guests.ts';

/** Bytes of one register; null where the run does not tell. */
export interface RegisterChange {
  readonly register: string;
  readonly before: number | null;
  /** null for a read. */
  readonly written: number | null;
  readonly after: number | null;
  /** Written bits that the card ignores now. */
  readonly ignored: number;
  /** One sentence about them; empty where there is none. */
  readonly note: string;
}

/**
 * What an access did to its register. `isSending` says whether a frame was on the wire; `now` is the card's own value
 * where the access is the last thing that happened, else null.
 */
export function registerChange(
  access: AccessRecord,
  at: RecordAt,
  isSending: boolean,
  now: number | null,
): RegisterChange | null {
  if (!isRegister(access.offset) || portsMet(access.offset, access.size, access.page) > 1) return null;
  const register = accessPort(access);
  if (access.direction === 'in')
    return {register, before: null, written: null, after: access.value, ignored: 0, note: ''};
  const before = valueBefore(register, access, at);
  const written = access.value;
  if (access.kind === 'suspend' || (access.kind === 'access' && access.denied)) {
    return {register, before, written, after: before, ignored: 0, note: 'The write has not reached the card.'};
  }
  const isRuledOn = access.kind === 'access' && access.hooked;
  const host = isRuledOn ? hostAddress(register, written, access.guest) : null;
  if (host !== null) {
    const owner = guestLetter(access.guest);
    const reached =
      host === written ? 'the host has it at the same' : `what reached the card is the host’s, ${hex(host)}`;
    const note = `${owner} wrote ${hex(written)}, an address of its own; ${reached}.`;
    const beforeIt = before === null ? null : (hostAddress(register, before, access.guest) ?? before);
    return {register, before: beforeIt, written, after: now ?? host, ignored: 0, note};
  }
  const effect = device.accesses.leaves({register, before, written, isSending});
  const {after, ignored, note} = effect ?? {after: written, ignored: 0, note: ''};
  return {register, before, written, after: now ?? after, ignored, note};
}

/** The host's address that reaches the device in place of a guest's; null of a register that holds none, and of one that leads nowhere or only clears it. */
function hostAddress(register: string, value: number, guest: GuestId): number | null {
  const {isHost, standing = {}} = device.memory;
  const writer = runGuests().find(({id}) => id === guest);
  if (isHost !== true || value === 0 || writer === undefined) return null;
  const places = [...Object.values(device.moves), ...Object.values(standing)].map(({address}) => address);
  const holds = places.some(({ports, alike = ports}) => alike.some(({name}) => name === register));
  return holds ? (leadsTo(writer, {address: value, length: 1}).pieces[0]?.address ?? null) : null;
}

function valueBefore(register: string, access: AccessRecord, at: RecordAt): number | null {
  return register === device.status.name ? lastStatusRead(access, at) : lastSeen(register, access, at);
}

/** How far back an access to the register is looked for. */
const SINCE_SEEN = 600;

/** The register as its guest wrote it last, or found it since, as long as it has the card: what the card changes in it only a look tells. */
function lastSeen(register: string, access: AccessRecord, at: RecordAt): number | null {
  for (const record of recordsFrom(access.index - 1, -1, at, SINCE_SEEN)) {
    if (record.kind === 'handoff') return null;
    const isOurs = record.kind === 'access' && record.guest === access.guest && !record.denied;
    if (isOurs && accessPort(record) === register) return record.value;
  }
  return null;
}

/** How far back a look at the status register is looked for. */
const SINCE_READ = 64;

/** The status register as it was read last, if nothing can have changed it since but the card itself. */
function lastStatusRead(access: AccessRecord, at: RecordAt): number | null {
  for (const record of recordsFrom(access.index - 1, -1, at, SINCE_READ)) {
    if (record.kind === 'irq') return null;
    if (isAccess(record) && record.kind !== 'suspend' && isStatusRead(record)) return record.value;
  }
  return null;
}
