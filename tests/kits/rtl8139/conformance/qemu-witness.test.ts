import {randomInt} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {checkVector} from '../../../../src/kits/rtl8139/conformance/vector-check.ts';
import {qemuVersion} from '../../../../tools/record-vectors/qemu-process.mjs';
import {againDiffers} from '../../../../tools/record-vectors/rtl8139/again.mjs';
import {record} from '../../../../tools/record-vectors/rtl8139/record.mjs';
import {PROFILES} from '../../../../tools/record-vectors/rtl8139/sequence.mjs';

const SEEDS = 50;
const STEPS = 400;
const VECTORS = 'tests/kits/rtl8139/vectors';
/** Every so many of the recorded files is recorded again. */
const EVERY = 9;
/** Recordings made side by side: each waits for its own QEMU most of the time. */
const AT_ONCE = 2;

test(`QEMU itself answers ${SEEDS} seeds drawn anew as our card in its profile does`, async () => {
  const version = qemuVersion();
  if (version === null) {
    console.log('QEMU witness: not asked, qemu-system-i386 is not installed (apt-get install qemu-system-x86)');
    return;
  }
  const waiting = Array.from({length: SEEDS}, (_, i) => ({
    seed: randomInt(2 ** 32),
    profile: PROFILES[i % PROFILES.length] ?? 'fuzz',
  }));
  console.log(`QEMU witness: ${version}; seeds ${waiting.map(({seed, profile}) => `${profile} ${seed}`).join(', ')}`);
  let steps = 0;
  const recordAll = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const {seed, profile} = next;
      const place = `${profile} seed ${seed}`;
      const checked = checkVector(place, await record(seed, profile, STEPS, version), 'qemu');
      expect(checked.ok && checked.value.mismatch, place).toBe(null);
      steps += checked.ok ? checked.value.steps : 0;
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, recordAll));
  console.log(`QEMU witness: ${SEEDS} seeds, ${steps} steps, 0 mismatches`);
  expect(steps).toBeGreaterThanOrEqual(SEEDS * STEPS);
}, 600_000);

test('what recorded files did comes out of QEMU as it stands in them, memory too', async () => {
  const version = qemuVersion();
  if (version === null) return;
  const files = readdirSync(VECTORS).filter((name) => name.endsWith('.jsonl.gz'));
  for (const file of files.filter((_, i) => i % EVERY === 0))
    expect(await againDiffers(gunzipSync(readFileSync(`${VECTORS}/${file}`)).toString('utf8'), version), file).toBe(
      null,
    );
}, 300_000);
