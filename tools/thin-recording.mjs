// Leaves rounds of polling out of a recording, so that one of a driver that polls is of a size to keep:
//   node tools/thin-recording.mjs IN.jsonl.gz OUT.jsonl.gz
// A round is up to eight accesses to registers that do and read just what those before them did. Of a stretch of such rounds the first and last
// sixteen stay, each at its own time; nothing else is touched, and the header's `thinned` says how much went.
import {readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {gunzipSync, gzipSync} from 'node:zlib';

const LONGEST_ROUND = 8;
const KEPT = 16;

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) {
  console.error('usage: thin-recording IN.jsonl.gz OUT.jsonl.gz');
  process.exitCode = 2;
} else {
  const [head = '', ...lines] = gunzipSync(readFileSync(from)).toString('utf8').trimEnd().split('\n');
  const left = thinned(lines);
  const header = {...JSON.parse(head), thinned: {rounds: 'alike, of polling', kept: left.length, of: lines.length}};
  const text = `${[JSON.stringify(header), ...left].join('\n')}\n`;
  writeFileSync(to, gzipSync(text, {level: 9}));
  console.log(`${to}: ${left.length} of ${lines.length} events`);
}

/** @param {readonly string[]} lines @returns {string[]} */
function thinned(lines) {
  // What an event does, without its time; the data port moves on at each access, and belongs to no round.
  const acts = lines.map((line, i) =>
    /^\[\d+,"[rw]",(\d|1[0-5]),/.test(line) ? line.slice(line.indexOf(',')) : `other ${i}`,
  );
  /** @type {string[]} */
  const left = [];
  for (let at = 0; at < lines.length; ) {
    const {length, rounds} = roundsFrom(acts, at);
    if (rounds <= 2 * KEPT) {
      left.push(lines[at++] ?? '');
      continue;
    }
    const end = at + length * rounds;
    left.push(...lines.slice(at, at + length * KEPT), ...lines.slice(end - length * KEPT, end));
    at = end;
  }
  return left;
}

/** The rounds alike that begin at an event, where there are most of them. @param {readonly string[]} acts @param {number} at */
function roundsFrom(acts, at) {
  let best = {length: 1, rounds: 0};
  for (let length = 1; length <= LONGEST_ROUND; length++) {
    let end = at + length;
    while (end < acts.length && acts[end] === acts[end - length]) end++;
    const rounds = Math.floor((end - at) / length);
    if (rounds > 2 * KEPT && length * rounds > best.length * best.rounds) best = {length, rounds};
  }
  return best;
}
