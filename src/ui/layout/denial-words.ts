// A denial in words: the lines of its proof, its verdict, what the guest saw.

import {hex, hexRange, thousands} from '../../base/figures.ts';
import type {GuestView, LabView} from '../../bridge/protocol/messages.ts';
import {device} from '../../kits/screens.ts';
import type {GuestId} from '../../trace/units.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {areaWords, overlapsOf} from './denial-overlap.ts';
import type {Proof} from './denial-proof.ts';
import {isAddressOnly, type ProofLine, rangeLines} from './denial-range-lines.ts';
import {accessPort, isDataPort} from './device-ports.ts';
import {hasMovedPages, leadsNowhere, leadsTo, pagesNowText} from './guest-pages.ts';
import {askedWords, portWords} from './meaning/access.ts';
import {denyText} from './meaning/model.ts';
import {moveWord, rangeText} from './range-text.ts';

const bytes = (count: number): string => (count === 1 ? '1 byte' : `${thousands(count)} bytes`);

/** The lines of a proof, in the order in which the monitor came to its verdict. */
export function proofLines(proof: Proof, guests: readonly GuestView[]): ProofLine[] {
  const {denial, command, check, approved} = proof;
  const letter = guestLetter(denial.guest);
  const guest = guests.find(({id}) => id === denial.guest);
  const lines: ProofLine[] = [];
  const orders = command === null ? null : device.accesses.orders(accessPort(denial), command.value);
  lines.push({
    name: 'Command',
    text: command === null ? portWords(denial) : askedWords(command),
    note: orders === null ? `hooked access by guest ${letter}` : `${orders}; hooked write by guest ${letter}`,
    links: [command?.index ?? denial.index],
    source: null,
  });
  if (check !== null) lines.push(...rangeLines(proof, guest, guests));
  if (approved !== null) {
    lines.push({
      name: 'Approved',
      links: [approved.index],
      source: null,
      text: `${moveWord(approved.move)} of ${rangeText(approved)}, ${bytes(approved.length)}`,
      note: `the last remote DMA that ${letter} was allowed`,
    });
  }
  if (guest !== undefined) {
    lines.push({
      name: 'Window',
      links: [],
      source: 'scenario',
      text: `${letter} may touch ${pagesNowText(guest)} only`,
      note: hasMovedPages(guest) ? 'given at start-up; the VMM has moved pages since' : 'given at start-up',
    });
  }
  lines.push({
    name: 'Rule',
    links: check === null ? [] : [check.index],
    source: check === null ? 'model' : null,
    text: denyText(denial.reason),
    note: ruleNote(proof),
  });
  return lines;
}

function ruleNote({check, state, denial}: Proof): string {
  const {states, reasons} = device.model;
  const name = reasons[denial.reason]?.name ?? 'unknown';
  const from = state === null ? null : (states[state]?.name ?? null);
  const to = check === null ? null : (states[check.to]?.name ?? null);
  if (from !== null && to !== null) return `${name}, edge ${from} → ${to}`;
  return from === null ? name : `${name}, in state ${from}`;
}

/** The first sentence of the verdict: whose bytes these are. Null where the denial is about no range. */
export function whoseBytes(proof: Proof, guests: readonly GuestView[]): string | null {
  const {check, denial} = proof;
  if (check === null || check.length === 0) return null;
  const {address, length} = check;
  const letter = guestLetter(denial.guest);
  const what = isAddressOnly(proof) ? `${hex(address, 4)} ` : length === 1 ? 'The byte ' : `All ${bytes(length)} `;
  if (leadsNowhere({...check, reason: denial.reason}, guests)) {
    const asker = guests.find(({id}) => id === denial.guest);
    const lost = asker === undefined ? length : leadsTo(asker, {address, length}).lost;
    if (lost >= length || isAddressOnly(proof))
      return `${hexRange(address, isAddressOnly(proof) ? 1 : length)} leads nowhere: no page of ${letter}’s has such an address.`;
    return `Of ${bytes(length)}, the last ${thousands(lost)} lead nowhere: no page of ${letter}’s has such addresses.`;
  }
  const others = overlapsOf(address, length, guests).filter(({owner}) => owner !== denial.guest);
  const first = others[0];
  const lie = length === 1 ? 'lies' : 'lie';
  if (first === undefined) return `${what}${lie} in ${letter}’s own window.`;
  if (first.bytes === length) return `${what}${lie} in ${areaWords(first)}.`;
  const parts = others.map((each) => `${thousands(each.bytes)} in ${areaWords(each)}`);
  return `Of ${bytes(length)}, ${parts.join(', ')}.`;
}

/** The second sentence: what did not happen. */
export function whatStayed(proof: Proof): string {
  const what = isDataPort(proof.denial.offset) ? 'The data port access' : accessPort(proof.denial);
  const state = proof.state === null ? null : device.model.states[proof.state]?.name;
  return `${what} never reached the card${state === undefined || state === null ? '.' : `; the model stays in ${state}.`}`;
}

/** What the guest noticed. */
export function whatGuestSaw(proof: Proof, policies: LabView['policies']): string {
  const letter = guestLetter(proof.denial.guest);
  const choice = policies.find(({policy}) => policy === 'denial')?.choice ?? 'nothing';
  const saw = `What ${letter} saw: ${choice} (the policy in force).`;
  if (proof.polls === null) return saw;
  const {reads, bit, showed} = proof.polls;
  const times = reads === 1 ? 'once' : `${thousands(reads)} times`;
  return `${saw} It read ${device.status.name} ${times} before its next command; ${device.status.name}.${bit} ${showed ? 'showed, from another move' : 'stayed 0'}.`;
}

/** `probe` for a guest by number; its letter where it has no name. */
export const nameOf = (guest: GuestId, guests: readonly GuestView[]): string =>
  guests.find(({id}) => id === guest)?.name ?? guestLetter(guest);
