// A page of docs with a part that is made: what stands between two marks, written or compared.
import {readFileSync, writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import process from 'node:process';

const ROOT = resolve(import.meta.dirname, '..');
const END = '<!-- end -->';

/** Puts text between the marks of a page; with --check it only says what differs. Gives the faults.
 * @param {string} name the page's file from the root @param {string} tool which command makes it @param {string} text
 * @returns {string[]} */
export function makePage(name, tool, text) {
  const file = resolve(ROOT, name);
  const mark = `<!-- made by ${tool} -->`;
  const page = readFileSync(file, 'utf8');
  const begin = page.indexOf(mark);
  const end = page.indexOf(END, begin);
  if (begin < 0 || end < 0) return [`${name}: no place for what is made: ${mark} ... ${END}`];
  const made = `${page.slice(0, begin)}${mark}\n${text}\n${page.slice(end)}`;
  if (!process.argv.includes('--check')) writeFileSync(file, made);
  else if (made !== page) return [`${name} is not what the runs say: node ${tool} writes it anew`];
  return [];
}
