// A vector file's inputs once more on QEMU's card: what it answers, and what it leaves in memory, is to be the same.
import {recordActs} from './record.mjs';

/** @typedef {import('./acts.mjs').Acts} Acts @typedef {import('./acts.mjs').Step} Step */

/** Where a file's text comes out otherwise now, in words; null: nowhere. @param {string} text @param {string} version @returns {Promise<string | null>} */
export async function againDiffers(text, version) {
  const recorded = await recordActs(again(text), Number.POSITIVE_INFINITY, version, {});
  const [before, now] = [linesOf(text), linesOf(recorded)];
  const length = Math.max(before.steps.length, now.steps.length);
  for (let at = 0; at < length; at++)
    if (before.steps[at] !== now.steps[at])
      return `step ${at}, remarks left out: ${before.steps[at] ?? 'nothing more'} before, ${now.steps[at] ?? 'nothing more'} now`;
  const hash = ['arenaSha256', 'ramSha256'].find((name) => before.header[name] !== now.header[name]);
  return hash === undefined ? null : `${hash}: memory is not the same at the end`;
}

/** The inputs of a file's text, in order. A `mr` that the card's own outcomes do not begin with is a driver's look at memory.
 * @param {string} text @returns {Acts} */
export function* again(text) {
  const {steps} = linesOf(text);
  for (let at = 0; at < steps.length; ) {
    const step = inputOf(steps[at] ?? '');
    at++;
    if (step === null) continue;
    const {outcomes} = yield step;
    for (const outcome of outcomes) {
      if (steps[at] !== outcome) break;
      at++;
    }
  }
}

/** @param {string} text @returns {{header: Readonly<Record<string, unknown>>, steps: string[]}} */
function linesOf(text) {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  return {header: JSON.parse(header), steps: lines.filter((line) => !line.startsWith('["c"'))};
}

/** The step without its answer; null for what only the card does. @param {string} line @returns {Step | null} */
function inputOf(line) {
  const [word, first, second, third] = JSON.parse(line);
  if (word === 'tx' || word === 'irq') return null;
  if (word === 'r' || word === 'cr' || word === 'mr') return [word, first, second];
  return word === 'w' || word === 'cw'
    ? [word, first, second, third]
    : word === 'wait'
      ? [word]
      : word === 'rx'
        ? [word, first]
        : [word, first, second];
}
