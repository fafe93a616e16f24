// The proofs of denials of copies: a refused range is placed by the register that the guest wrote it to, source or destination.
import {afterAll, beforeAll, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {speakOf} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import {proveDenial} from '../../../src/ui/layout/denial-proof.ts';
import {proofLines} from '../../../src/ui/layout/denial-words.ts';
import {ended, recordsOf} from '../../sim/lab/runs.ts';

beforeAll(() => speakOf('copy-engine'));
afterAll(() => speakOf(USUAL_DEVICE));

const lab = ended('copy-rogue');
const records = recordsOf(lab);
const {guests} = lab.view(true);

/** Every denial for a reason: the line of its address, and the accesses that it links to. */
function addresses(reason: number) {
  return records.flatMap((denial) => {
    if (denial.kind !== 'denial' || denial.reason !== reason) return [];
    const result = proveDenial(denial.index, (index) => records[index]);
    if (result.status !== 'proved') throw new Error(result.status);
    const line = proofLines(result.proof, guests).find(({name}) => name === 'Address');
    const {text, links} = present(line, 'a check has its address');
    return [{text, set: links.map((index) => records[index])}];
  });
}

test.each([
  [1, 'SRC', 0],
  [2, 'DST', 1],
] as const)('a copy refused for reason %i is placed by %s, and by the write that set it', (reason, register, offset) => {
  const proofs = addresses(reason);
  expect(proofs.length).toBeGreaterThan(0);
  for (const {text, set} of proofs) {
    const value = Number(present(/^(\w+) = (0x[0-9A-F]+), byte/.exec(text)?.[2], text));
    expect(text.startsWith(`${register} = `)).toBe(true);
    expect(set).toMatchObject([{kind: 'access', direction: 'out', offset, value}]);
  }
});
