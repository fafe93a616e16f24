// A figure's stamp in words: the lines at its foot, and the name of its file.
import type {RunStamp} from '../store/run-stamp.ts';

/** Bytes of a file's name that every file system takes, its ending apart. */
const LONGEST_NAME = 180;

/** One part each, in the order of reading. */
export function stampParts({scenario, seed, profile, policies, event, digest, version}: RunStamp): readonly string[] {
  return [
    `VPIO Lab ${version}`,
    `scenario ${scenario}`,
    seed === null ? 'no seed' : `seed ${seed}`,
    `card ${profile}`,
    event === null ? 'whole runs' : event < 0 ? 'at power-on' : `event ${event}`,
    `digest ${digest}`,
    ...policies,
  ];
}

/** The parts broken into lines of at most so many characters. */
export function stampLines(stamp: RunStamp, most: number): readonly string[] {
  const lines: string[] = [];
  for (const part of stampParts(stamp)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length + 3 <= most) lines[lines.length - 1] = `${last} · ${part}`;
    else lines.push(part);
  }
  return lines;
}

/** The name of a file of this figure, without its ending: `compare_bulk_seed-1_datasheet_own-policies_event-520_0123..._v0.1.0`. */
export function stampedName(what: string, stamp: RunStamp): string {
  const {scenario, seed, profile, changed, event, digest, version} = stamp;
  const parts = [
    what,
    scenario,
    seed === null ? 'no-seed' : `seed-${seed}`,
    profile,
    changed.length === 0 ? 'own-policies' : changed.join('-'),
    event === null ? 'whole' : `event-${event}`,
    digest,
    `v${version}`,
  ].map((part) =>
    part
      .toLowerCase()
      .replace(/[^a-z0-9.]+/g, '-')
      .replace(/^-|-$/g, ''),
  );
  const policies = 4;
  const over = parts.join('_').length - LONGEST_NAME;
  if (over > 0) parts[policies] = (parts[policies] ?? '').slice(0, Math.max(8, (parts[policies] ?? '').length - over));
  return parts.join('_');
}

/** The run as a sentence that a paper can print. */
export function citation(stamp: RunStamp, year: number): string {
  const {scenario, seed, profile, changed, event, digest, version} = stamp;
  const under = changed.length === 0 ? 'its own policies' : changed.join(', ');
  return (
    `The VPIO Lab authors. VPIO Lab, version ${version} [computer software]. ${year}. ` +
    `Run: scenario ${scenario}, seed ${seed ?? 'none'}, card ${profile}, ${under}, ` +
    `${event === null ? 'whole' : event < 0 ? 'at power-on' : `up to event ${event}`}, digest ${digest}.`
  );
}
