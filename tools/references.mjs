// Every citation in a comment resolves: `[DP8390D, ISR]` names a document that docs/references.md lists, and `[facts, 3.3]` a
// paragraph there.
import {existsSync, readFileSync} from 'node:fs';
import {join, relative, sep} from 'node:path';
import {codeFiles} from './layers.mjs';

const PAGE = 'docs/references.md';
const CITING = ['src', 'tests', 'tools', 'bench'];
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/[^\n]*/g;
const CITATION = /\[([A-Za-z][\w .]*), ([^\][]+)\]/g;
/** What a place in a document looks like; `[from, to]` and `[number, number]` cite nothing. */
const PLACE = /^[A-Z]|\d|\bslide|; /;

/** @typedef {{faults: string[], seen: number}} Look `seen`: citations that were looked up */

/** Looks every citation below `root` up. @param {string} root @returns {Look} */
export function referenceFaults(root) {
  const page = join(root, PAGE);
  if (!existsSync(page)) return {faults: [`${PAGE} is missing: no citation resolves`], seen: 0};
  const listed = listedIn(readFileSync(page, 'utf8'));
  /** @type {Look} */
  const look = {faults: [], seen: 0};
  for (const file of CITING.flatMap((folder) =>
    existsSync(join(root, folder)) ? codeFiles(join(root, folder)) : [],
  )) {
    const {faults, seen} = unresolved(readFileSync(file, 'utf8'), listed);
    look.seen += seen;
    const name = relative(root, file).split(sep).join('/');
    look.faults.push(...faults.map((fault) => `${name}:${fault}`));
  }
  if (look.seen === 0) look.faults.push('no comment cites anything: nothing was checked');
  return look;
}

/** @typedef {{heads: ReadonlySet<string>, facts: ReadonlySet<string>}} Listed documents by head, and the numbers of `facts` */

/** @param {string} page @returns {Listed} */
export function listedIn(page) {
  const [table = ''] = page.slice(page.indexOf('## Documents')).split('\n## ', 1);
  return {
    heads: new Set(
      Array.from(table.matchAll(/^\| ([^|]+?) \| /gm), ([, head]) => head ?? '').filter((head) => head !== 'head'),
    ),
    facts: new Set(Array.from(page.matchAll(/^\*\*(\d+(?:\.\d+)?)\. /gm), ([, number]) => number ?? '')),
  };
}

/** The citations of one file that lead nowhere, each with its line. @param {string} text @param {Listed} listed @returns {Look} */
export function unresolved(text, {heads, facts}) {
  /** @type {Look} */
  const look = {faults: [], seen: 0};
  for (const comment of text.matchAll(COMMENT)) {
    for (const {0: whole, 1: head = '', 2: place = '', index} of comment[0].matchAll(CITATION)) {
      if (!heads.has(head) && !PLACE.test(place)) continue;
      look.seen++;
      const line = text.slice(0, comment.index + index).split('\n').length;
      const [first = '', ...more] = `${head}, ${place}`.split('; ');
      const cited = [first, ...more.filter((part) => /^[\w .]+, /.test(part))];
      for (const part of cited) {
        const [name = '', ...rest] = part.split(', ');
        if (!heads.has(name)) look.faults.push(`${line}: ${whole}: no document ${name} in ${PAGE}`);
        else if (name === 'facts')
          for (const number of rest.join(' ').match(/\d+(\.\d+)?/g) ?? [])
            if (!facts.has(number)) look.faults.push(`${line}: ${whole}: no paragraph ${number} in ${PAGE}`);
      }
    }
  }
  return look;
}
