// A denial in words: the lines of its proof, its verdict, what the guest saw.

import {hex, thousands} from '../../base/figures.ts';
import type {Port} from '../../base/port.ts';
import type {GuestView, LabView} from '../../bridge/protocol/messages.ts';
import {moveAt, type PlacedNumber, refusedPlace} from '../../kits/contract/moves.ts';
import {device} from '../../kits/screens.ts';
import type {EventIndex, GuestId} from '../../trace/units.ts';
import {pageRange} from '../widgets/figures.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {type Overlap, overlapsOf} from './denial-overlap.ts';
import type {Proof, SetBy} from './denial-proof.ts';
import {accessPort, isDataPort} from './device-ports.ts';
import {askedWords, portWords} from './meaning/access.ts';
import {denyText} from './meaning/model.ts';
import {moveWord, rangeText} from './range-text.ts';

/** One line of a proof. `mono` of its text is set in the figures' face. */
export interface ProofLine {
  readonly name: 'Command' | 'Address' | 'Length' | 'Range' | 'Approved' | 'Window' | 'Rule';
  readonly text: string;
  readonly note: string;
  /** Records to look at. */
  readonly links: readonly EventIndex[];
  /** What stands where links would, if no record set it. */
  readonly source: string | null;
}

const bytes = (count: number): string => (count === 1 ? '1 byte' : `${thousands(count)} bytes`);
const pageHex = (page: number): string => page.toString(16).toUpperCase().padStart(2, '0');

/** `two hooked writes`, `one hooked write, 16 bits wide`, or that none was found. */
function writesNote({writes}: SetBy, expected: number): string {
  if (writes.length === 0) return 'no write of it found in the events before';
  if (writes.length === 1) return expected > 1 ? 'one write found' : 'one write';
  return writes.length === 2 ? 'two writes' : `${writes.length} writes`;
}

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
  const placed = check === null ? undefined : moveAt(device.moves[check.move], denial.offset);
  if (check !== null && placed !== undefined && proof.address !== null && proof.length !== null) {
    const {pageBytes} = device.memory;
    const place = refusedPlace(placed, device.model.reasons[denial.reason]);
    const end = check.address + Math.max(check.length, 1) - 1;
    const pages = [Math.floor(check.address / pageBytes), Math.floor(end / pageBytes)] as const;
    lines.push(
      {
        name: 'Address',
        links: proof.address.writes,
        source: null,
        text: placedText(place, check.address),
        note: writesNote(proof.address, place.ports.length),
      },
      {
        name: 'Length',
        links: proof.length.writes,
        source: null,
        text: `${partsOf(placed.length)} = ${countHex(placed.length, check.length)}, ${bytes(check.length)}`,
        note: writesNote(proof.length, placed.length.ports.length),
      },
      {
        name: 'Range',
        links: [],
        source: 'arithmetic',
        text: `${rangeText(check)}, ${pages[0] === pages[1] ? `page ${pageHex(pages[0])}` : `pages ${pageHex(pages[0])} to ${pageHex(pages[1])}`}`,
        note: 'address + length − 1',
      },
    );
  }
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
      text: `${letter} may touch ${pageRange(guest.window)} only`,
      note: 'given at start-up',
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

/** So many bytes as the register that counts them has them. */
function countHex({unit}: PlacedNumber, length: number): string {
  return unit === 1 ? hex(length, 4) : hex(length / unit);
}

/** A number by its parts: `SOURCE1:0` of SOURCE1 and SOURCE0. */
function partsOf({name, ports}: PlacedNumber): string {
  const digit = (one: Port | undefined): string => one?.name.slice(name.length) ?? '';
  return ports.length === 1 ? name : `${name}${digit(ports.at(-1))}:${digit(ports[0])}`;
}

/** `SOURCE1:0 = 0x4600`; where it counts pages the byte as well. */
function placedText(number: PlacedNumber, address: number): string {
  const {unit} = number;
  const parts = partsOf(number);
  return unit === 1 ? `${parts} = ${hex(address, 4)}` : `${parts} = ${hex(address / unit)}, byte ${hex(address, 4)}`;
}

function ruleNote({check, state, denial}: Proof): string {
  const {states, reasons} = device.model;
  const name = reasons[denial.reason]?.name ?? 'unknown';
  const from = state === null ? null : (states[state]?.name ?? null);
  const to = check === null ? null : (states[check.to]?.name ?? null);
  if (from !== null && to !== null) return `${name}, edge ${from} → ${to}`;
  return from === null ? name : `${name}, in state ${from}`;
}

const AREA_WORDS: Readonly<Record<string, (owner: string) => string>> = {
  ring: (owner) => `guest ${owner}’s receive ring`,
  transmit: (owner) => `guest ${owner}’s transmit buffer`,
  window: (owner) => `guest ${owner}’s window`,
  unassigned: () => 'pages of no guest',
  outside: () => 'no memory of the card',
};

/** The first sentence of the verdict: whose bytes these are. Null where the denial is about no range. */
export function whoseBytes(proof: Proof, guests: readonly GuestView[]): string | null {
  if (proof.check === null || proof.check.length === 0) return null;
  const {address, length} = proof.check;
  const others = overlapsOf(address, length, guests).filter(({owner}) => owner !== proof.denial.guest);
  const first = others[0];
  if (first === undefined) return `All ${bytes(length)} lie in ${guestLetter(proof.denial.guest)}’s own window.`;
  const words = ({area, owner}: Overlap): string =>
    AREA_WORDS[area]?.(guestLetter(owner ?? -1)) ?? device.memory.common.find(({name}) => name === area)?.words ?? area;
  if (first.bytes === length) return `All ${bytes(length)} lie in ${words(first)}.`;
  const parts = others.map((each) => `${thousands(each.bytes)} in ${words(each)}`);
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
