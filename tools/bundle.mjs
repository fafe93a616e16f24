// Weighs the script that the page needs before it runs, the worker's included; what is imported later does not count.
import {existsSync, readFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {gzipSync} from 'node:zlib';
import {importsOf} from './layers.mjs';

/** Bytes of gzipped script at most. */
export const BUDGET = 200 * 1024;

/** Gzipped bytes of each first-load script of a built page, by file. @param {string} dist @returns {Map<string, number>} */
export function firstLoad(dist) {
  const html = readFileSync(resolve(dist, 'index.html'), 'utf8');
  const queue = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => resolve(dist, path ?? ''));
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (sizes.has(file)) continue;
    sizes.set(file, gzipSync(readFileSync(file)).length);
    for (const {specifier, kind} of importsOf(file)) {
      const target = specifier === null ? null : resolve(dirname(file), specifier);
      if (kind !== 'dynamic' && target?.endsWith('.js') && existsSync(target)) queue.push(target);
    }
  }
  return sizes;
}
