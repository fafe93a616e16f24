// Where the timeline's rows stand: minimap, ruler, a lane a guest, the card's lanes, exits, interrupts, denials.
import {movesRemotely} from './range-text.ts';

/** A row by its top edge and height, in pixels. */
export interface Row {
  readonly y: number;
  readonly height: number;
}

/** All rows of one timeline. */
export interface TimelineRows {
  readonly isCompact: boolean;
  /** Where lanes begin: what stands left of it is names. */
  readonly left: number;
  readonly minimap: Row;
  /** The ruler's figures; its lines run from `ruler.y + ruler.height` to the bottom. */
  readonly ruler: Row;
  readonly guests: readonly Row[];
  readonly transmit: Row;
  readonly remote: Row;
  readonly reusable: Row;
  readonly exits: Row;
  readonly interrupts: Row;
  readonly denials: Row;
  /** Lines between guests, card and VMM. */
  readonly separators: readonly [number, number];
  readonly height: number;
}

const FULL = {
  left: 128,
  minimap: 26,
  rulerY: 46,
  ruler: 18,
  firstLane: 70,
  lanePitch: 32,
  lane: 24,
  gap: 5,
  cardPitch: 21,
  card: 17,
  exits: 26,
  marks: 23,
};
const COMPACT = {
  left: 96,
  minimap: 18,
  rulerY: 33,
  ruler: 18,
  firstLane: 54,
  lanePitch: 22,
  lane: 18,
  gap: 3,
  cardPitch: 15,
  card: 12,
  exits: 18,
  marks: 17,
};

/** Lanes of few guests stretch to so many times their usual height, */
const WIDEST = 1.4;
/** but not for a little. */
const ROOMY = 1.15;
/** What is left then goes to the exits, up to so many pixels. */
const MOST_FOR_EXITS = 64;

/** Height in pixels below which the timeline is drawn compact. */
export const COMPACT_BELOW = 300;

/** Rows for so many guests in so many pixels; lanes draw closer together before anything is cut off. */
export function timelineRows(guests: number, available: number): TimelineRows {
  const isCompact = available < COMPACT_BELOW;
  const size = isCompact ? COMPACT : FULL;
  const lanes = movesRemotely() ? 3 : 2;
  const count = Math.max(guests, 1);
  const below = size.gap * 4 + size.cardPitch * lanes + size.exits + size.marks * 2;
  const room = (available - size.firstLane - below) / count;
  const widest = room > size.lanePitch * ROOMY ? WIDEST : 1;
  const pitch = Math.max(17, Math.min(size.lanePitch * widest, Math.floor(room)));
  const lane = Math.min(
    size.lane * widest,
    pitch - Math.max(2, Math.round((pitch * (size.lanePitch - size.lane)) / size.lanePitch)),
  );
  const firstSeparator = size.firstLane + count * pitch + size.gap - (size.lanePitch - size.lane) / 2;
  const card = (n: number, inset = 0): Row => ({
    y: firstSeparator + size.gap + n * size.cardPitch + inset,
    height: size.card - 2 * inset,
  });
  const secondSeparator = firstSeparator + size.gap * 1.5 + size.cardPitch * lanes;
  const spare = Math.max(0, available - size.firstLane - count * pitch - below - size.gap);
  const exits = {y: secondSeparator + size.gap, height: size.exits + Math.min(spare, MOST_FOR_EXITS)};
  const marks = (n: number): Row => ({y: exits.y + exits.height + 2 + n * size.marks, height: size.marks});
  const bottom = marks(1).y + size.marks;
  return {
    isCompact,
    left: size.left,
    minimap: {y: 6, height: size.minimap},
    ruler: {y: size.rulerY, height: size.ruler},
    guests: Array.from({length: guests}, (_, n) => ({y: size.firstLane + n * pitch, height: lane})),
    transmit: card(0),
    // A device without has no lane for it.
    remote: movesRemotely() ? card(1) : {...card(1), height: 0},
    reusable: card(lanes - 1, isCompact ? 2 : 3),
    exits,
    interrupts: marks(0),
    denials: marks(1),
    separators: [firstSeparator, secondSeparator],
    height: Math.max(available, bottom),
  };
}

/** The baseline of text of a size in the middle of a row. */
export const baseline = ({y, height}: Row, size = 12): number => y + height / 2 + size * 0.35;
