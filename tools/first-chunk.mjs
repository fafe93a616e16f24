// Keeps the code of the first load in one piece, the page's and the worker's. Several pages share it, and what the worker fetches later
// shares the worker's; what a bundler cuts into a piece for each set of them compresses worse: 5 % more to fetch before the lab is there.

/** Pages whose own first load must not grow by the lab's. */
const OTHERS = ['/src/ui/app/inspector-main.tsx', '/src/ui/app/embed-main.tsx'];
const LAB = '/src/ui/app/main.tsx';
const WORKER = '/src/bridge/worker.ts';

/** @typedef {{getModuleInfo(id: string): {readonly importers: readonly string[]} | null}} Graph */

/** The name of the piece that a module goes into: the lab's, if the lab needs it at once and no other page does; else null.
 * @param {string} id @param {Graph} graph */
export function firstChunk(id, graph) {
  // The page's own start is no piece of another page's.
  if (!id.includes('/src/') || id.includes('/node_modules/') || id.endsWith(LAB)) return null;
  const isNeededBy = needsOf(id, graph);
  return isNeededBy(LAB) && !OTHERS.some(isNeededBy) ? 'lab' : null;
}

/** The same of the worker, which shares with what it fetches later. @param {string} id @param {Graph} graph */
export function workerChunk(id, graph) {
  return !id.endsWith(WORKER) && needsOf(id, graph)(WORKER) ? 'session' : null;
}

/** Tells which start needs a module at once. @param {string} id @param {Graph} graph */
function needsOf(id, graph) {
  const from = new Set([id]);
  for (const module of from) for (const importer of graph.getModuleInfo(module)?.importers ?? []) from.add(importer);
  return (/** @type {string} */ start) => [...from].some((module) => module.endsWith(start));
}
