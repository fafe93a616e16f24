import {randomInt} from 'node:crypto';
import {expect, test} from 'vitest';
import {checkVector} from '../../../../src/kits/ne2000/conformance/vector-check.ts';
import {record} from '../../../../tools/record-vectors/ne2k/record.mjs';
import {qemuVersion} from '../../../../tools/record-vectors/qemu-process.mjs';

const SEEDS = 50;
const STEPS = 400;
/** Recordings made side by side: each waits for its own QEMU most of the time. */
const AT_ONCE = 2;

test(`QEMU itself answers ${SEEDS} seeds drawn anew as our card in its profile does`, async () => {
  const version = qemuVersion();
  if (version === null) {
    console.log('QEMU witness: not asked, qemu-system-i386 is not installed (apt-get install qemu-system-x86)');
    return;
  }
  const seeds = Array.from({length: SEEDS}, () => randomInt(2 ** 32));
  console.log(`QEMU witness: ${version}; seeds ${seeds.join(' ')}`);
  let steps = 0;
  const waiting = [...seeds];
  const recordAll = async (): Promise<void> => {
    for (let seed = waiting.pop(); seed !== undefined; seed = waiting.pop()) {
      const checked = checkVector(`seed ${seed}`, await record(seed, STEPS, version), 'qemu');
      expect(checked.ok && checked.value.mismatch, `seed ${seed}`).toBe(null);
      steps += checked.ok ? checked.value.steps : 0;
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, recordAll));
  console.log(`QEMU witness: ${SEEDS} seeds, ${steps} steps, 0 mismatches`);
  expect(steps).toBeGreaterThanOrEqual(SEEDS * STEPS);
}, 300_000);
