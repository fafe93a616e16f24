// Holds src/ to its layers: the one table of which folder may import what, and the check that reads every file for it.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, extname, join, posix, relative, resolve, sep} from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import {parseAst} from 'vite';

/**
 * @typedef {object} Layer
 * @property {string} folder below src; its subfolders belong to it; `*` stands for any one name: a kit's
 * @property {readonly string[]} imports folders it may import beside itself and `base`; `*` means the importer's own kit
 * @property {readonly string[]} [types] folders whose types alone it may import
 * @property {readonly string[]} [packages] npm packages it may import; `node:` stands for Node's own modules
 */

const SIM = ['machine', 'wire', 'models', 'monitor', 'guests', 'vmm', 'techniques'].map((f) => `sim/${f}`);
const KITS = ['kits/contract', 'kits'];
// sim/models: what can be hooked, and how it is written.
const FOR_THE_PAGE = [
  'bridge',
  'trace',
  'sim/models',
  ...KITS,
  'net',
  'policies',
  'scenarios',
  'lessons',
  'homework',
  'inspector',
];
const PAGE_PARTS = ['ui/store', 'ui/layout', 'ui/widgets'];
const PAGE_PACKAGES = ['react', 'react-dom', 'zustand', 'valibot', 'd3', 'fflate'];

const EDITOR_PACKAGES = [
  ...['autocomplete', 'commands', 'lang-json', 'language', 'lint', 'state', 'view'].map(
    (name) => `@codemirror/${name}`,
  ),
  '@lezer/highlight',
];

/** What each folder may import, top to bottom: what a thing is before what uses it. @type {readonly Layer[]} */
export const LAYERS = [
  {folder: 'base', imports: []},
  {folder: 'net', imports: []},
  {folder: 'policies', imports: []},
  {folder: 'trace', imports: ['net'], packages: ['fflate', 'valibot']},
  {folder: 'sim/machine', imports: ['trace']},
  {folder: 'sim/wire', imports: ['sim/machine', 'net']},
  {folder: 'sim/models', imports: ['sim/machine'], types: ['kits/contract'], packages: ['xstate']},
  {folder: 'sim/monitor', imports: ['sim/models', 'sim/machine', 'trace']},
  {folder: 'sim/guests', imports: ['sim/machine', 'net', 'trace'], types: ['kits/contract']},
  {folder: 'sim/vmm', imports: ['sim/monitor', 'sim/machine', 'trace', 'policies']},
  {
    folder: 'sim/techniques',
    imports: ['sim/vmm', 'sim/monitor', 'sim/wire', 'sim/guests', 'sim/machine', 'net', 'trace'],
  },
  {
    folder: 'sim/explore',
    imports: ['sim/vmm', 'sim/monitor', 'sim/models', 'sim/machine', 'trace'],
    types: ['kits/contract'],
  },
  // A device, from its data sheet to its drawings. A model never imports the device that it models.
  {
    folder: 'kits/contract',
    imports: ['trace'],
    types: ['policies', 'sim/machine', 'sim/models', 'sim/guests', 'sim/explore'],
  },
  {folder: 'kits/*/sheet', imports: [], types: ['kits/contract']},
  {folder: 'kits/*/card', imports: ['kits/*/sheet', 'sim/machine'], types: ['kits/contract']},
  {
    folder: 'kits/*/model',
    imports: ['kits/*/sheet', 'sim/machine', 'sim/models'],
    types: ['kits/contract'],
    packages: ['xstate'],
  },
  {
    folder: 'kits/*/guests',
    imports: ['kits/*/sheet', 'sim/guests', 'sim/machine', 'net', 'trace'],
    types: ['kits/contract'],
  },
  {
    folder: 'kits/*/explore',
    imports: [
      ...['kits/*/model', 'kits/*/sheet', 'kits/contract', 'sim/explore'],
      ...['sim/vmm', 'sim/monitor', 'sim/models', 'sim/machine', 'trace'],
    ],
  },
  {folder: 'kits/*/fuzz', imports: ['kits/*/card', 'kits/*/sheet', 'kits/contract', 'sim/machine', 'trace']},
  {folder: 'kits/*/conformance', imports: ['kits/*/card', 'kits/*/sheet', 'kits/contract', 'sim/machine', 'trace']},
  {folder: 'kits/*/facts', imports: ['kits/*/sheet'], types: ['kits/contract']},
  // What both halves say.
  {folder: 'kits/*/basics', imports: ['kits/*/facts', 'kits/*/sheet', 'kits/*/model'], types: ['kits/contract']},
  {
    folder: 'kits/*/screen',
    imports: [
      ...['facts', 'basics', 'model', 'explore', 'sheet'].map((room) => `kits/*/${room}`),
      ...['kits/contract', 'sim/explore', 'trace'],
    ],
  },
  {
    folder: 'kits/*',
    imports: [
      ...['facts', 'basics', 'sheet', 'card', 'model', 'guests', 'explore', 'fuzz', 'conformance', 'screen'].map(
        (room) => `kits/*/${room}`,
      ),
      ...['kits/contract', 'sim/machine', 'sim/models', 'sim/guests', 'sim/explore', 'net', 'trace'],
    ],
  },
  {folder: 'kits', imports: ['kits/contract', 'kits/*', 'kits/*/facts', 'kits/*/screen', 'kits/*/explore']},
  {
    folder: 'sim/lab',
    imports: [...SIM, ...KITS, 'sim/explore', 'net', 'trace', 'policies'],
    types: ['scenarios'],
    packages: ['valibot'],
  },
  {folder: 'scenarios', imports: ['policies', ...KITS], packages: ['valibot', 'fflate']},
  // marked and yaml: when the page is built, and on the command line.
  {folder: 'lessons', imports: ['scenarios'], packages: ['valibot', 'marked', 'yaml']},
  {folder: 'homework', imports: ['scenarios', 'policies', 'lessons'], types: ['kits/contract'], packages: ['valibot']},
  {
    folder: 'classroom',
    imports: ['sim/lab', 'sim/models', ...KITS, 'trace', 'scenarios', 'lessons', 'homework'],
  },
  {
    folder: 'bridge',
    imports: ['sim/lab', 'sim/explore', ...KITS, 'classroom', 'scenarios', 'lessons', 'homework', 'trace'],
    packages: ['fflate'],
  },
  {folder: 'inspector', imports: [], packages: ['xstate', '@xstate/inspect']},
  ...PAGE_PARTS.map((folder) => ({folder, imports: [...FOR_THE_PAGE, ...PAGE_PARTS], packages: PAGE_PACKAGES})),
  {folder: 'ui/commands', imports: [...FOR_THE_PAGE, ...PAGE_PARTS], packages: PAGE_PACKAGES},
  {
    folder: 'ui/panels',
    imports: [...FOR_THE_PAGE, ...PAGE_PARTS, 'ui/commands'],
    packages: [...PAGE_PACKAGES, ...EDITOR_PACKAGES],
  },
  {
    folder: 'ui/app',
    imports: [...FOR_THE_PAGE, ...PAGE_PARTS, 'ui/commands', 'ui/panels'],
    packages: [...PAGE_PACKAGES, 'lean-qr', 'idb'],
  },
  {
    folder: 'cli',
    // ui/layout: what the page says of a record is what the command line says of it.
    imports: [
      'sim/lab',
      'sim/explore',
      ...KITS,
      'classroom',
      'scenarios',
      'lessons',
      'homework',
      'trace',
      'net',
      'ui/layout',
    ],
    packages: ['node:', 'fflate'],
  },
];

/** @typedef {'static' | 'type' | 'dynamic' | 'url'} ImportKind `url`: a file named by `new URL`, a worker's for one */
/** @typedef {{specifier: string | null, line: number, kind: ImportKind}} Import `specifier` null: not written out */
/** @typedef {{readonly type: string, readonly start: number} & {readonly [key: string]: unknown}} Node */

const CODE = new Set(['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs']);

/** Says what breaks the layers below `src`, one line each; empty when all is well. @param {string} src */
export function layerFaults(src) {
  /** @type {string[]} */
  const faults = [];
  /** @type {Map<string, string[]>} */
  const graph = new Map();
  const files = codeFiles(src);
  if (files.length === 0) faults.push(`no code below ${src}: nothing was checked`);
  for (const file of files) {
    const name = nameBelow(src, file);
    const layer = layerOf(name);
    if (!layer) {
      faults.push(`${name}: lies in no folder of the layer table`);
      continue;
    }
    /** @type {string[]} */
    const targets = [];
    graph.set(name, targets);
    const imports = parsed(file);
    if (imports === null) faults.push(`${name}: does not parse`);
    for (const {specifier, line, kind} of imports ?? []) {
      const fault = faultOf(src, file, layer, specifier, kind, targets);
      if (fault) faults.push(`${name}:${line}: ${fault}`);
    }
  }
  for (const circle of circles(graph)) faults.push(`circle: ${circle.join(' -> ')}`);
  return faults;
}

/** @param {string} src @param {string} file @param {Layer} layer @param {string | null} specifier
 * @param {ImportKind} kind @param {string[]} targets @returns {string | null} */
function faultOf(src, file, layer, specifier, kind, targets) {
  if (specifier === null) return 'an import must name its file in a plain string';
  const path = specifier.replace(/[?#].*$/, '');
  if (!path.startsWith('.') && !path.startsWith('/')) {
    const name = path.startsWith('node:') ? 'node:' : packageName(path);
    return layer.packages?.includes(name) ? null : `${layer.folder} may not import the package ${path}`;
  }
  const target = resolve(dirname(file), path);
  const name = nameBelow(src, target);
  if (path.startsWith('/') || name.startsWith('..')) return `imports ${specifier}, which is not below src`;
  if (!existsSync(target) || extname(target) === '') return `imports ${specifier}, and there is no such file`;
  const other = layerOf(name);
  if (!other) return `imports ${name}, which lies in no folder of the layer table`;
  if (CODE.has(extname(name))) targets.push(name);
  // What says `*` means the same kit on both sides.
  const isOwn =
    !other.folder.includes('*') || !layer.folder.includes('*') || kitOf(name) === kitOf(nameBelow(src, file));
  const allowed = isOwn && (other === layer || layer.imports.includes(other.folder));
  if (allowed || other.folder === 'base') return null;
  if (!isOwn || !layer.types?.includes(other.folder)) return `${layer.folder} may not import ${other.folder} (${name})`;
  return kind === 'type' ? null : `${layer.folder} may import only types from ${other.folder} (${name})`;
}

/** @param {string} path */
function packageName(path) {
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}

/** @param {string} src @param {string} file */
function nameBelow(src, file) {
  return relative(src, file).split(sep).join(posix.sep);
}

/** @param {string} name @returns {Layer | undefined} */
function layerOf(name) {
  const folders = name.split('/');
  // A small kit's room may be one file: kits/NAME/card.ts is what kits/NAME/card/ would be.
  const rooms = folders.with(-1, folders.at(-1)?.replace(/\.tsx?$/, '') ?? '');
  return LAYERS.find(({folder}) => {
    const wanted = folder.split('/');
    const parts = wanted.length === 3 && wanted[1] === '*' ? rooms : folders.slice(0, -1);
    return wanted.length <= parts.length && wanted.every((part, i) => part === '*' || part === parts[i]);
  });
}

/** The folder below `kits` that a file lies in. @param {string} name */
function kitOf(name) {
  return name.split('/')[1];
}

/** @param {string} folder @returns {string[]} */
export function codeFiles(folder) {
  return readdirSync(folder, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile() && CODE.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${sep}node_modules${sep}`))
    .sort();
}

/** @param {string} file @returns {Import[] | null} */
function parsed(file) {
  try {
    return importsOf(file);
  } catch {
    return null;
  }
}

/** Every import of a file: static, type, re-export, dynamic, and `new URL('...', import.meta.url)` as workers use it.
 * @param {string} file @returns {Import[]} */
export function importsOf(file) {
  const text = readFileSync(file, 'utf8');
  /** @type {Import[]} */
  const found = [];
  const lang = /x$/.test(extname(file)) ? 'tsx' : 'ts';
  visit(/** @type {Node} */ (/** @type {unknown} */ (parseAst(text, {lang}))), (node) => {
    const named = namedBy(node);
    if (named) found.push({...named, line: text.slice(0, node.start).split('\n').length});
  });
  return found;
}

/** @param {Node} node @returns {Omit<Import, 'line'> | null} */
function namedBy(node) {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node.source ? {specifier: literal(node.source), kind: isTypeOnly(node) ? 'type' : 'static'} : null;
    case 'ImportExpression':
      return {specifier: literal(node.source), kind: 'dynamic'};
    case 'TSImportType':
      return {specifier: literal(node.source), kind: 'type'};
    case 'NewExpression': {
      const [path, base] = /** @type {readonly Node[]} */ (node.arguments);
      if (nameOf(node.callee) !== 'URL' || !isMetaMember(base, 'url')) return null;
      return {specifier: literal(path), kind: 'url'};
    }
    case 'CallExpression':
      // A glob imports files that no check can name.
      return isMetaMember(node.callee, 'glob') || nameOf(node.callee) === 'require'
        ? {specifier: null, kind: 'static'}
        : null;
    default:
      return null;
  }
}

/** @param {Node} node */
function isTypeOnly(node) {
  if ((node.importKind ?? node.exportKind) === 'type') return true;
  const specifiers = /** @type {readonly Node[]} */ (node.specifiers ?? []);
  return specifiers.length > 0 && specifiers.every((each) => (each.importKind ?? each.exportKind) === 'type');
}

/** The text of a string, or of a template with nothing to fill in, as a minifier writes it.
 * @param {unknown} node @returns {string | null} */
function literal(node) {
  const {type, value, quasis} = /** @type {{type?: string, value?: unknown, quasis?: readonly Node[]}} */ (node ?? {});
  if (type === 'Literal') return typeof value === 'string' ? value : null;
  if (type !== 'TemplateLiteral' || quasis?.length !== 1) return null;
  return /** @type {{cooked?: string} | undefined} */ (quasis[0]?.value)?.cooked ?? null;
}

/** @param {unknown} node @returns {unknown} */
function nameOf(node) {
  return /** @type {{name?: unknown} | null | undefined} */ (node)?.name;
}

/** Is it `import.meta.<property>`? @param {unknown} node @param {string} property */
function isMetaMember(node, property) {
  const member = /** @type {{object?: {type?: string}, property?: unknown}} */ (node ?? {});
  return member.object?.type === 'MetaProperty' && nameOf(member.property) === property;
}

/** @param {unknown} node @param {(node: Node) => void} see */
export function visit(node, see) {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, see);
  } else if (node !== null && typeof node === 'object') {
    if ('type' in node && typeof node.type === 'string') see(/** @type {Node} */ (node));
    for (const each of Object.values(node)) if (each !== null && typeof each === 'object') visit(each, see);
  }
}

/** The circles between files: each group that can reach itself, as one path round it.
 * @param {ReadonlyMap<string, readonly string[]>} graph @returns {string[][]} */
function circles(graph) {
  /** @type {string[][]} */
  const found = [];
  /** @type {Map<string, 'open' | 'closed'>} */
  const seen = new Map();
  /** @type {string[]} */
  const path = [];
  /** @param {string} file */
  const enter = (file) => {
    seen.set(file, 'open');
    path.push(file);
    for (const next of graph.get(file) ?? []) {
      if (seen.get(next) === 'open') found.push([...path.slice(path.indexOf(next)), next]);
      else if (!seen.has(next)) enter(next);
    }
    path.pop();
    seen.set(file, 'closed');
  };
  for (const file of graph.keys()) if (!seen.has(file)) enter(file);
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const faults = layerFaults(resolve('src'));
  for (const fault of faults) console.log(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
