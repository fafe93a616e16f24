// What slide 26 does not draw: for every other state and event, where the model goes and why. All of it is inferred.
import type {EventName, StateName} from './names.ts';
import {STATES} from './names.ts';

/** One state and event that the slide leaves open, and the answer we gave. */
export interface UndrawnCell {
  readonly from: StateName;
  readonly on: EventName;
  readonly to: StateName;
  readonly why: string;
  /** True where the move, or the staying, is asked of a check first. */
  readonly checked: boolean;
  /** How surely it is known: nothing here was read from the deck. */
  readonly confidence: 'inferred';
}

const SENDING: readonly StateName[] = ['Trans', 'TransDmaRd', 'TransDmaWr'];
const STEADY: readonly StateName[] = ['Idle', 'Trans'];
const NOT_SENDING: readonly StateName[] = ['Idle', 'DmaRd', 'DmaWr'];

function stay(from: readonly StateName[], on: readonly EventName[], why: string): UndrawnCell[] {
  return from.flatMap((state) =>
    on.map((event) => ({from: state, on: event, to: state, why, checked: false, confidence: 'inferred' as const})),
  );
}

function remote(from: StateName, on: 'DmaRd' | 'DmaWr', to: StateName): UndrawnCell {
  const why =
    from === to
      ? 'the same direction again: a new range to check, the state stays'
      : 'a remote DMA replaces the open one without an abort, as the GeekOS driver does: check, then turn round';
  return {from, on, to, why, checked: true, confidence: 'inferred'};
}

/** Every cell that no drawn edge covers, for the screen; the machine does the same and a test holds them together. */
export const UNDRAWN_CELLS: readonly UndrawnCell[] = [
  ...stay(
    ['Initiation'],
    ['Transmit', 'DmaRd', 'DmaWr', 'Stop', 'AbortDma', 'RDC', 'PTX', 'TXE'],
    'before Initiate nothing is taken as running; drivers read the PROM and stop the card here',
  ),
  ...stay(
    ['Idle', 'Trans', 'DmaRd', 'DmaWr', 'TransDmaRd', 'TransDmaWr'],
    ['Initiate'],
    'a card that is set up already is started again',
  ),
  ...stay(STEADY, ['Stop', 'AbortDma'], 'no remote DMA to end: drivers write "no DMA" at almost every step'),
  ...stay(STEADY, ['RDC'], 'spurious: a late or polled completion'),
  ...stay(NOT_SENDING, ['PTX', 'TXE'], 'spurious: a late or polled completion'),
  ...stay(SENDING, ['Transmit'], 'one frame at a time: the monitor decides whether to deny it'),
  remote('DmaRd', 'DmaRd', 'DmaRd'),
  remote('DmaRd', 'DmaWr', 'DmaWr'),
  remote('DmaWr', 'DmaRd', 'DmaRd'),
  remote('DmaWr', 'DmaWr', 'DmaWr'),
  remote('TransDmaRd', 'DmaRd', 'TransDmaRd'),
  remote('TransDmaRd', 'DmaWr', 'TransDmaWr'),
  remote('TransDmaWr', 'DmaRd', 'TransDmaRd'),
  remote('TransDmaWr', 'DmaWr', 'TransDmaWr'),
  ...STATES.map((from) => ({
    from,
    on: 'Reset' as const,
    to: 'Initiation' as const,
    why: 'the reset port was used: the card has to be set up again',
    checked: false,
    confidence: 'inferred' as const,
  })),
];
