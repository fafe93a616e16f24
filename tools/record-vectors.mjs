// Records fresh vectors from QEMU's cards: `node tools/record-vectors.mjs FOLDER [--device ne2k|rtl8139] [--seeds N] [--first SEED]
// [--steps N] [--profile plausible|fuzz]`. Without --first the seeds are drawn anew; --profile is the RTL8139's, and without it
// the seeds take turns. `--device rtl8139 --again FILE...` does what recorded files did once more, and says whether the answers are
// the same. Needs qemu-system-i386. Exit status: 0, 1 a file came out otherwise, 2 bad input.
import {randomInt} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {gunzipSync} from 'node:zlib';
import {register} from 'tsx/esm/api';

const USAGE =
  'usage: record-vectors FOLDER [--device ne2k|rtl8139] [--seeds N] [--first SEED] [--steps N] [--profile plausible|fuzz], or --device rtl8139 --again FILE...';
const TEXT = /** @type {const} */ ({type: 'string'});
const OPTIONS = {
  device: TEXT,
  seeds: TEXT,
  first: TEXT,
  steps: TEXT,
  profile: TEXT,
  again: /** @type {const} */ ({type: 'boolean'}),
};
const {values, positionals} = readOptions();
register();
const {qemuVersion} = await import('./record-vectors/qemu-process.mjs');
const ne2k = await import('./record-vectors/ne2k/record.mjs');
const rtl8139 = await import('./record-vectors/rtl8139/record.mjs');
const {againDiffers} = await import('./record-vectors/rtl8139/again.mjs');
const {PROFILES} = await import('./record-vectors/rtl8139/sequence.mjs');

const [folder] = positionals;
const device = values.device ?? 'ne2k';
const profile = PROFILES.find((one) => one === values.profile);
const isWhole = [values.seeds, values.first, values.steps].every((number) => /^\d{1,10}$/.test(number ?? '0'));
if (folder === undefined || !['ne2k', 'rtl8139'].includes(device) || !isWhole) fail(USAGE);
else if (values.profile !== undefined && (profile === undefined || device !== 'rtl8139')) fail(USAGE);
else if (values.again === true && device !== 'rtl8139') fail(USAGE);
else await withQemu(folder);

/** @param {string} into */
async function withQemu(into) {
  const version = qemuVersion();
  if (version === null) fail('qemu-system-i386 is not installed: apt-get install qemu-system-x86');
  else if (values.again === true) await again(positionals, version);
  else await fresh(into, version);
}

/** What is no option of ours leaves nothing: the usage is all there is to say. */
function readOptions() {
  try {
    return parseArgs({allowPositionals: true, options: OPTIONS});
  } catch {
    return {
      values: /** @type {Partial<ReturnType<typeof parseArgs<{options: typeof OPTIONS}>>['values']>} */ ({}),
      positionals: [],
    };
  }
}

/** @param {string} into @param {string} version */
async function fresh(into, version) {
  mkdirSync(into, {recursive: true});
  console.log(version);
  const steps = Number(values.steps ?? 400);
  for (let i = 0; i < Number(values.seeds ?? 10); i++) {
    const seed = values.first === undefined ? randomInt(2 ** 32) : Number(values.first) + i;
    const recorded =
      device === 'ne2k'
        ? await ne2k.record(seed, steps, version)
        : await rtl8139.record(seed, profile ?? PROFILES[i % PROFILES.length] ?? 'fuzz', steps, version);
    writeFileSync(join(into, `seed-${seed}.jsonl`), recorded);
    console.log(`seed ${seed}`);
  }
}

/** @param {readonly string[]} files @param {string} version */
async function again(files, version) {
  console.log(version);
  for (const file of files) {
    const bytes = bytesOf(file);
    if (bytes === null) return;
    const differs = await againDiffers((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'), version);
    console.log(`${file}: ${differs ?? 'the same'}`);
    if (differs !== null) process.exitCode = 1;
  }
}

/** A file's bytes; null: that it cannot be read is said. @param {string} file */
function bytesOf(file) {
  try {
    return readFileSync(file);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** @param {string} words */
function fail(words) {
  console.error(words);
  process.exitCode = 2;
}
