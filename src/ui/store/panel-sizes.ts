// Sizes of panels in pixels as the browser keeps them, for each kind of window and for the inspector's dock. By hand and not by a
// schema: the first panels are laid out with them, before any schema is fetched.
import {readJson} from '../../base/json.ts';
import {keptStorage} from './kept-storage.ts';

/** Whose sizes go along with links and files; `sheet` is a window too, and keeps its own to itself. */
export const SIZED = ['full', 'low', 'compact', 'inspector'] as const;

/** What has sizes of its own. */
export type Sized = (typeof SIZED)[number] | 'sheet';

const NAME = /^[a-z]{1,20}$/;
const LARGEST = 10_000;

/** What was kept, as far as it is sizes: storage is text from outside. Null: nothing. */
export function keptSizes(of: Sized): Readonly<Record<string, number>> | null {
  const kept = readJson(keptStorage.getItem(keyOf(of)) ?? 'null');
  if (!kept.ok || typeof kept.value !== 'object' || kept.value === null) return null;
  const sizes: [string, number][] = [];
  for (const [name, size] of Object.entries<unknown>({...kept.value}))
    if (NAME.test(name) && typeof size === 'number' && size >= 1 && size < LARGEST) sizes.push([name, size]);
  return Object.fromEntries(sizes);
}

/** Keeps sizes in place of those that were kept; what has none has its usual one. */
export function keepSizes(of: Sized, sizes: Readonly<Record<string, number>>): void {
  keptStorage.setItem(keyOf(of), JSON.stringify(sizes));
}

function keyOf(of: Sized): string {
  return `vpio-sizes-${of}`;
}
