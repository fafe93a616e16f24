// A JSON text that may be broken, by its syntax tree: what it says as far as it goes, where a field stands, where a place is.
import {ensureSyntaxTree, syntaxTree} from '@codemirror/language';
import type {EditorState} from '@codemirror/state';
import type {JsonPath} from '../../layout/schema-words.ts';

type Tree = ReturnType<typeof syntaxTree>;
type Node = Tree['topNode'];

/** How long a text may take to be read, in milliseconds: on a busy machine the editor's own few are over before a page of text is. */
const PATIENCE_MS = 2000;

/** The tree of the whole text, as far as it can be had. */
function treeOf(state: EditorState): Tree {
  return ensureSyntaxTree(state, state.doc.length, PATIENCE_MS) ?? syntaxTree(state);
}

/** A stretch of the text. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Where in the document a position of the text is. */
export interface JsonPlace {
  /** To the object whose field is being named, or to the value being written. */
  readonly path: JsonPath;
  readonly isName: boolean;
  /** The word that stands there already. */
  readonly word: TextRange;
}

/** What the text says; broken parts are left out. */
export function looseDocument(state: EditorState): unknown {
  const root = valueNode(treeOf(state).topNode);
  return root === null ? undefined : looseValue(state, root, DEEPEST);
}

/** The first place that is no JSON; null where all of it is. */
export function brokenAt(state: EditorState): TextRange | null {
  let found: TextRange | null = null;
  treeOf(state).iterate({
    enter: ({type, from, to}) => {
      if (type.isError && found === null) found = {from, to};
      return found === null;
    },
  });
  return found;
}

/**
 * Where the field stands that a fault names (`guests[1].window.endPage`); of one that is missing, the object that lacks it.
 * The whole text where nothing of it is there.
 */
export function rangeOfField(state: EditorState, field: string): TextRange {
  let node = valueNode(treeOf(state).topNode);
  let range: TextRange = {from: 0, to: state.doc.length};
  if (node !== null) range = field === '' ? range : {from: node.from, to: node.from + 1};
  for (const step of stepsOf(field)) {
    if (node === null) break;
    const child: Child | null = childOf(state, node, step);
    if (child === null) {
      if (node.name === 'Object') range = {from: node.from, to: node.from + 1};
      break;
    }
    node = child.value;
    range = child.value ?? child.name ?? range;
    if (child.name !== null && (child.value === null || child.value.name === 'Object')) range = child.name;
  }
  return {from: range.from, to: range.to};
}

/** Where a position is: a name to be written in an object, or a value; null elsewhere. */
export function placeAt(state: EditorState, position: number): JsonPlace | null {
  const node = treeOf(state).resolveInner(position, -1);
  const here = {from: position, to: position};
  if (node.name === 'PropertyName') return named(state, node.parent?.parent ?? null, node);
  const inside = enclosing(node, position);
  if (inside?.name === 'Object') return named(state, inside, here);
  if (inside?.name === 'Array') {
    return {
      path: [...pathTo(state, inside), elementAt(inside, position)],
      isName: false,
      word: isScalar(node) ? {from: node.from, to: node.to} : here,
    };
  }
  if (inside === null) return null;
  const isAfterColon = textOf(state, {from: inside.from, to: position}).includes(':');
  if (!isAfterColon) return named(state, inside.parent, here);
  return {path: pathTo(state, inside), isName: false, word: isScalar(node) ? {from: node.from, to: node.to} : here};
}

/** The nearest object, array or property around a position: one that has closed before it is not around it. */
function enclosing(node: Node, position: number): Node | null {
  for (let at: Node | null = node; at !== null; at = at.parent) {
    if (at.name === 'Property') return at;
    const isClosed = at.lastChild?.name === '}' || at.lastChild?.name === ']';
    if ((at.name === 'Object' || at.name === 'Array') && !(isClosed && position >= at.to)) return at;
  }
  return null;
}

function named(state: EditorState, object: Node | null, word: TextRange): JsonPlace | null {
  return object?.name === 'Object'
    ? {path: pathTo(state, object), isName: true, word: {from: word.from, to: word.to}}
    : null;
}

/** The way from the root to a property's value, an object or an array. */
function pathTo(state: EditorState, node: Node): JsonPath {
  const path: (string | number)[] = [];
  for (let at: Node | null = node; at !== null; at = at.parent) {
    if (at.name === 'Property') path.unshift(nameOf(state, at) ?? '');
    else if (at.parent?.name === 'Array' && isValue(at)) path.unshift(elementAt(at.parent, at.from));
  }
  return path;
}

/** How many elements of an array end before a position. */
function elementAt(array: Node, position: number): number {
  return valuesOf(array).filter(({to}) => to < position).length;
}

function stepsOf(field: string): JsonPath {
  return [...field.matchAll(/\[(\d+)\]|"((?:[^"\\]|\\.)*)"|([^.[\]"]+)/g)].map(([, element, quoted, plain]) =>
    element !== undefined ? Number(element) : (quoted ?? plain ?? ''),
  );
}

interface Child {
  readonly name: Node | null;
  readonly value: Node | null;
}

function childOf(state: EditorState, node: Node, step: string | number): Child | null {
  if (typeof step === 'number') {
    const value = node.name === 'Array' ? valuesOf(node)[step] : undefined;
    return value === undefined ? null : {name: null, value};
  }
  const property = node.getChildren('Property').find((each) => nameOf(state, each) === step);
  return property === undefined ? null : {name: property.getChild('PropertyName'), value: valueNode(property)};
}

/** A broken text may be nested as deep as somebody typed; deeper than this nothing is completed. */
const DEEPEST = 64;

function looseValue(state: EditorState, node: Node, depth: number): unknown {
  if (depth === 0) return undefined;
  if (node.name === 'Object') {
    const fields = node.getChildren('Property').map((property): [string, unknown] => {
      const value = valueNode(property);
      return [nameOf(state, property) ?? '', value === null ? undefined : looseValue(state, value, depth - 1)];
    });
    return Object.fromEntries(fields);
  }
  if (node.name === 'Array') return valuesOf(node).map((value) => looseValue(state, value, depth - 1));
  return parsed(textOf(state, node));
}

function nameOf(state: EditorState, property: Node): string | null {
  const name = property.getChild('PropertyName');
  const text = name === null ? undefined : parsed(textOf(state, name));
  return typeof text === 'string' ? text : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const SCALARS: ReadonlySet<string> = new Set(['String', 'Number', 'True', 'False', 'Null']);

function isScalar({name}: Node): boolean {
  return SCALARS.has(name);
}

function isValue(node: Node): boolean {
  return isScalar(node) || node.name === 'Object' || node.name === 'Array';
}

function valuesOf(node: Node): readonly Node[] {
  const values: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) if (isValue(child)) values.push(child);
  return values;
}

function valueNode(node: Node): Node | null {
  return valuesOf(node)[0] ?? null;
}

function textOf(state: EditorState, {from, to}: TextRange): string {
  return state.sliceDoc(from, to);
}
