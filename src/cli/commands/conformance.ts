// `vpio conformance FILE|DIR... [--profile qemu|datasheet] [--json]`: recorded sequences against our card.
// Exit status: 0 all agree, 1 a mismatch or nothing was compared at all, 2 bad input.

import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {isObject, readJson} from '../../base/json.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import type {VectorOutcome} from '../../kits/contract/conformance.ts';
import type {CardProfile} from '../../kits/contract/device-facts.ts';
import {TRIALS} from '../../kits/trials.ts';
import {readForeignText, reasonOf} from '../files.ts';
import {type Outcome, refused} from '../outcome.ts';

const USAGE = 'usage: conformance FILE|DIR... [--profile qemu|datasheet] [--json]';
/** Longest line of a recorded step that the text output shows whole. */
const SHOWN_LENGTH = 120;

/** A step that the card answers otherwise than the recording. */
export interface Mismatch {
  readonly file: string;
  readonly step: number;
  readonly expected: string;
  readonly got: string;
}

/** A step that differs by a rule named in docs/fidelity.md. */
export interface Dispute extends Mismatch {
  readonly rule: string;
}

/**
 * How the files fared; `disputed`, `steps` (compared) and `ofSteps` (there are) count steps, `passed` and `failed` files.
 * `uncompared` files are neither: the data sheet differs from their first step on.
 */
export interface ConformanceReport {
  readonly profile: CardProfile;
  readonly files: number;
  readonly passed: number;
  readonly failed: number;
  readonly disputed: number;
  readonly steps: number;
  readonly ofSteps: number;
  readonly uncompared: readonly string[];
  readonly mismatches: readonly Mismatch[];
  readonly disputes: readonly Dispute[];
}

/** The report, for each mismatch the steps that lead to it, and how many files with one do not say where QEMU's quirks begin. */
export interface Conformance {
  readonly report: ConformanceReport;
  readonly before: readonly (readonly string[])[];
  readonly unmarked: number;
}

/** Compares every vector file in `paths` (a directory stands for the `.jsonl` and `.jsonl.gz` files in it). */
export function checkConformance(paths: readonly string[], profile: CardProfile): Result<Conformance> {
  const mismatches: Mismatch[] = [];
  const disputes: Dispute[] = [];
  const before: (readonly string[])[] = [];
  let files = 0;
  let steps = 0;
  let ofSteps = 0;
  let unmarked = 0;
  const uncompared: string[] = [];
  for (const path of paths) {
    const listed = listFiles(path);
    if (!listed.ok) return listed;
    for (const file of listed.value) {
      const text = readForeignText(file);
      const checked = text.ok ? check(file, text.value, profile) : text;
      if (!checked.ok) return checked;
      files++;
      steps += checked.value.steps;
      ofSteps += checked.value.ofSteps;
      if (checked.value.steps === 0) uncompared.push(file);
      for (const {step, rule, expected, got} of checked.value.disputed)
        disputes.push({file, step, rule, expected, got});
      const {mismatch} = checked.value;
      if (mismatch === null) continue;
      mismatches.push({file, step: mismatch.step, expected: mismatch.expected, got: mismatch.got});
      before.push(mismatch.before);
      if (text.ok && !marksQuirks(text.value)) unmarked++;
    }
  }
  const failed = mismatches.length;
  const report = {
    profile,
    files,
    passed: files - failed - uncompared.length,
    failed,
    disputed: disputes.length,
    steps,
    ofSteps,
    uncompared,
    mismatches,
    disputes,
  };
  return ok({report, before, unmarked});
}

/** Compares a file's text with the device whose format its first line names. */
function check(file: string, text: string, profile: CardProfile): Result<VectorOutcome> {
  const all = Object.values(TRIALS);
  const formats = all.map(({conformance}) => conformance.format).join(', ');
  const header = readJson(text.split('\n', 1)[0] ?? '');
  if (!header.ok) return fail(`${file}: line 1`, `no header of ${formats}: ${header.fault.message}`);
  const format = isObject(header.value) ? header.value.format : undefined;
  const named = all.find(({conformance}) => conformance.format === format);
  if (named !== undefined) return named.conformance.check(file, text, profile);
  const found = format === undefined ? 'the header names no format' : `format ${JSON.stringify(format).slice(0, 40)}`;
  return fail(`${file}: line 1`, `${found}; known are ${formats}`);
}

/** Whether a header says at which steps QEMU's quirks begin: a sequence that was recorded just now does not. */
function marksQuirks(text: string): boolean {
  const header = readJson(text.split('\n', 1)[0] ?? '');
  return header.ok && isObject(header.value) && isObject(header.value.quirks);
}

function listFiles(path: string): Result<string[]> {
  try {
    if (!statSync(path).isDirectory()) return ok([path]);
    const names = readdirSync(path).filter((name) => /\.jsonl(\.gz)?$/.test(name));
    if (names.length === 0) return fail(path, 'no .jsonl or .jsonl.gz file in this directory');
    return ok(names.sort().map((name) => join(path, name)));
  } catch (error) {
    return fail(path, reasonOf(error));
  }
}

/** What the command prints and its exit status. */
export function conformanceOutcome(args: readonly string[]): Outcome {
  const parsed = parseArguments(args);
  if (!parsed.ok) return refused(parsed.fault);
  const checked = checkConformance(parsed.value.paths, parsed.value.profile);
  if (!checked.ok) return refused(checked.fault);
  const {report} = checked.value;
  return {
    status: report.failed === 0 && report.steps > 0 ? 0 : 1,
    stdout: parsed.value.isJson ? `${JSON.stringify(report)}\n` : inWords(checked.value),
    stderr: '',
  };
}

function parseArguments(args: readonly string[]): Result<{paths: string[]; profile: CardProfile; isJson: boolean}> {
  const paths: string[] = [];
  let profile: CardProfile = 'qemu';
  let isJson = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const [name, inline] = arg.startsWith('--') ? arg.split('=', 2) : [arg];
    if (name === '--json') isJson = true;
    else if (name === '--profile') {
      const value = inline ?? args[++i];
      if (value !== 'qemu' && value !== 'datasheet')
        return fail('--profile', `qemu or datasheet, not ${value ?? 'nothing'}`);
      profile = value;
    } else if (arg.startsWith('--')) return fail(arg, `no such option; ${USAGE}`);
    else paths.push(arg);
  }
  return paths.length === 0 ? fail('', USAGE) : ok({paths, profile, isJson});
}

function inWords({report, before, unmarked}: Conformance): string {
  const lines: string[] = [];
  for (const [index, {file, step, expected, got}] of report.mismatches.entries()) {
    lines.push(`${file}: step ${step}: expected ${shortened(expected)}, got ${shortened(got)}`);
    for (const line of before[index] ?? []) lines.push(`    ${shortened(line)}`);
  }
  for (const [rule, steps] of countRules(report.disputes)) lines.push(`disputed by rule ${rule}: ${steps} steps`);
  for (const file of report.uncompared)
    lines.push(`${file}: nothing compared: the data sheet differs from the first step on`);
  const {files, passed, failed, uncompared, disputed, steps, ofSteps, profile} = report;
  if (profile === 'datasheet' && unmarked > 0)
    lines.push(
      `${unmarked} of the failed files do not say at which step QEMU's quirks begin ("quirks" in the header): all of their steps were compared, and a difference may be such a quirk`,
    );
  const left = uncompared.length === 0 ? '' : `${uncompared.length} not compared, `;
  lines.push(
    `${profile}: ${files} files, ${passed} passed, ${failed} failed, ${left}${disputed} steps disputed, ${steps} of ${ofSteps} steps compared`,
  );
  return `${lines.join('\n')}\n`;
}

function countRules(disputes: readonly Dispute[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const {rule} of disputes) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function shortened(text: string): string {
  return text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH)}… (${text.length} characters)`;
}
