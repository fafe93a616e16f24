// The figures of a run and of a replay as text for people.
import {factsOf} from '../kits/facts.ts';
import {formatPolicies} from '../scenarios/policy-words.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import type {CardReport, ReplayReport, RunReport} from '../sim/lab/report.ts';
import {mismatchesOf, replayVerdict} from '../sim/lab/run-end.ts';
import {CLOCK_HZ} from '../trace/units.ts';

/** A run's figures as lines. */
export function runInWords(title: string, report: RunReport, replay: ReplayReport | null): string {
  const {scenario, seed, technique, profile, hooks, events, cycles, exits, belief, digest} = report;
  const exitCount = Object.values(exits).reduce((sum, count) => sum + count, 0);
  const onNetwork = isOnNetwork(report.device) || (report.cards ?? []).some(({device}) => isOnNetwork(device));
  const {parkedFrames, ...policies} = report.policies;
  const lines = [
    `${scenario}: ${title}`,
    `technique ${technique}, profile ${profile}, hooks ${hooks}, seed ${seed}`,
    `policies ${formatPolicies(onNetwork ? report.policies : policies)}`,
    `${inMs(cycles)} ms simulated, ${count(events, 'event')}, ${count(report.accesses, 'access', 'accesses')}, ` +
      `${report.hooked} of them hooked${report.config === undefined ? '' : `, ${report.config} to configuration space`}`,
    `${count(exitCount, 'VM exit')}: ${Object.entries(exits)
      .map(([reason, number]) => `${reason} ${number}`)
      .join(', ')}`,
    `${count(report.handoffs, 'hand-off')}, ${count(report.suspensions, 'suspension')}, ${count(report.denials, 'denial')}; ` +
      `belief unsafe ${belief.unsafe}`,
    ...(report.cards ?? []).map(cardInWords),
  ];
  for (const guest of report.guests) {
    const {name, denials, ownedCycles, suspendedCycles} = guest;
    lines.push(
      `  ${name}: ${onNetwork ? framesInWords(guest) : roundsInWords(guest.work)}; ${count(denials, 'denial')}; ` +
        `owned the card ${inMs(ownedCycles)} ms, suspended ${inMs(suspendedCycles)} ms`,
    );
  }
  if (report.end === 'limit') lines.push(cutLine(cycles));
  lines.push(`digest ${digest}`);
  if (replay !== null && replay.stream !== null) lines.push(replay.stream);
  if (replay !== null) lines.push(replayVerdict(replay, onNetwork));
  return `${lines.join('\n')}\n`;
}

function cardInWords({device, hooks, guests, ...card}: CardReport): string {
  return (
    `  card ${device}, hooks ${hooks}, of ${guests.join(' and ')}: ${count(card.handoffs, 'hand-off')}, ` +
    `${count(card.suspensions, 'suspension')}, ${count(card.denials, 'denial')}; ${card.hooked} of ` +
    `${count(card.accesses, 'access', 'accesses')} hooked`
  );
}

/** True where frames can be told of; where they cannot, a guest gets rounds of work done. */
export function isOnNetwork(device: string): boolean {
  return factsOf(device)?.isOnNetwork !== false;
}

function framesInWords({txFrames, rxFrames, lost}: RunReport['guests'][number]): string {
  return `sent ${count(txFrames, 'frame')}, received ${rxFrames}, lost ${lost}`;
}

/** The rounds of work that a guest began, and those that it left. */
export function roundsInWords({rounds, unfinished}: RunReport['guests'][number]['work']): string {
  return `began ${count(rounds, 'round')}, left ${unfinished}`;
}

/** The rounds of work that a scenario's guest began, who left so many. */
export function roundsBegun({guests}: Scenario, guest: number, unfinished: number): number {
  const spec = guests[guest];
  return spec !== undefined && 'workload' in spec && 'rounds' in spec.workload ? spec.workload.rounds - unfinished : 0;
}

/** What a run says that its scenario's limit has cut. */
export function cutLine(cycles: number): string {
  return `cut by the scenario's limit after ${inMs(cycles)} ms: something was still to come`;
}

/** A replay's figures as lines, each mismatch at its event first. */
export function replayInWords(file: string, report: ReplayReport, device: string): string {
  const {driver, accesses, reads, writes, dataPort, hooked, oneInHooked, exits, transitions, denials, frames, belief} =
    report;
  const lines = report.mismatches.map(
    ({line, what, expected, got}) => `${file} line ${line}: ${what}: recorded ${expected}, here ${got}`,
  );
  const onNetwork = isOnNetwork(device);
  const hasDataPort = onNetwork && factsOf(device)?.memory.isHost !== true;
  const total = mismatchesOf(report);
  if (total > lines.length) lines.push(`and ${total - lines.length} more`);
  lines.push(
    driver,
    ...(report.stream === null ? [] : [report.stream]),
    `${count(accesses, 'access', 'accesses')}: ${reads} reads, ${writes} writes` +
      (hasDataPort ? `, ${dataPort} at the data port` : ''),
    `${hooked} hooked${hooked === 0 ? '' : `, one in ${oneInHooked.toFixed(1)}`}; ${count(exits, 'VM exit')}; ` +
      `${count(transitions, 'transition')}; ${count(denials, 'denial')}`,
    ...(onNetwork ? [`frames: sent ${frames.tx}, received ${frames.rx}`] : []),
    `belief: unsafe ${belief.unsafe}, late ${belief.late}, beyond ${belief.beyond}`,
    replayVerdict(report, onNetwork),
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
