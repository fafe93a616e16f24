// News of statecharts as another window sends them: unknown until read. What does not read is passed over.
import type {StatechartEvent, StatechartState} from '../../../bridge/protocol/statechart-news.ts';

/** What the page needs of a statechart's definition. */
export interface StatechartMeta {
  readonly name: string;
  readonly guest: number;
  readonly parent: string;
  /** As scenarios name it. */
  readonly device: string;
  readonly events: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** The part of a definition that says what the statechart is; null where it is not one of ours. */
export function readMeta(definition: unknown): StatechartMeta | null {
  const meta = fields(fields(definition).meta);
  const {name, guest, parent, device, events} = meta;
  if (typeof name !== 'string' || typeof parent !== 'string' || typeof device !== 'string') return null;
  return isCount(guest) && isStrings(events) ? {name, guest, parent, device, events} : null;
}

/** A state and its context. */
export function readState(value: unknown, context: unknown): StatechartState | null {
  const {isOwner, isReusable, events, unchanged, counts, cyclesIn, trail, now, position} = fields(context);
  if (typeof value !== 'string' || typeof isOwner !== 'boolean' || typeof isReusable !== 'boolean') return null;
  if (!isCount(events) || !isCount(unchanged) || !isCount(now) || !isCount(position)) return null;
  if (!Array.isArray(counts) || !counts.every(isCount) || !Array.isArray(trail)) return null;
  const moves = trail.map(readMove);
  const shares = Object.entries(fields(cyclesIn));
  if (!shares.every((each): each is [string, number] => isCount(each[1]))) return null;
  return {
    value,
    context: {
      isOwner,
      isReusable,
      events,
      unchanged,
      counts,
      cyclesIn: Object.fromEntries(shares),
      trail: moves.filter((move) => move !== null),
      now,
      position,
    },
  };
}

/** An event with its record; null for those that @xstate/inspect makes itself. */
export function readEvent(event: unknown): StatechartEvent | null {
  const {type, at, isRefused, isInput} = fields(event);
  const move = readMove(event);
  if (move === null || typeof type !== 'string' || !isCount(at)) return null;
  return {...move, type, at, isRefused: isRefused === true, isInput: isInput === true};
}

function readMove(move: unknown): {index: number; edge: number; from: string; to: string} | null {
  const {index, edge, from, to} = fields(move);
  if (!isCount(index) || typeof edge !== 'number' || typeof from !== 'string' || typeof to !== 'string') return null;
  return {index, edge, from, to};
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? {...value} : {};
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
