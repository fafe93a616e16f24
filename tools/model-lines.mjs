// Counts the code lines of each kit's model where the source lies: the page, which has no source, gets them when it is built.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

const HOUSE = join(import.meta.dirname, '..');
/** Made from the declaration, and no lines that anybody writes. */
const MADE = 'cells.ts';

/** Lines of source that hold code: neither blank nor comment alone. @param {readonly string[]} files below the house @returns {number} */
export function codeLines(files) {
  return files
    .flatMap((file) => readFileSync(join(HOUSE, file), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/?\*)/.test(line)).length;
}

/** By the name of the kit, to the nearest hundred. @returns {Record<string, number>} */
export function modelLines() {
  const kits = readdirSync(join(HOUSE, 'src', 'kits'), {withFileTypes: true}).filter((entry) => entry.isDirectory());
  return Object.fromEntries(
    kits.flatMap(({name}) => {
      const room = join('src', 'kits', name, 'model');
      const files = filesIn(room).filter((file) => file.endsWith('.ts') && file !== MADE);
      if (files.length === 0) return [];
      return [[name, Math.round(codeLines(files.map((file) => join(room, file))) / 100) * 100]];
    }),
  );
}

/** @param {string} room @returns {readonly string[]} */
function filesIn(room) {
  try {
    return readdirSync(join(HOUSE, room));
  } catch {
    return []; // a folder that is no kit has no model
  }
}
