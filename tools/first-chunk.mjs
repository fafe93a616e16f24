// Keeps the code of the first load in one piece, the page's and the worker's. Several pages share it, and what the worker fetches later
// shares the worker's; what a bundler cuts into a piece for each set of them compresses worse: 5 % more to fetch before the lab is there.
import {readFileSync} from 'node:fs';

/** Pages whose own first load must not grow by the lab's. */
const OTHERS = ['/src/ui/app/inspector-main.tsx', '/src/ui/app/embed-main.tsx'];
const LAB = '/src/ui/app/main.tsx';
const WORKER = '/src/bridge/worker.ts';
/** What is said and drawn of a device: a piece for each, fetched when a run with it is opened. */
const KIT_SCREEN = /\/src\/kits\/([^/]+)\/screen(?:\/screen)?\.ts$/;
/** What the lab fetches as soon as it is drawn, whatever else is asked for: one piece, as each request costs more than most of them hold. */
const LAB_PARTS = [
  'app/offline/UpdateNotice.tsx',
  'app/work/present-work.ts',
  'app/Narration.tsx',
  'app/PrintHead.tsx',
  'app/run-address.ts',
  'app/StatusStrip.tsx',
  'app/WordTip.tsx',
  'panels/event/EventPanel.tsx',
  'panels/find/FindBar.tsx',
  'panels/log/LogFilter.tsx',
  'panels/log/LogPanel.tsx',
  'panels/machine/MachineStops.tsx',
  'panels/model/ModelStops.tsx',
  'panels/timeline/TimelinePanel.tsx',
].map((file) => `/src/ui/${file}`);
/** What machines are made of: the same, of the worker. */
const KIT_MACHINE = /\/src\/kits\/([^/]+)\/kit\.ts$/;
/** What is small and used by all: a piece for each set of users would cost more than it holds. */
const SMALL = /\/src\/(base|trace\/units|kits\/event-words)\b/;
/** What a kit's pieces are called before their hash, and how the one of machines goes on. */
export const KIT_PIECE = 'kit-';
export const OF_MACHINES = '-machine';

/** @typedef {{getModuleInfo(id: string): {readonly importers: readonly string[]} | null}} Graph */

/** The name of the piece that a module goes into: the lab's, if the lab needs it at once and no other page does; that of its parts, if
 * one of them does; a kit's, if only its screen needs it; else null. What both need is not in the lab's: pages that are not the lab draw devices, too.
 * @param {string} id @param {Graph} graph */
export function firstChunk(id, graph) {
  // The page's own start is no piece of another page's.
  if (!id.includes('/src/') || id.includes('/node_modules/') || id.endsWith(LAB)) return null;
  const needs = needsOf(id, graph);
  const isNeededBy = (/** @type {string} */ start) => needs.some((module) => module.endsWith(start));
  const isOfOthers = OTHERS.some(isNeededBy);
  const kits = new Set(needs.flatMap((module) => KIT_SCREEN.exec(module)?.[1] ?? []));
  if (isNeededBy(LAB)) return !isOfOthers && kits.size === 0 ? 'lab' : SMALL.test(id) ? 'common' : null;
  if (isOfOthers) return null;
  if (LAB_PARTS.some(isNeededBy)) return 'lab-parts';
  const [kit] = kits;
  return kit === undefined || kits.size > 1 ? null : `${KIT_PIECE}${kit}`;
}

/** Has a page fetch the usual device's piece beside its scripts, which ask for it when they run. @returns {import('vite').Plugin} */
export function preloadKit() {
  return {
    name: 'preload-kit',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, {bundle, filename}) {
        if (!filename.endsWith('index.html')) return [];
        const usual = new RegExp(`^assets/${KIT_PIECE}${usualDevice()}-(?!${OF_MACHINES.slice(1)}-)[^/]*\\.js$`);
        return Object.keys(bundle ?? {})
          .filter((file) => usual.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: {rel: 'modulepreload', crossorigin: true, href: `./${file}`},
            injectTo: /** @type {const} */ ('head'),
          }));
      },
    },
  };
}

function usualDevice() {
  const text = readFileSync(new URL('../src/kits/usual-device.ts', import.meta.url), 'utf8');
  return /USUAL_DEVICE = '([^']+)'/.exec(text)?.[1] ?? '';
}

/** The same of the worker, which shares with what it fetches later; a kit's machine is a piece of its own. What a kit shares with other code that is
 * fetched later is not in it: that code would bring the kit along. @param {string} id @param {Graph} graph */
export function workerChunk(id, graph) {
  if (id.endsWith(WORKER)) return null;
  const needs = needsOf(id, graph);
  if (needs.some((module) => module.endsWith(WORKER))) return 'session';
  const [kit, another] = new Set(needs.flatMap((module) => KIT_MACHINE.exec(module)?.[1] ?? []));
  if (kit === undefined || another !== undefined) return null;
  const isFetchedAlone = (/** @type {string} */ module) => graph.getModuleInfo(module)?.importers.length === 0;
  const isShared = needs.some((module) => isFetchedAlone(module) && !KIT_MACHINE.test(module));
  return isShared && !id.includes(`/src/kits/${kit}/`) ? null : `${KIT_PIECE}${kit}${OF_MACHINES}`;
}

/** The modules that need a module at once, itself among them. @param {string} id @param {Graph} graph */
function needsOf(id, graph) {
  const from = new Set([id]);
  for (const module of from) for (const importer of graph.getModuleInfo(module)?.importers ?? []) from.add(importer);
  return [...from];
}
