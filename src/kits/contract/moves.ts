// The moves of a device: the ways in which bytes of a memory move by its DMA, what sets each up, and how each is told. A remote DMA
// by its direction, or a local one: a frame sent, a block copied.
import type {Port} from '../../base/port.ts';
import type {DenyReason} from './model-words.ts';

/** As records of checks name it. */
export type Move = 'read' | 'write' | 'transmit';

/** A number that lies in one register or in several. */
export interface PlacedNumber {
  /** `RSAR`: of registers that are parts of one, the name of the whole. */
  readonly name: string;
  /** The low part first; all on one register page. */
  readonly ports: readonly Port[];
  /** Of a device with several descriptors: the register of each that has this number, in their order; `ports` is the first's. */
  readonly alike?: readonly Port[];
  readonly page: number;
  /** Bytes that one of it stands for: 256 where it counts pages. */
  readonly unit: number;
  /** The monitor keeps what is written back until the command, so that the device has old bytes meanwhile. */
  readonly isHeldBack: boolean;
  /** The register has it in a code of its own. */
  readonly isCoded?: boolean;
}

/** Where the numbers of a range lie. */
export interface MovePlaces {
  /** Where it takes bytes, if `address` says where they go. */
  readonly source?: PlacedNumber;
  /** The range that its check is about, unless the reason of a refusal says that it is the source's. */
  readonly address: PlacedNumber;
  readonly length: PlacedNumber;
  /** Where both come out of a descriptor in memory instead: what says where the ring of those begins, and the bytes of one. */
  readonly descriptors?: {readonly ring: PlacedNumber; readonly bytes: number};
}

/** One move. Its numbers are written before the command that starts it. */
export interface DeviceMove extends MovePlaces {
  /** As a check is told: `transmit`, of so many bytes; and in a sentence: `a frame to be sent`. */
  readonly word: string;
  readonly words: string;
  /** Where its bytes go once it is allowed, at a mark on the map: `to the data port`. */
  readonly goes: string;
  /** The model event that asks for it, by number. */
  readonly event: number;
  /** The bit of the status register that tells its end. */
  readonly ends: string;
}

/** The moves that a device knows. */
export type DeviceMoves = Readonly<Partial<Record<Move, DeviceMove>>>;

/** A move as an access to one of its descriptors is about: the one whose register lies at the offset; elsewhere the first. */
export function moveAt(move: DeviceMove | undefined, offset: number): DeviceMove | undefined {
  if (move === undefined) return undefined;
  const descriptor = Math.max(
    ...[move.address, move.length].map(({alike}) => alike?.findIndex((port) => port.offset === offset) ?? -1),
  );
  if (descriptor < 0) return move;
  return {...move, address: ofDescriptor(move.address, descriptor), length: ofDescriptor(move.length, descriptor)};
}

function ofDescriptor(number: PlacedNumber, descriptor: number): PlacedNumber {
  const port = number.alike?.[descriptor];
  return port === undefined ? number : {...number, name: port.name, ports: [port]};
}

/** All numbers that a move takes; none of a move that the device does not know. */
export function numbersOf(move: DeviceMove | undefined): readonly PlacedNumber[] {
  if (move === undefined) return [];
  const {source, address, length} = move;
  return source === undefined ? [address, length] : [source, address, length];
}

/** The number that places the range of a refused move: what the reason is about. */
export function refusedPlace(move: MovePlaces, reason: DenyReason | undefined): PlacedNumber {
  return (reason?.about === 'source' ? move.source : undefined) ?? move.address;
}
