// The values that guests' and card's variables share, with what they are called.
import {CAPR_LAG, CR, DESCRIPTORS, ISR, RING_BYTES, TSD_WRITABLE} from '../sheet/registers.ts';
import {
  CBR_PLACES,
  FOREIGN_FRAMES,
  FOREIGN_RING,
  FRESH,
  GIVEN,
  LATE_RING,
  LONG_RING,
  NEARLY_ROUND,
  OWN_FRAMES,
  OWN_RING,
  RUN_ON,
  SENT,
  SHORT_RING,
  VMM_FRAMES,
} from './layout.ts';

/** Values of a variable, in the order of what they are called. */
export interface Domain {
  readonly values: readonly number[];
  readonly words: readonly string[];
}

function domain(...pairs: readonly (readonly [number, string])[]): Domain {
  return {values: pairs.map(([value]) => value), words: pairs.map(([, word]) => word)};
}

/** Every set of named bits. */
function subsets(named: readonly (readonly [number, string])[]): Domain {
  return domain(
    ...Array.from({length: 1 << named.length}, (_, set): readonly [number, string] => {
      const own = named.filter((_pair, i) => (set >>> i) & 1);
      return [own.reduce((mask, [bit]) => mask | bit, 0), own.map(([, word]) => word).join(' ') || 'none'];
    }),
  );
}

/** CR.TE and CR.RE. */
export const COMMANDS = subsets([
  [CR.TE, 'TE'],
  [CR.RE, 'RE'],
]);
/** What ISR can have. */
export const STATUS = subsets([
  [ISR.ROK, 'ROK'],
  [ISR.TOK, 'TOK'],
  [ISR.RXOVW, 'RXOVW'],
]);
/** Sets of transmit descriptors. */
export const DESCRIPTOR_SETS = subsets(
  Array.from({length: DESCRIPTORS}, (_, descriptor) => [1 << descriptor, String(descriptor)] as const),
);
export const TURNS = domain([0, '0'], [1, '1'], [2, '2'], [3, '3']);
/** The last as a write leaves it, which has no status: only a VMM that takes a frame under way for sent puts that back. */
export const TSDS = domain(
  [FRESH, 'the driver’s'],
  [GIVEN, 'given to the card'],
  [SENT, 'sent'],
  [SENT & TSD_WRITABLE, 'sent, its status lost'],
);
/** Where frames lie by a guest's own addresses, and by the host's. */
export const GUEST_FRAMES = domain(
  [0, '0'],
  [OWN_FRAMES, 'its own frames'],
  [FOREIGN_FRAMES, 'B’s frames'],
  [VMM_FRAMES, 'the VMM’s page'],
);
export const HOST_FRAMES = domain(
  [0, '0'],
  [OWN_FRAMES, 'A’s frames'],
  [FOREIGN_FRAMES, 'B’s frames'],
  [FOREIGN_RING, 'B’s first page'],
  [VMM_FRAMES, 'the VMM’s page'],
);
/** Where rings begin, by a guest's own addresses, and by the host's. */
export const GUEST_RINGS = domain(
  [0, '0'],
  [OWN_RING, 'its own ring'],
  [FOREIGN_RING, 'B’s ring'],
  [LATE_RING, 'near its window’s end'],
);
export const HOST_RINGS = domain(
  [0, '0'],
  [OWN_RING, 'A’s ring'],
  [FOREIGN_RING, 'B’s ring'],
  [LATE_RING, 'near the end of A’s window'],
);
export const FILTERS = domain([0, '0'], [SHORT_RING, '8 KiB'], [RUN_ON, '8 KiB with WRAP'], [LONG_RING, '16 KiB']);
export const LENGTHS = domain([0, 'none'], [RING_BYTES[0], '8 KiB'], [RING_BYTES[1], '16 KiB']);
export const CAPRS = domain([0x1_0000 - CAPR_LAG, 'reads at 0'], [NEARLY_ROUND - CAPR_LAG, `reads at ${NEARLY_ROUND}`]);
export const CBRS = domain(...CBR_PLACES.map((place) => [place, String(place)] as const));
