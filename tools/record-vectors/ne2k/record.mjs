// One seed's steps done on QEMU's card, with what it answered, as the text of a vector file.

import {QemuNe2000} from './card.mjs';
import {MAC, stepsOf} from './sequence.mjs';

/** Records one seed; the file format is in tests/vectors/README.md.
 * @param {number} seed @param {number} count @param {string} version @returns {Promise<string>} */
export async function record(seed, count, version) {
  const header = {format: 'ne2k-vectors', version: 1, source: `${version}, ne2k_isa over qtest`, name: `seed-${seed}`};
  const lines = [JSON.stringify({...header, mac: MAC, profile: 'fuzz', seed})];
  const card = new QemuNe2000(MAC);
  try {
    await card.open();
    for (const step of stepsOf(seed, count)) {
      if (step[0] === 'w') await card.write(step[1], step[2], step[3]);
      else if (step[0] === 'rx') await card.receive(Buffer.from(step[1], 'hex'));
      lines.push(JSON.stringify(step[0] === 'r' ? [...step, await card.read(step[1], step[2])] : step));
      const {sent, line} = card.take();
      for (const frame of sent) lines.push(JSON.stringify(['tx', frame.toString('hex')]));
      for (const level of line) lines.push(JSON.stringify(['irq', level]));
    }
  } finally {
    await card.close();
  }
  return `${lines.join('\n')}\n`;
}
