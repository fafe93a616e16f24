// The lines of a proof that are about the refused range: the numbers that set it, where they lead, whose that is.
import {hex, hexRange, thousands} from '../../base/figures.ts';
import type {Port} from '../../base/port.ts';
import type {GuestView} from '../../bridge/protocol/messages.ts';
import {type MovePlaces, type PlacedNumber, refusedPlace} from '../../kits/contract/moves.ts';
import {device} from '../../kits/screens.ts';
import type {EventIndex} from '../../trace/units.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import type {ByteRange} from './byte-range.ts';
import {areaWords, overlapsOf} from './denial-overlap.ts';
import type {Proof, SetBy} from './denial-proof.ts';
import {leadsNowhere, leadsTo, liesAtOwnAddresses, ownAddress, pagesNowText} from './guest-pages.ts';
import {asksAddressOnly, rangeText} from './range-text.ts';

/** One line of a proof. `mono` of its text is set in the figures' face. */
export interface ProofLine {
  readonly name:
    | 'Command'
    | 'Ring'
    | 'Descriptor'
    | 'Address'
    | 'Page map'
    | 'Length'
    | 'Range'
    | 'Owner'
    | 'Approved'
    | 'Window'
    | 'Rule';
  readonly text: string;
  readonly note: string;
  /** Records to look at. */
  readonly links: readonly EventIndex[];
  /** What stands where links would, if no record set it. */
  readonly source: string | null;
}

const bytes = (count: number): string => (count === 1 ? '1 byte' : `${thousands(count)} bytes`);
const pageHex = (page: number): string => page.toString(16).toUpperCase().padStart(2, '0');

/** What its check was asked of was an address alone. */
export function isAddressOnly({check, denial}: Pick<Proof, 'check' | 'denial'>): boolean {
  return check !== null && asksAddressOnly(check, denial.offset);
}

/** `two writes`, `this write`, or that none was found. */
function writesNote({writes}: Pick<SetBy, 'writes'>, expected: number, proof: Proof): string {
  if (writes.length === 0) return 'no write of it found in the events before';
  if (writes.length === 1 && writes[0] === proof.command?.index) return 'this write';
  if (writes.length === 1) return expected > 1 ? 'one write found' : 'one write';
  return writes.length === 2 ? 'two writes' : `${writes.length} writes`;
}

/** None where nobody says which registers set it. */
export function rangeLines(
  proof: Proof,
  guest: GuestView | undefined,
  guests: readonly GuestView[],
): readonly ProofLine[] {
  const {check, places, address, length, descriptor, denial} = proof;
  if (check === null || places === null || address === null || length === null || isUnset(proof)) return [];
  const place = refusedPlace(places, device.model.reasons[denial.reason]);
  const isHost = guest !== undefined && guest.pageMap.length > 0;
  const isNowhere = leadsNowhere({...check, reason: denial.reason}, guests);
  // The device's own number, where no write of the guest's was found.
  const own = isHost ? (address.written ?? ownNumber(proof, guest, isNowhere)) : null;
  const only = isAddressOnly(proof);
  const asked = {address: check.address, length: Math.max(1, check.length)};
  const led = own === null || guest === undefined || isNowhere ? [asked] : piecesOf(guest, {...asked, address: own});
  const setters: readonly ProofLine[] =
    descriptor === null
      ? [
          {
            name: 'Address',
            links: address.writes,
            source: null,
            text: placedText(place, own ?? check.address),
            note: `${own === null ? '' : 'guest-physical; '}${writesNote(address, place.ports.length, proof)}`,
          },
          {
            name: 'Length',
            links: only ? [] : length.writes,
            source: only ? 'not asked' : null,
            text: only ? 'address only' : lengthText(places.length, check.length),
            note: only
              ? `${partsOf(places.length)} says it later, and is checked then`
              : writesNote(length, places.length.ports.length, proof),
          },
        ]
      : descriptorLines(proof, descriptor, places, own ?? check.address);
  return [
    ...setters,
    ...(own === null || guest === undefined ? [] : [pageMapLine(guest, {address: own, length: check.length})]),
    isNowhere || led.length > 1
      ? {
          name: 'Range',
          links: [],
          source: null,
          text: isNowhere ? 'none in host memory' : `${led.length} pieces of host memory`,
          note: isNowhere ? 'it leads nowhere' : shortList(led.map(rangeOf)),
        }
      : {
          name: 'Range',
          links: [],
          source: 'arithmetic',
          text: `${rangeText(check)}, ${pagesText(check)}`,
          note: `${isHost ? 'host addresses; ' : ''}${rangeNote(only, descriptor?.isRefused === true)}`,
        },
    ...(isHost && !isNowhere
      ? [
          {
            name: 'Owner',
            links: [],
            source: 'scenario',
            text: [
              ...new Set(led.flatMap((piece) => overlapsOf(piece.address, piece.length, guests).map(areaWords))),
            ].join(', '),
            note: ownersNote(led, guests),
          } as const,
        ]
      : []),
  ];
}

function rangeNote(isFirstByte: boolean, isDescriptor: boolean): string {
  if (isDescriptor) return 'the bytes of that descriptor';
  return isFirstByte ? 'the first byte' : 'address + length − 1';
}

/** The guest's own number, where no write that had it is known: what leads nowhere is told by it, and what a descriptor had leads to the host's. */
function ownNumber({check, descriptor}: Proof, guest: GuestView, isNowhere: boolean): number | null {
  if (check === null || (descriptor === null && !isNowhere)) return null;
  return isNowhere ? check.address : (ownAddress(guest, check.address) ?? check.address);
}

/** The chain of a range that the VMM found in memory: the register that says where descriptors begin, the descriptor, what it has. */
function descriptorLines(
  proof: Proof,
  {entry, ring, isRefused}: NonNullable<Proof['descriptor']>,
  {descriptors}: MovePlaces,
  own: number,
): readonly ProofLine[] {
  if (descriptors === undefined || proof.check === null) return [];
  const letter = guestLetter(proof.denial.guest);
  const parts = partsOf(descriptors.ring);
  const lies = ring.written === null ? `of ${letter}’s ring` : `at ${hex(ring.written + entry * descriptors.bytes, 4)}`;
  const copied = {links: [], source: 'memory'} as const;
  const lines: readonly ProofLine[] = [
    {
      name: 'Ring',
      links: ring.writes,
      source: null,
      text: ring.written === null ? parts : `${parts} = ${hex(ring.written, 4)}`,
      note: `where the descriptors begin; guest-physical; ${writesNote(ring, descriptors.ring.ports.length, proof)}`,
    },
    {
      ...copied,
      name: 'Descriptor',
      text: `number ${entry}, ${lies}`,
      note: isRefused
        ? `${descriptors.bytes} bytes; guest-physical; it is refused itself`
        : `in ${letter}’s memory, as the VMM read it: what ${letter} writes there later is not used`,
    },
  ];
  if (isRefused) return lines;
  const note = 'in that descriptor';
  const {length} = proof.check;
  return [
    ...lines,
    {...copied, name: 'Address', text: hex(own, 4), note: `guest-physical; ${note}`},
    {...copied, name: 'Length', text: `${hex(length, 4)}, ${bytes(length)}`, note},
  ];
}

/** Where it leads; of a guest at its own addresses, to the same. */
function piecesOf(guest: GuestView, asked: ByteRange): readonly ByteRange[] {
  return liesAtOwnAddresses(guest) ? [asked] : leadsTo(guest, asked).pieces;
}

const rangeOf = ({address, length}: ByteRange): string => hexRange(address, length);
/** More are not told one by one. */
const MOST_TOLD = 4;
const shortList = (texts: readonly string[]): string =>
  texts.length > MOST_TOLD ? `${texts.slice(0, MOST_TOLD).join(', ')}, …` : texts.join(', ');

/** Nobody set an address: there is no range. */
function isUnset({check}: Proof): boolean {
  return device.memory.isHost === true && check?.address === 0 && check.length === 0;
}

function pageMapLine(guest: GuestView, asked: ByteRange): ProofLine {
  const {pageBytes} = device.memory;
  const letter = guestLetter(guest.id);
  const {pieces, lost} = leadsTo(guest, asked);
  const line = {name: 'Page map', links: [], source: 'scenario'} as const;
  if (liesAtOwnAddresses(guest)) {
    const pages = pagesText(asked);
    const note = 'guests lie at their own addresses: what is named is what the device would reach';
    return {...line, text: `${pages} of the host by the same number`, note};
  }
  const led =
    pieces.length === 0 ? '' : `${letter}’s ${pagesText(asked)}: the host’s ${shortList(pieces.map(pagesText))}`;
  if (lost === 0) return {...line, text: led, note: `${letter}’s page map`};
  const from = asked.address + Math.max(1, asked.length) - lost;
  const nowhere = `page ${pageHex(Math.floor(from / pageBytes))} leads nowhere`;
  return {...line, text: led === '' ? nowhere : `${led}; ${nowhere}`, note: ownPages(guest)};
}

function ownPages({id, pageMap}: GuestView): string {
  const pages = pageMap.map(({guestPage, count}) =>
    count === 1 ? pageHex(guestPage) : `${pageHex(guestPage)} to ${pageHex(guestPage + count - 1)}`,
  );
  return `${guestLetter(id)} has pages ${shortList(pages)} by its own addresses`;
}

function pagesText({address, length}: ByteRange): string {
  const {pageBytes} = device.memory;
  const [first, last] = [Math.floor(address / pageBytes), Math.floor((address + Math.max(1, length) - 1) / pageBytes)];
  return first === last ? `page ${pageHex(first)}` : `pages ${pageHex(first)} to ${pageHex(last)}`;
}

function ownersNote(pieces: readonly ByteRange[], guests: readonly GuestView[]): string {
  const owners = new Set(
    pieces.flatMap(({address, length}) => overlapsOf(address, length, guests).map(({owner}) => owner)),
  );
  const windows = [...owners].flatMap((owner) => guests.find(({id}) => id === owner) ?? []).map(pagesNowText);
  return windows.length === 0 ? 'in no guest’s window' : windows.join(', ');
}

/** `COUNT = 0x0040, 64 bytes`; of a number in a code of its own the bytes alone. */
function lengthText(number: PlacedNumber, length: number): string {
  const parts = partsOf(number);
  return number.isCoded === true
    ? `${parts}: ${bytes(length)}`
    : `${parts} = ${countHex(number, length)}, ${bytes(length)}`;
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
