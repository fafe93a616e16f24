// A run under a technique other than VPIO: the fields that every run prints, and the same as lines for people.
import type {TechniqueReport} from '../sim/lab/compare/technique-report.ts';
import {count, cutLine, inMs} from './words.ts';

/** What such a run prints: the fields that every run has, and those of a comparison. */
export type TechniqueRunReport = ReturnType<typeof runOfTechnique>;

/** Joins a run's name and seed with its report. */
export function runOfTechnique(scenario: string, seed: number, report: TechniqueReport) {
  const {technique, profile, events, cycles, end, digest, handoffs, suspensions, attack} = report;
  return {
    scenario,
    seed,
    technique,
    profile,
    events,
    cycles,
    end,
    digest,
    handoffs,
    suspensions,
    denials: attack.denied,
    accesses: report.accesses,
    exits: report.exitsByCause,
    exitsByOperation: report.exitsByOperation,
    cyclesByCause: report.cyclesByCause,
    vmmCycles: report.vmmCycles,
    guests: report.guests.map((guest) => ({...guest, denials: 0})),
    attack,
    damage: report.damage,
    needs: report.needs,
  };
}

/** The figures of a run under a technique other than VPIO as lines. */
export function techniqueInWords(title: string, report: TechniqueRunReport): string {
  const {scenario, seed, technique, profile, events, cycles, exits, damage, attack, digest} = report;
  const exitCount = Object.values(exits).reduce((sum, number) => sum + number, 0);
  const lines = [
    `${scenario}: ${title}`,
    `technique ${technique}, profile ${profile}, seed ${seed}`,
    `${inMs(cycles)} ms simulated, ${count(events, 'event')}, ${count(report.accesses, 'access', 'accesses')}`,
    `${count(exitCount, 'VM exit')}: ${Object.entries(exits)
      .map(([reason, number]) => `${reason} ${number}`)
      .join(', ')}; ${report.exitsByOperation} as if each element of a rep exited`,
    `${count(damage.garbled, 'frame')} garbled, ${count(damage.stuckGuests, 'guest')} stuck; attackers read ` +
      `${count(attack.bytesRead, 'byte')} of others, wrote ${attack.bytesWritten}, stole ${count(attack.framesStolen, 'frame')}`,
  ];
  for (const {name, hasCard, txFrames, handed, rxFrames, offered, lost} of report.guests) {
    lines.push(
      hasCard
        ? `  ${name}: sent ${txFrames} of ${count(handed, 'frame')}, received ${rxFrames} of ${offered}, lost ${lost}`
        : `  ${name}: has no network card`,
    );
  }
  if (report.end === 'limit') lines.push(cutLine(cycles));
  lines.push(`digest ${digest}`);
  return `${lines.join('\n')}\n`;
}
