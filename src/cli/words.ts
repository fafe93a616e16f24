// The figures of a run and of a replay as text for people.
import {factsOf} from '../kits/facts.ts';
import {formatPolicies} from '../scenarios/policy-words.ts';
import type {ReplayReport, RunReport} from '../sim/lab/report.ts';
import {mismatchesOf, replayVerdict} from '../sim/lab/run-end.ts';
import {CLOCK_HZ} from '../trace/units.ts';

/** A run's figures as lines. */
export function runInWords(title: string, report: RunReport, replay: ReplayReport | null): string {
  const {scenario, seed, technique, profile, hooks, events, cycles, exits, belief, digest} = report;
  const exitCount = Object.values(exits).reduce((sum, count) => sum + count, 0);
  const lines = [
    `${scenario}: ${title}`,
    `technique ${technique}, profile ${profile}, hooks ${hooks}, seed ${seed}`,
    `policies ${formatPolicies(report.policies)}`,
    `${inMs(cycles)} ms simulated, ${count(events, 'event')}, ${count(report.accesses, 'access', 'accesses')}, ` +
      `${report.hooked} of them hooked`,
    `${count(exitCount, 'VM exit')}: ${Object.entries(exits)
      .map(([reason, number]) => `${reason} ${number}`)
      .join(', ')}`,
    `${count(report.handoffs, 'hand-off')}, ${count(report.suspensions, 'suspension')}, ${count(report.denials, 'denial')}; ` +
      `belief unsafe ${belief.unsafe}`,
  ];
  for (const guest of report.guests) {
    const {name, denials, ownedCycles, suspendedCycles} = guest;
    lines.push(
      `  ${name}: ${doneInWords(guest, report.device)}; ${count(denials, 'denial')}; ` +
        `owned the card ${inMs(ownedCycles)} ms, suspended ${inMs(suspendedCycles)} ms`,
    );
  }
  if (report.end === 'limit') lines.push(cutLine(cycles));
  lines.push(`digest ${digest}`);
  if (replay !== null && replay.stream !== null) lines.push(replay.stream);
  if (replay !== null) lines.push(replayVerdict(replay));
  return `${lines.join('\n')}\n`;
}

/** What a guest got done: frames, or rounds of work on a device that is on no network. */
function doneInWords({txFrames, rxFrames, lost, work}: RunReport['guests'][number], device: string): string {
  return factsOf(device)?.isOnNetwork === false
    ? `began ${count(work.rounds, 'round')}, left ${work.unfinished}`
    : `sent ${count(txFrames, 'frame')}, received ${rxFrames}, lost ${lost}`;
}

/** What a run says that its scenario's limit has cut. */
export function cutLine(cycles: number): string {
  return `cut by the scenario's limit after ${inMs(cycles)} ms: something was still to come`;
}

/** A replay's figures as lines, each mismatch at its event first. */
export function replayInWords(file: string, report: ReplayReport): string {
  const {driver, accesses, reads, writes, dataPort, hooked, oneInHooked, exits, transitions, denials, frames, belief} =
    report;
  const lines = report.mismatches.map(
    ({line, what, expected, got}) => `${file} line ${line}: ${what}: recorded ${expected}, here ${got}`,
  );
  const total = mismatchesOf(report);
  if (total > lines.length) lines.push(`and ${total - lines.length} more`);
  lines.push(
    driver,
    ...(report.stream === null ? [] : [report.stream]),
    `${count(accesses, 'access', 'accesses')}: ${reads} reads, ${writes} writes, ${dataPort} at the data port`,
    `${hooked} hooked${hooked === 0 ? '' : `, one in ${oneInHooked.toFixed(1)}`}; ${count(exits, 'VM exit')}; ` +
      `${count(transitions, 'transition')}; ${count(denials, 'denial')}`,
    `frames: sent ${frames.tx}, received ${frames.rx}`,
    `belief: unsafe ${belief.unsafe}, late ${belief.late}, beyond ${belief.beyond}`,
    replayVerdict(report),
  );
  return `${lines.join('\n')}\n`;
}

/** A number with the word for what is counted. */
export function count(number: number, one: string, more = `${one}s`): string {
  return `${number} ${number === 1 ? one : more}`;
}

/** Cycles as milliseconds, to the microsecond. */
export function inMs(cycles: number): string {
  return ((cycles / CLOCK_HZ) * 1000).toFixed(3);
}
