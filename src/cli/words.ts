// The figures of a run and of a replay as text for people.
import type {ReplayReport, RunReport} from '../sim/lab/report.ts';
import {count, inMs} from './figures.ts';

/** True where a replay met something else than its recording. */
export function hasMismatch({readMismatches, irqMismatches, frames}: ReplayReport): boolean {
  return readMismatches + irqMismatches + frames.txMismatches + frames.rxMismatches > 0;
}

/** A run's figures as lines. */
export function runInWords(title: string, report: RunReport, replay: ReplayReport | null): string {
  const {scenario, seed, technique, profile, hooks, events, cycles, exits, belief, digest} = report;
  const exitCount = Object.values(exits).reduce((sum, count) => sum + count, 0);
  const lines = [
    `${scenario}: ${title}`,
    `technique ${technique}, profile ${profile}, hooks ${hooks}, seed ${seed}`,
    `${inMs(cycles)} ms simulated, ${count(events, 'event')}, ${count(report.accesses, 'access', 'accesses')}, ` +
      `${report.hooked} of them hooked`,
    `${count(exitCount, 'VM exit')}: ${Object.entries(exits)
      .map(([reason, number]) => `${reason} ${number}`)
      .join(', ')}`,
    `${count(report.handoffs, 'hand-off')}, ${count(report.suspensions, 'suspension')}, ${count(report.denials, 'denial')}; ` +
      `belief unsafe ${belief.unsafe}`,
  ];
  for (const guest of report.guests) {
    const {name, txFrames, rxFrames, lost, denials, ownedCycles, suspendedCycles} = guest;
    lines.push(
      `  ${name}: sent ${count(txFrames, 'frame')}, received ${rxFrames}, lost ${lost}; ${count(denials, 'denial')}; ` +
        `owned the card ${inMs(ownedCycles)} ms, suspended ${inMs(suspendedCycles)} ms`,
    );
  }
  lines.push(`digest ${digest}`);
  if (replay !== null) lines.push(verdictLine(replay));
  return `${lines.join('\n')}\n`;
}

/** A replay's figures as lines, each mismatch at its event first. */
export function replayInWords(file: string, report: ReplayReport): string {
  const {driver, accesses, reads, writes, dataPort, hooked, oneInHooked, exits, transitions, denials, frames, belief} =
    report;
  const lines = report.mismatches.map(
    ({line, what, expected, got}) => `${file} line ${line}: ${what}: recorded ${expected}, here ${got}`,
  );
  const total = mismatches(report);
  if (total > lines.length) lines.push(`and ${total - lines.length} more`);
  lines.push(
    driver,
    `${count(accesses, 'access', 'accesses')}: ${reads} reads, ${writes} writes, ${dataPort} at the data port`,
    `${hooked} hooked${hooked === 0 ? '' : `, one in ${oneInHooked.toFixed(1)}`}; ${count(exits, 'VM exit')}; ` +
      `${count(transitions, 'transition')}; ${count(denials, 'denial')}`,
    `frames: sent ${frames.tx}, received ${frames.rx}`,
    `belief: unsafe ${belief.unsafe}, late ${belief.late}, beyond ${belief.beyond}`,
    verdictLine(report),
  );
  return `${lines.join('\n')}\n`;
}

function mismatches({readMismatches, irqMismatches, frames}: ReplayReport): number {
  return readMismatches + irqMismatches + frames.txMismatches + frames.rxMismatches;
}

function verdictLine(report: ReplayReport): string {
  const {readMismatches, irqMismatches, frames} = report;
  return hasMismatch(report)
    ? `differs from the recording: ${readMismatches} reads, ${irqMismatches} interrupts, ${frames.txMismatches} sent frames, ` +
        `${frames.rxMismatches} received frames`
    : 'as recorded: every read, interrupt and frame';
}
