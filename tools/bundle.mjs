// Weighs the script that the page needs before it runs, the worker's included; what is imported later does not count. A device's
// two pieces, what is said and drawn of it and what machines are made of, are fetched for a run with it and weighed by themselves.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, dirname, resolve} from 'node:path';
import {gzipSync} from 'node:zlib';
import {KIT_PIECE, OF_MACHINES} from './first-chunk.mjs';
import {importsOf} from './layers.mjs';

/** Bytes of gzipped script at most. */
export const BUDGET = 200 * 1024;
/** What the build puts behind a piece's name; a hyphen may be part of it. */
const HASH = /-[\w-]{8}\.js$/;
/** The same of one device, both pieces together. A card of two modes, one of them followed by shadow rings, needs the most. */
export const KIT_BUDGET = 46 * 1024;

/** Gzipped bytes of each device's pieces of a built page, by the kit's name. @param {string} dist @returns {Map<string, number>} */
export function kitPieces(dist) {
  const assets = resolve(dist, 'assets');
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const file of readdirSync(assets).filter(isKit)) {
    const piece = file.slice(KIT_PIECE.length).replace(HASH, '');
    const kit = piece.endsWith(OF_MACHINES) ? piece.slice(0, -OF_MACHINES.length) : piece;
    sizes.set(kit, (sizes.get(kit) ?? 0) + gzipSync(readFileSync(resolve(assets, file))).length);
  }
  return sizes;
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
