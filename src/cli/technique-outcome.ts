// `vpio run SCENARIO --technique T` for the techniques beside VPIO: the same fields, from a machine without a monitor.
import type {Scenario} from '../scenarios/scenario.ts';
import {TECHNIQUES, type TechniqueReport, techniqueNamed} from '../sim/lab/compare/technique-report.ts';
import {runUnder} from '../sim/lab/compare/technique-run.ts';
import {DiskShelf} from './frame-shelf.ts';
import {type Outcome, refused} from './outcome.ts';
import type {RunArguments} from './run-arguments.ts';
import {findChosen} from './scenario-argument.ts';
import {count, cutLine, inMs, isOnNetwork, roundsBegun, roundsInWords} from './words.ts';

/** Options that ask for what only VPIO has: hooks, policies, and the one card whose bus is recorded. */
const VPIO_ONLY = ['hooks', 'policies', 'trace', 'pcap'] as const;

/** Runs a scenario under a technique other than VPIO. */
export function runUnderTechnique(name: string, {word, values, switches}: RunArguments): Outcome {
  const technique = techniqueNamed(name);
  if (technique === undefined)
    return refused({
      place: '--technique',
      message: `there is no technique ${name}; there are ${TECHNIQUES.join(', ')}`,
    });
  const unfit = VPIO_ONLY.find((option) => values[option] !== undefined);
  if (unfit !== undefined) return refused({place: `--${unfit}`, message: 'goes with technique vpio only'});
  const found = findChosen(word, values);
  if (!found.ok) return refused(found.fault);
  const scenario = found.value;
  const report = runUnder(scenario, technique, {shelf: new DiskShelf()});
  if (!report.ok) return refused({...report.fault, place: `${word}: ${report.fault.place}`});
  const run = runOfTechnique(scenario.name, scenario.seed, report.value);
  return {
    status: 0,
    stdout: switches.has('json') ? `${JSON.stringify(run)}\n` : techniqueInWords(scenario, run),
    stderr: '',
  };
}

/** What a run under such a technique prints: the fields that every run has, and those of a comparison. */
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
function techniqueInWords(scenario: Scenario, report: TechniqueRunReport): string {
  const {seed, technique, profile, events, cycles, exits, damage, attack, digest} = report;
  const onNetwork = isOnNetwork(scenario.device);
  const exitCount = Object.values(exits).reduce((sum, number) => sum + number, 0);
  const lines = [
    `${scenario.name}: ${scenario.title}`,
    `technique ${technique}, profile ${profile}, seed ${seed}`,
    `${inMs(cycles)} ms simulated, ${count(events, 'event')}, ${count(report.accesses, 'access', 'accesses')}`,
    `${count(exitCount, 'VM exit')}: ${Object.entries(exits)
      .map(([reason, number]) => `${reason} ${number}`)
      .join(', ')}; ${report.exitsByOperation} as if each element of a rep exited`,
    `${onNetwork ? `${count(damage.garbled, 'frame')} garbled, ` : ''}${count(damage.stuckGuests, 'guest')} stuck; attackers read ` +
      `${count(attack.bytesRead, 'byte')} of others, wrote ${attack.bytesWritten}` +
      (onNetwork ? `, stole ${count(attack.framesStolen, 'frame')}` : ''),
  ];
  for (const [id, guest] of report.guests.entries()) {
    const {name, hasCard, txFrames, handed, rxFrames, offered, lost, unfinished} = guest;
    const done = onNetwork
      ? `sent ${txFrames} of ${count(handed, 'frame')}, received ${rxFrames} of ${offered}, lost ${lost}`
      : roundsInWords({rounds: roundsBegun(scenario, id, unfinished), unfinished});
    lines.push(`  ${name}: ${hasCard ? done : onNetwork ? 'has no network card' : 'has no card of its own'}`);
  }
  if (report.end === 'limit') lines.push(cutLine(cycles));
  lines.push(`digest ${digest}`);
  return `${lines.join('\n')}\n`;
}
