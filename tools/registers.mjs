// Registers and ports go by the names of a kit's data sheet: a number where one has a name is refused. Looked at: what is read,
// written or hooked at an offset; comparisons of offsets; elements of registers kept by offset; the ports 0x10, 0x18 and 0x1F.
import {readFileSync} from 'node:fs';
import {relative, sep} from 'node:path';
import {parseAst} from 'vite';
import {codeFiles, visit} from './layers.mjs';

/** Folders that speak of a card's ports, below src; a data sheet itself is where the numbers stand. */
const SPEAKERS = ['kits', 'sim', 'bridge', 'ui', 'cli', 'classroom'];
const SHEETS = /^kits\/[^/]+\/sheet(\/|\.ts$)/;

/** Calls that name a port: which argument is its offset. @type {Readonly<Record<string, number>>} */
const OFFSET_ARGUMENT = {
  inb: 0,
  outb: 0,
  inw: 0,
  outw: 0,
  ins: 0,
  outs: 0,
  insw: 0,
  outsw: 0,
  readBurst: 0,
  writeBurst: 0,
  coversPort: 0,
  coversPortOn: 1,
  isDataPort: 0,
  isResetPort: 0,
  isRegister: 0,
  portName: 1,
  registerName: 1,
  registerWord: 1,
  hookWord: 3,
  lists: 2,
};
/** Calls that name a port if they are made on one of these. */
const PORT_METHODS = new Set(['read', 'write']);
const PORT_OWNERS = /^#?(card|port|nic|device|bus)$/i;
/** Registers kept in a row. */
const ROWS = /^#?(page\d?|shadow|regs|registers)$/i;
const COMPARISONS = new Set(['===', '!==', '<', '>', '<=', '>=']);
const BIT_OPERATORS = new Set(['&', '|', '^', '<<', '>>', '>>>']);
/** The data port, the first of the reset ports and the last. */
const PORTS = /^0x(10|18|1f)$/i;

/** @typedef {{readonly type: string, readonly start: number} & {readonly [key: string]: any}} Node */
/** @typedef {{faults: string[], seen: number}} Look `seen`: places where a register or port is named, or could be */

/** Where those three can be nothing else: in the machine, and in what a kit gives it. */
const PORTS_ALONE = /^(sim|kits\/[^/]+\/(card|model|guests|explore|fuzz|conformance))\//;

/** Looks through the files below `src`. @param {string} src @returns {Look} */
export function registerFaults(src) {
  /** @type {Look} */
  const look = {faults: [], seen: 0};
  for (const file of codeFiles(src)) {
    const name = relative(src, file).split(sep).join('/');
    const folder = name.split('/')[0] ?? '';
    if (!SPEAKERS.includes(folder) || SHEETS.test(name)) continue;
    const {faults, seen} = numbersIn(readFileSync(file, 'utf8'), PORTS_ALONE.test(name), file.endsWith('x'));
    look.seen += seen;
    look.faults.push(...faults.map((fault) => `${name}:${fault}`));
  }
  if (look.seen === 0) look.faults.push(`no register is named below ${src}: nothing was checked`);
  return look;
}

/** What one file says in numbers, each with its line. @param {string} text
 * @param {boolean} [portsAlone] look for the ports wherever they stand @param {boolean} [isTsx] @returns {Look} */
export function numbersIn(text, portsAlone = true, isTsx = false) {
  /** @type {Look} */
  const look = {faults: [], seen: 0};
  /** @param {Node | undefined} node @param {string} what */
  const asksName = (node, what) => {
    look.seen++;
    if (isNumber(node)) look.faults.push(`${text.slice(0, node.start).split('\n').length}: ${node.raw}: ${what}`);
  };
  const tree = /** @type {unknown} */ (parseAst(text, {lang: isTsx ? 'tsx' : 'ts'}));
  const masks = masksIn(tree);
  visit(tree, (/** @type {Node} */ node) => {
    if (node.type === 'CallExpression') {
      const at = offsetArgument(node.callee);
      if (at >= 0) asksName(node.arguments[at], 'a port has a name');
      else if (isShadowCall(node.callee)) asksName(node.arguments[1], 'a register has a name');
    } else if (node.type === 'MemberExpression' && node.computed && isRow(node.object)) {
      asksName(node.property, 'a register has a name');
    } else if (node.type === 'BinaryExpression' && COMPARISONS.has(node.operator)) {
      if (isOffset(node.left)) asksName(node.right, 'an offset has the name of its port');
      else if (isOffset(node.right)) asksName(node.left, 'an offset has the name of its port');
    } else if (node.type === 'Property' && nameOf(node.key) === 'offset') {
      asksName(node.value, 'an offset has the name of its port');
    } else if (portsAlone && isNumber(node) && PORTS.test(node.raw) && !masks.has(node)) {
      asksName(node, 'this port has a name');
    }
  });
  look.faults = [...new Set(look.faults)];
  return look;
}

/** Numbers that bits are taken with, there or under a name that says so. @param {unknown} tree @returns {Set<unknown>} */
function masksIn(tree) {
  /** @type {Set<unknown>} */
  const masks = new Set();
  visit(tree, (/** @type {Node} */ node) => {
    if (node.type === 'BinaryExpression' && BIT_OPERATORS.has(node.operator)) masks.add(node.left).add(node.right);
    if (node.type === 'AssignmentExpression' && BIT_OPERATORS.has(node.operator.slice(0, -1))) masks.add(node.right);
    if (node.type === 'VariableDeclarator' && /MASK$/.test(nameOf(node.id))) masks.add(node.init);
  });
  return masks;
}

/** @param {Node} callee */
function offsetArgument(callee) {
  const name = nameOf(callee);
  if (callee.type === 'MemberExpression' && PORT_METHODS.has(name))
    return PORT_OWNERS.test(nameOf(callee.object)) ? 0 : -1;
  return Object.hasOwn(OFFSET_ARGUMENT, name) ? (OFFSET_ARGUMENT[name] ?? -1) : -1;
}

/** `shadow.at(page, offset)` and `shadow.put(page, offset, value)`. @param {Node} callee */
function isShadowCall(callee) {
  return callee.type === 'MemberExpression' && /^(at|put)$/.test(nameOf(callee)) && nameOf(callee.object) === 'shadow';
}

/** @param {Node} node */
function isRow(node) {
  return ROWS.test(nameOf(node)) || (nameOf(node) === 'bytes' && ROWS.test(nameOf(node.object)));
}

/** @param {Node | undefined} node */
function isOffset(node) {
  return /^#?offset$/.test(nameOf(node));
}

/** @param {Node | undefined} node @returns {node is Node} */
function isNumber(node) {
  return node?.type === 'Literal' && typeof node.value === 'number';
}

/** The last name of `a`, `this.#a`, `b.a`; empty for anything else. @param {Node | undefined} node @returns {string} */
function nameOf(node) {
  if (node?.type === 'MemberExpression') return node.computed ? '' : nameOf(node.property);
  return node?.type === 'Identifier' || node?.type === 'PrivateIdentifier' ? node.name : '';
}
