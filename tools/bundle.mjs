// Weighs the script that the page needs before it runs, the worker's included; what is imported later does not count. What is said
// and drawn of a device is a piece of its own, which comes beside the first load, and is weighed by itself.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, dirname, resolve} from 'node:path';
import {gzipSync} from 'node:zlib';
import {KIT_PIECE} from './first-chunk.mjs';
import {importsOf} from './layers.mjs';

/** Bytes of gzipped script at most. */
export const BUDGET = 200 * 1024;
/** The same of what is said and drawn of one device. */
export const KIT_BUDGET = 16 * 1024;

/** Gzipped bytes of each device's piece of a built page, by the kit's name. @param {string} dist @returns {Map<string, number>} */
export function kitPieces(dist) {
  const assets = resolve(dist, 'assets');
  return new Map(
    readdirSync(assets)
      .filter(isKit)
      .map((file) => [
        file.slice(KIT_PIECE.length).replace(/-[^-]*\.js$/, ''),
        gzipSync(readFileSync(resolve(assets, file))).length,
      ]),
  );
}

/** @param {string} file */
function isKit(file) {
  const name = basename(file);
  return name.startsWith(KIT_PIECE) && name.endsWith('.js');
}

/** Gzipped bytes of each first-load script of a built page, by file. @param {string} dist @returns {Map<string, number>} */
export function firstLoad(dist) {
  const html = readFileSync(resolve(dist, 'index.html'), 'utf8');
  const queue = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => resolve(dist, path ?? ''));
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (sizes.has(file) || isKit(file)) continue;
    sizes.set(file, gzipSync(readFileSync(file)).length);
    for (const {specifier, kind} of importsOf(file)) {
      const target = specifier === null ? null : resolve(dirname(file), specifier);
      if (kind !== 'dynamic' && target?.endsWith('.js') && existsSync(target)) queue.push(target);
    }
  }
  return sizes;
}
