// What the model panel says in words: belief beside truth, the transition of the present event, shares of time.

import {hex, spelled, thousands} from '../../base/figures.ts';
import type {LabView} from '../../bridge/protocol/messages.ts';
import type {StateMeaning} from '../../kits/contract/model-words.ts';
import {eventWords} from '../../kits/event-words.ts';
import {device} from '../../kits/screens.ts';
import type {RecordView} from '../../trace/record-view.ts';
import type {EventIndex} from '../../trace/units.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import type {RecordOf} from './meaning/record-meaning.ts';
import {movesRemotely, moveWord, rangeText} from './range-text.ts';

/** The part of a view that tells of a model. */
export type ModelTold = Pick<LabView, 'model'>;

/** What the present event does in the model. */
export interface PresentMove {
  /** The transition's own record; null where there is none. */
  readonly index: EventIndex | null;
  /** Row of the drawn edge, -1 an undrawn one, null none or unknown. */
  readonly edge: number | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Model event by name, where the record says it. */
  readonly event: string | null;
  /** What a checking function answered, if it was asked. */
  readonly verdict: 'allow' | 'deny' | null;
}

/** One of the transitions before the present one. */
export interface TrailStep {
  readonly edge: number;
  /** 1 is the newest. */
  readonly steps: 1 | 2 | 3;
  readonly index: EventIndex;
}

const NO_MOVE: PresentMove = {index: null, edge: null, from: null, to: null, event: null, verdict: null};

/** The row of the drawn edge between two states, or -1. */
function drawnEdge(from: string, to: string): number {
  return device.model.drawn.findIndex((edge) => edge.from === from && edge.to === to);
}

/** The drawn edge from a state on the event of a move, or -1: what was asked for ahead of it. */
function askingEdge(from: string, {move}: RecordOf<'check'>): number {
  const event = device.model.events[device.moves[move]?.event ?? -1];
  return device.model.drawn.findIndex((edge) => edge.from === from && edge.on.some((on) => on === event));
}

/** What an edge that was taken says of its check. */
function verdictOn(row: number): 'allow' | null {
  return device.model.drawn[row]?.isChecked === true ? 'allow' : null;
}

/** The move that the present record is part of; `chain`: what the event's exit led to before it, where that is known. */
export function presentMove(
  view: ModelTold,
  record: RecordView | null,
  chain: readonly RecordView[] = [],
): PresentMove {
  if (record === null) return NO_MOVE;
  const {states, events} = device.model;
  if (record.kind !== 'check' && record.kind !== 'transition') {
    const told = chain.findLast((r) => r.kind === 'transition' || (r.kind === 'check' && !r.allowed));
    if (told !== undefined) return presentMove(view, told);
  }
  const newest = view.model.trail[0] ?? null;
  if (record.kind === 'transition') {
    const verdict = verdictOn(record.edge);
    return {
      index: record.index,
      edge: record.edge,
      from: states[record.from]?.name ?? null,
      to: states[record.to]?.name ?? null,
      event: events[record.event] ?? null,
      verdict,
    };
  }
  if (record.kind === 'check') {
    const to = states[record.to]?.name ?? null;
    // One that was allowed may have led there already; one that was refused led nowhere.
    const isThere = record.allowed && view.model.state === to && newest !== null && newest.to === to;
    const from = isThere ? newest.from : view.model.state;
    const direct = from === null || to === null ? null : drawnEdge(from, to);
    const edge = direct === -1 && from !== null && !record.allowed ? askingEdge(from, record) : direct;
    return {
      ...NO_MOVE,
      edge: edge === -1 ? null : edge,
      from,
      to,
      verdict: record.allowed ? 'allow' : 'deny',
    };
  }
  if (record.kind === 'denial' || (record.kind === 'access' && record.denied))
    return {...NO_MOVE, from: view.model.state, verdict: 'deny'};
  if (record.kind === 'model-event') {
    const state = states[record.state]?.name ?? null;
    return {...NO_MOVE, edge: -1, from: state, to: state, event: events[record.event] ?? null};
  }
  if (record.kind === 'access' && newest !== null) {
    const isOfThisChain =
      newest.index === record.cause ||
      (record.cause >= 0 && newest.index > record.cause && newest.index <= record.index);
    if (isOfThisChain)
      return {
        index: newest.index,
        edge: newest.edge,
        from: newest.from,
        to: newest.to,
        event: null,
        verdict: verdictOn(newest.edge),
      };
  }
  return NO_MOVE;
}

/** The last three drawn transitions before the present move, newest first; an edge taken twice keeps its newest step. */
export function trailSteps(view: ModelTold, present: PresentMove): readonly TrailStep[] {
  const isPresent = present.index !== null && view.model.trail[0]?.index === present.index;
  const past = isPresent ? view.model.trail.slice(1, 4) : view.model.trail.slice(0, 3);
  const steps: TrailStep[] = [];
  for (const [i, {edge, index}] of past.entries()) {
    const number = i + 1;
    if (edge < 0 || steps.some((step) => step.edge === edge)) continue;
    if (number === 1 || number === 2 || number === 3) steps.push({edge, index, steps: number});
  }
  return steps;
}

/** The glossary's word for an edge's label, where no label before it has that. */
export function labelWord(row: number, label: string): string | undefined {
  return device.model.labelWords.find((one) => one.row === row && label.includes(one.part))?.word;
}

/** A line about the present move where the drawing alone can't say it; null where it can. */
export function moveLine(
  view: ModelTold,
  record: RecordView | null,
  present: PresentMove,
  chain: readonly RecordView[] = [],
): string | null {
  if (present.verdict === 'deny') {
    const asked = record === null ? [] : [...chain, record];
    const denial = asked.findLast((r) => r.kind === 'denial');
    const check = asked.findLast((r) => r.kind === 'check');
    const reason =
      denial?.kind === 'denial'
        ? device.model.reasons[denial.reason]?.text
        : check?.kind === 'check'
          ? `${check.move} of ${rangeText(check)}`
          : undefined;
    const stays = view.model.state === null ? '' : `; ${view.model.state} stays`;
    return `denied${reason === undefined ? '' : `: ${reason}`}${stays}`;
  }
  const newest = view.model.trail[0];
  const edge = present.edge ?? (record === null ? null : (newest?.edge ?? null));
  if (edge !== -1) return null;
  const from = present.from ?? newest?.from ?? '?';
  const to = present.to ?? newest?.to ?? '?';
  const where = present.event === null ? from : `${present.event} in ${from}`;
  return `undrawn: ${where} ${from === to ? 'stays' : `goes to ${to}`} (inferred)`;
}

/** `Idle → Busy on Cmd: Start, allowed`: the present move, where a drawn edge is taken. */
export function moveWords(present: PresentMove): string | null {
  const drawn = present.edge === null ? undefined : device.model.drawn[present.edge];
  if (drawn === undefined) return null;
  const verdict = present.verdict === null ? '' : present.verdict === 'allow' ? ', checked and allowed' : ', denied';
  return `${drawn.from} → ${drawn.to} on ${eventWords(drawn.on, device.model)}${verdict}`;
}

/** `last: Idle → Trans`: the newest transition, for an event that moves nothing; empty before the first. */
export function lastMoveWords(view: ModelTold): string {
  const newest = view.model.trail[0];
  return newest === undefined ? 'no transition yet' : `last: ${newest.from} → ${newest.to}`;
}

/** One column of the belief and truth table. */
export interface BeliefColumn {
  readonly name: string;
  readonly belief: string;
  readonly truth: string;
  /** What follows the truth where there is room. */
  readonly more: string;
  /** True: they agree; null: the model has no word for it and the truth is nothing. */
  readonly agrees: boolean | null;
  readonly isInModel: boolean;
}

/** What the model believes of the card beside what the card does. */
export function beliefTable(view: LabView): readonly BeliefColumn[] {
  const {model, truth, pending} = view;
  const sending = pending.find((p) => p.move === 'transmit');
  const moving = pending.find((p) => p.move !== 'transmit');
  const state = model.state;
  const isBusy = stateNamed(state)?.isSending === true;
  const direction = stateNamed(state)?.remote ?? 'none';
  const nobody = 'no owner, no belief';
  const {transmitting, remote} = truth;
  const columns: readonly BeliefColumn[] = [
    {
      name: moveWord('transmit'),
      isInModel: true,
      agrees: truth.agrees.transmit,
      belief:
        state === null
          ? nobody
          : isBusy
            ? `busy${sending === undefined ? '' : ` since ${thousands(sending.check)}`}`
            : 'idle',
      truth:
        transmitting === null ? 'idle' : `busy, ${thousands(transmitting.sent)} of ${thousands(transmitting.length)} B`,
      more: '',
    },
    {
      name: 'remote DMA',
      isInModel: true,
      agrees: truth.agrees.remote,
      belief:
        state === null
          ? nobody
          : direction === 'none'
            ? 'none'
            : `${direction}${moving === undefined ? '' : `, ${rangeText(moving)}`}`,
      truth: remote === null ? 'none' : `${remote.direction}, at ${hex(remote.address, 4)}`,
      more: remote === null ? '' : `, ${thousands(remote.left)} B left`,
    },
    {
      name: 'receive ring',
      isInModel: false,
      agrees: truth.undrained > 0 ? false : null,
      belief: 'not in the model',
      truth:
        truth.undrained === 0
          ? 'nothing undrained'
          : `${thousands(truth.undrained)} ${truth.undrained === 1 ? 'frame' : 'frames'}${view.owner === null ? '' : ` for ${guestLetter(view.owner)}`} undrained`,
      more: '',
    },
  ];
  const isShown = [device.moves.transmit !== undefined, movesRemotely(), device.network?.ring != null];
  return columns.filter((_, i) => isShown[i]);
}

/** Share of time in each state, in whole percent; null where no time has passed. */
export function timeShare(view: ModelTold, state: string): number | null {
  const total = Object.values(view.model.cyclesIn).reduce((sum, cycles) => sum + cycles, 0);
  return total === 0 ? null : Math.round(((view.model.cyclesIn[state] ?? 0) / total) * 100);
}

/**
 * A state as a reader hears it.
 * @example stateReading('Idle', view, false) // 'Idle, the current state, the card can change hands here, 93 % of the time'
 */
export function stateReading(state: string, view: ModelTold, isChosen: boolean): string {
  const share = timeShare(view, state);
  return [
    state,
    view.model.state === state ? 'the current state' : '',
    stateNamed(state)?.isReusable === true ? 'the card can change hands here' : '',
    share === null ? '' : `${share} % of the time`,
    isChosen ? 'chosen' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Who waits for the card, how long already, and when the frame on the wire ends; null where nobody waits. */
export function waitingWords(view: LabView, spell: (cycles: number) => string): string | null {
  const first = view.guests.find((guest) => guest.id === view.queue[0]);
  if (first === undefined) return null;
  const since = first.suspendedAt === null ? '' : ` ${spell(view.now - first.suspendedAt.since)}`;
  const sending = view.truth.transmitting;
  const end =
    view.model.reusable || sending === null
      ? ''
      : `; ${device.moves.transmit?.ends ?? 'its end'} in about ${spell(sending.until - view.now)}`;
  return `${guestLetter(first.id)} waits${since}${end}`;
}

/** The whole drawing in a sentence or two, for a screen reader. */
export function modelSentence(
  view: ModelTold,
  record: RecordView | null,
  present: PresentMove,
  chain: readonly RecordView[] = [],
): string {
  const {model} = view;
  const {states, drawn} = device.model;
  const where = model.state === null ? 'nobody owns the card, so no state is current' : `current state ${model.state}`;
  const reusable = `${model.reusable ? 'reusable' : 'not reusable'}: ${model.reason}`;
  const move = moveWords(present) ?? moveLine(view, record, present, chain);
  return `Model of the ${device.facts.title}, ${spelled(states.length)} states and ${spelled(drawn.length)} transitions; ${where}; ${reusable}.${move === null ? '' : ` Now ${move}.`}`;
}

/** A state by its name; undefined for no state, and for none of the model's. */
function stateNamed(name: string | null): StateMeaning | undefined {
  return device.model.states.find((state) => state.name === name);
}
