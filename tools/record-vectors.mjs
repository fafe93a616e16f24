// Records fresh vectors from QEMU's NE2000: `node tools/record-vectors.mjs FOLDER [--seeds N] [--first SEED] [--steps N]`.
// Without --first the seeds are drawn anew. Needs qemu-system-i386.
import {randomInt} from 'node:crypto';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {register} from 'tsx/esm/api';

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {seeds: {type: 'string'}, first: {type: 'string'}, steps: {type: 'string'}},
});
register();
const {qemuVersion} = await import('./record-vectors/qemu-card.mjs');
const {record} = await import('./record-vectors/record.mjs');
const [folder] = positionals;
const version = qemuVersion();
if (folder === undefined) fail('usage: record-vectors FOLDER [--seeds N] [--first SEED] [--steps N]');
else if (version === null) fail('qemu-system-i386 is not installed: apt-get install qemu-system-x86');
else {
  mkdirSync(folder, {recursive: true});
  console.log(version);
  for (let i = 0; i < Number(values.seeds ?? 10); i++) {
    const seed = values.first === undefined ? randomInt(2 ** 32) : Number(values.first) + i;
    writeFileSync(join(folder, `seed-${seed}.jsonl`), await record(seed, Number(values.steps ?? 400), version));
    console.log(`seed ${seed}`);
  }
}

/** @param {string} text */
function fail(text) {
  console.error(text);
  process.exitCode = 2;
}
