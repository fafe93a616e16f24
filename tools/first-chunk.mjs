// Keeps the code of the first load in one piece. Several pages share it, and what a bundler cuts into a piece for each set of
// pages compresses worse: 5 % more to fetch before the lab is there.

/** Pages whose own first load must not grow by the lab's. */
const OTHERS = ['/src/ui/app/inspector-main.tsx', '/src/ui/app/embed-main.tsx'];
const LAB = '/src/ui/app/main.tsx';

/** The name of the piece that a module goes into: the lab's, if the lab needs it at once and no other page does; else null.
 * @param {string} id @param {{getModuleInfo(id: string): {readonly importers: readonly string[]} | null}} graph */
export function firstChunk(id, graph) {
  // The page's own start is no piece of another page's.
  if (!id.includes('/src/') || id.includes('/node_modules/') || id.endsWith(LAB)) return null;
  const from = new Set([id]);
  for (const module of from) for (const importer of graph.getModuleInfo(module)?.importers ?? []) from.add(importer);
  const isNeededBy = (/** @type {string} */ page) => [...from].some((module) => module.endsWith(page));
  return isNeededBy(LAB) && !OTHERS.some(isNeededBy) ? 'lab' : null;
}
