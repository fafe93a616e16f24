// One run under one hook set, in the figures by which a set is sound for that run or not.

import {fail, ok, type Result} from '../../../base/result.ts';
import type {CardProfile} from '../../../kits/contract/device-facts.ts';
import type {Scenario} from '../../../scenarios/scenario.ts';
import {Kind, kindOf} from '../../../trace/record-layout.ts';
import type {RecordedRun} from '../../../trace/recorded-run.ts';
import {CYCLES_PER_US} from '../../../trace/units.ts';
import {unfinishedWork} from '../../guests/application.ts';
import {REACH_WATCH} from '../compare/reach-watch.ts';
import type {Lab} from '../lab.ts';
import {openLab} from '../open-lab.ts';
import {PassingRecords} from '../passing-records.ts';
import {recordedProfile} from '../recording-fit.ts';
import {isAttacker, jobOf} from '../scenario-parts.ts';
import {UseCount} from './candidates.ts';
import {type Price, PriceCount} from './price.ts';

/** What is run again and again, each time under another set. */
export interface Subject {
  readonly scenario: Scenario;
  readonly profile: CardProfile;
  readonly recording?: RecordedRun | undefined;
}

/** What went wrong without a hook. */
export type Effect = 'unsafe' | 'attack' | 'hang' | 'mismatch';

/** The figures of one run. */
export interface Trial extends Price {
  /** The first belief that was wrong in the dangerous direction, as `UnsafeReason` numbers it; -1: none. */
  readonly firstUnsafe: number;
  /** Bytes and frames of others that hostile guests reached. */
  readonly reached: number;
  /** The same of guests without ill will. */
  readonly strayed: number;
  /** Reads, interrupts and frames that a recorded guest met otherwise, on the card it was recorded on. */
  readonly mismatches: number;
  /** The same on another card, which answers otherwise: what is recorded is done all the same. */
  readonly otherwise: number;
  /** Frames on the wire otherwise than a driver was given them. */
  readonly garbled: number;
  /** Denials of guests without ill will. */
  readonly wronged: number;
  /** Work that guests without ill will never got done, and frames and answers that reached them. */
  readonly unfinished: number;
  readonly received: number;
  /** What is reached may be frames, and what is left undone pings or frames. */
  readonly isOnNetwork: boolean;
}

/** A run that was tried, as it stands at its end: its records have passed and are gone. */
export interface Tried {
  readonly trial: Trial;
  readonly lab: Lab;
  /** How often guests used each single hook. */
  readonly uses: ReadonlyMap<string, number>;
}

/** This recording runs on another card than it was made on. */
function isOnOtherCard({recording, profile}: Subject): boolean {
  return recording !== undefined && profile !== recordedProfile(recording.header);
}

/** Events between two looks whether the run has failed already. */
const LOOK_EVERY = 20_000;
/** Events of one piece. */
const PIECE = 2000;

/**
 * One run in pieces: to its end, or (`stopsEarly`) to where it has failed. Each piece tells how much of the run is done, 0 to
 * 1: of `events`, or where nobody knows how many there will be, of the scenario's time.
 */
export function* tryInPieces(
  subject: Subject,
  hooks: string,
  stopsEarly: boolean,
  events?: number,
): Generator<number, Result<Tried>, undefined> {
  const {scenario, profile, recording} = subject;
  const onOtherCard = isOnOtherCard(subject);
  const opened = openLab(scenario, {
    profile,
    hooks,
    recording,
    onOtherCard,
    watchReach: recording === undefined ? REACH_WATCH : undefined,
    forwardsOnly: true,
  });
  if (!opened.ok) return fail(opened.fault.place, opened.fault.message);
  const lab = opened.value;
  const price = new PriceCount(lab.machine);
  const uses = new UseCount(lab.machine.hooks.vocabulary.sheet);
  let firstUnsafe = -1;
  const passing = new PassingRecords(lab.store, lab.frames, {
    undigested: true,
    watch: [
      (record) => price.see(record),
      (record) => uses.see(record),
      ({w0, w1}) => {
        if (firstUnsafe < 0 && kindOf(w0) === Kind.UNSAFE) firstUnsafe = w1 & 0xff;
      },
    ],
  });
  const limit = scenario.limitUs * CYCLES_PER_US;
  for (let next = LOOK_EVERY; !lab.hasEnded; ) {
    if (lab.position >= next) {
      if (stopsEarly && hasFailed(lab, onOtherCard)) break;
      next = lab.position + LOOK_EVERY;
    }
    lab.runTo(Math.min(next, lab.position + PIECE));
    passing.pass();
    yield Math.min(1, events === undefined ? doneOf(lab, limit) : lab.position / events);
  }
  const trial = {...figuresOf(lab, onOtherCard), firstUnsafe, ...price.price};
  return ok({trial, lab, uses: uses.uses});
}

/** How much of a run is done: of its recording, else of the scenario's time. */
function doneOf({now, machine: {replays}}: Lab, limit: number): number {
  const [replay] = replays;
  return replay === undefined ? now / limit : replay.events.met / Math.max(1, replay.events.all);
}

/** A recording that was not played to its end was not met, whatever was met before. */
function unmetOf({machine}: Lab): number {
  return mismatchesOf(machine) + machine.replays.filter(({isOver}) => !isOver).length;
}

function hasFailed({machine}: Lab, onOtherCard: boolean): boolean {
  return machine.belief.counts.unsafe > 0 || (!onOtherCard && mismatchesOf(machine) > 0);
}

function mismatchesOf({replays}: Lab['machine']): number {
  return replays.reduce((sum, {differences: {read, irq, tx, rx}}) => sum + read + irq + tx + rx, 0);
}

function figuresOf(lab: Lab, onOtherCard: boolean): Omit<Trial, keyof Price | 'firstUnsafe'> {
  const {kit, scenario, reach, traffic, scripted, monitor} = lab.machine;
  const seen = {reached: 0, strayed: 0, wronged: 0, unfinished: 0, received: 0};
  for (const [id, guest] of scenario.guests.entries()) {
    const figures = reach?.figures[id];
    const touched = figures === undefined ? 0 : figures.bytesRead + figures.bytesWritten + figures.framesStolen;
    if (isAttacker(guest)) {
      seen.reached += touched;
      continue;
    }
    seen.strayed += touched;
    seen.wronged += monitor.ledger.guest(id).denials;
    const app = scripted[id]?.memory.app;
    if (app === undefined || guest.driver === 'recorded') continue;
    seen.unfinished += unfinishedWork(app, jobOf(guest.workload));
    seen.received += app.received + app.answered;
  }
  return {
    ...seen,
    mismatches: onOtherCard ? 0 : unmetOf(lab),
    otherwise: onOtherCard ? mismatchesOf(lab.machine) : 0,
    garbled: traffic?.garbled ?? 0,
    isOnNetwork: kit.facts.isOnNetwork,
  };
}

const UNSAFE_WORDS = [
  'the card is thought reusable while it is busy',
  'a DMA starts that the model does not see',
  'bytes outside the guest’s window move',
  'a DMA moves other bytes than its check was asked for',
  'a hand-off carries a register otherwise than its guest left it',
];
/** A run whose guests receive less than this share of what they did is taken for hung: timing alone moves a few frames. */
const ALIVE = 0.75;

/** What a judge of runs says of one beside the run with everything hooked; null: nothing is wrong. */
export type Judge = (trial: Trial, whole: Trial) => {readonly effect: Effect; readonly detail: string} | null;

/** Whether a run is safe: no belief is wrong in the dangerous direction, and nobody reaches what is another's. */
export function dangerOf({reached, strayed, firstUnsafe: unsafe, isOnNetwork}: Trial): ReturnType<Judge> {
  if (reached > 0) {
    const what = isOnNetwork ? 'bytes or frames' : 'bytes';
    return {effect: 'attack', detail: `the hostile guest reaches ${reached} ${what} of another’s`};
  }
  if (unsafe >= 0) return {effect: 'unsafe', detail: UNSAFE_WORDS[unsafe] ?? 'a belief is wrong'};
  if (strayed > 0) return {effect: 'unsafe', detail: `a good guest is led into ${strayed} bytes of another’s pages`};
  return null;
}

/** Whether a run is sound: safe, and its guests finish what they finish with everything hooked. Where nothing is done, nothing is in danger either. */
export function unsoundOf(trial: Trial, whole: Trial): ReturnType<Judge> {
  return dangerOf(trial) ?? otherwiseMet(trial) ?? unfinishedIn(trial, whole);
}

/** Whether it is safe, and its guests get on with their work as with everything hooked. */
export function effectOf(trial: Trial, whole: Trial): ReturnType<Judge> {
  const wrong = dangerOf(trial) ?? otherwiseMet(trial);
  if (wrong !== null) return wrong;
  const {garbled, wronged, received} = trial;
  if (garbled > whole.garbled)
    return {effect: 'mismatch', detail: `${garbled} frames leave otherwise than they were given`};
  if (wronged > whole.wronged) return {effect: 'mismatch', detail: `${wronged} lawful accesses are denied`};
  const unfinished = unfinishedIn(trial, whole);
  if (unfinished !== null) return unfinished;
  if (received < whole.received * ALIVE) {
    return {effect: 'hang', detail: `guests hear ${received} times instead of ${whole.received}`};
  }
  return null;
}

/** A recorded guest's work is its recording. */
function otherwiseMet({mismatches}: Trial): ReturnType<Judge> {
  return mismatches === 0 ? null : {effect: 'mismatch', detail: 'the driver meets something else than its recording'};
}

function unfinishedIn({unfinished, isOnNetwork}: Trial, whole: Trial): ReturnType<Judge> {
  if (unfinished <= whole.unfinished) return null;
  const what = isOnNetwork ? 'pings or frames are never sent' : 'rounds of work are never done';
  return {effect: 'hang', detail: `${unfinished} ${what}`};
}
