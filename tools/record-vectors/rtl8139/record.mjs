// Steps done on QEMU's card, with what it answered and did to memory, as the text of a vector file.
import {QemuRtl8139} from './card.mjs';
import {HeldFrame} from './held.mjs';
import {ARENA, RAM_BYTES} from './host-memory.mjs';
import {sequenceOf} from './sequence.mjs';

/** The station address of every recorded card. */
const MAC = '52:54:00:12:34:56';

/** @typedef {import('./acts.mjs').Step} Step @typedef {import('./acts.mjs').Answer} Answer */

/** Records one seed, so many inputs of it; the format is that of the recorded files.
 * @param {number} seed @param {import('./sequence.mjs').Profile} profile @param {number} count @param {string} version @returns {Promise<string>} */
export async function record(seed, profile, count, version) {
  const {acts, about} = sequenceOf(seed, profile);
  return await recordActs(acts, count, version, {name: `seed-${seed}`, ...about});
}

/**
 * Records a sequence to its end, or until it has this many inputs; `about` are further fields of the header.
 * @param {Generator<Step, void, Answer>} sequence @param {number} most @param {string} version @param {Readonly<Record<string, unknown>>} about
 * @returns {Promise<string>}
 */
export async function recordActs(sequence, most, version, about) {
  const card = new QemuRtl8139(MAC);
  try {
    await card.open();
    const held = new HeldFrame(card);
    /** @type {string[]} */
    const lines = [];
    let next = sequence.next();
    for (let inputs = 0; next.done !== true && inputs < most; ) {
      const step = next.value;
      if (step[0] === 'rx' && held.isThere) {
        next = sequence.next(answer());
        continue;
      }
      inputs++;
      const given = await perform(card, held, step);
      lines.push(JSON.stringify(given.line), ...given.answer.outcomes);
      next = sequence.next(given.answer);
    }
    const header = {
      ...{format: 'rtl8139-vectors', version: 1, source: `${version}, rtl8139 over qtest`},
      ...{mac: MAC, arena: [ARENA.start, ARENA.bytes], ram: RAM_BYTES, ...about, steps: lines.length},
      arenaSha256: card.memory.hash(ARENA.start, ARENA.bytes),
      ramSha256: card.memory.hash(0, RAM_BYTES),
    };
    return `${[JSON.stringify(header), ...lines].join('\n')}\n`;
  } finally {
    await card.close();
  }
}

/** Does one step; its line of the file, and what the sequence is told.
 * @param {QemuRtl8139} card @param {HeldFrame} held @param {Step} step @returns {Promise<{line: unknown[], answer: Answer}>} */
async function perform(card, held, step) {
  switch (step[0]) {
    case 'r':
    case 'cr': {
      const value = step[0] === 'r' ? await card.read(step[1], step[2]) : await card.readConfig(step[1], step[2]);
      return {line: [...step, value], answer: answer({value, outcomes: outcomes(card)})};
    }
    case 'mr': {
      const memory = card.memory.read(step[1], step[2]);
      return {line: [...step, memory.toString('hex')], answer: answer({memory})};
    }
    case 'mw':
      card.memory.write(step[1], Buffer.from(step[2], 'hex'));
      break;
    case 'w':
      await held.write(step[1], step[2], () => card.write(step[1], step[2], step[3]));
      break;
    case 'cw':
      await card.writeConfig(step[1], step[2], step[3]);
      break;
    case 'rx':
      await held.frame(() => card.receive(Buffer.from(step[1], 'hex')));
      break;
    case 'wait':
      await card.wait();
  }
  return {line: step, answer: answer({outcomes: outcomes(card)})};
}

/** @param {Partial<Answer>} given @returns {Answer} */
function answer(given = {}) {
  return {value: 0, memory: Buffer.alloc(0), outcomes: [], ...given};
}

/** What the card did since the last call: frames sent, memory changed, line changed. @param {QemuRtl8139} card @returns {string[]} */
function outcomes(card) {
  const {sent, line} = card.take();
  return [
    ...sent.map((frame) => JSON.stringify(['tx', frame.toString('hex')])),
    ...card.memory
      .takeChanges()
      .map(({address, bytes}) => JSON.stringify(['mr', address, bytes.length, bytes.toString('hex')])),
    ...line.map((level) => JSON.stringify(['irq', level])),
  ];
}
