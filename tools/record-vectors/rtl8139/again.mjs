// A vector file's inputs once more: what stands between them is what the card is to do again.

/** @typedef {import('./acts.mjs').Acts} Acts @typedef {import('./acts.mjs').Step} Step */

/** The inputs of a file's text, in order. A `mr` that the card's own outcomes do not begin with is a driver's look at memory.
 * @param {string} text @returns {Acts} */
export function* again(text) {
  const lines = text.trimEnd().split('\n').slice(1);
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const step = inputOf(JSON.parse(line));
    at++;
    if (step === null) continue;
    const {outcomes} = yield step;
    for (const outcome of outcomes) {
      if (lines[at] !== outcome) break;
      at++;
    }
  }
}

/** The step without its answer; null for what only the card does. @param {Step | ['c' | 'tx' | 'irq', unknown]} step @returns {Step | null} */
function inputOf(step) {
  if (step[0] === 'c' || step[0] === 'tx' || step[0] === 'irq') return null;
  return step[0] === 'r' || step[0] === 'cr' || step[0] === 'mr' ? [step[0], step[1], step[2]] : step;
}
