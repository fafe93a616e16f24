// QEMU, where it is installed: its NE2000 in TCG. Only whether it is there is looked at here; a guest program for it would
// time QEMU's translated code more than its card.
import {spawnSync} from 'node:child_process';
import {type BenchResult, skipped} from './result.ts';

const QEMU = 'qemu-system-i386';

/** A line that says whether QEMU is here. */
export function qemuBenches(): BenchResult[] {
  const {status} = spawnSync(QEMU, ['--version'], {stdio: 'ignore'});
  const why =
    status === 0
      ? 'no guest program for QEMU yet'
      : `${QEMU} is not installed (Debian: apt-get install qemu-system-x86)`;
  return [skipped('the same frame in a guest of QEMU', 'ratio', why)];
}
