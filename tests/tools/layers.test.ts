// The layer check sees each way of breaking the layers, and nothing wrong in a clean tree.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {LAYERS, layerFaults} from '../../tools/layers.mjs';

const trees: string[] = [];

afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, {recursive: true, force: true});
});

/** Lays the files out in a fresh folder and says what the check finds there. */
function faultsOf(files: Readonly<Record<string, string>>): string[] {
  const tree = mkdtempSync(join(tmpdir(), 'vpio-layers-'));
  trees.push(tree);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, name)), {recursive: true});
    writeFileSync(join(tree, name), text);
  }
  return layerFaults(tree);
}

const CARD = {'kits/ne2000/card/card.ts': 'export type Card = 1; export const card = 1;'};

describe('a tree that keeps to the table', () => {
  test('has no faults', () => {
    const faults = faultsOf({
      ...CARD,
      'base/bits.ts': 'export const bits = 1;',
      'base/assert.ts': "import {bits} from './bits.ts'; export const assert = bits;",
      'trace/units.ts': "import {bits} from '../base/bits.ts'; export type Cycle = number; export const one = bits;",
      'sim/machine/clock.ts': "import type {Cycle} from '../../trace/units.ts'; export type Now = Cycle;",
      'sim/models/model.ts': "import {setup} from 'xstate'; export const model = setup;",
      'kits/ne2000/kit.ts': "export {card} from './card/card.ts';",
      'scenarios/scenario.ts': 'export interface Scenario { readonly name: string }',
      'sim/lab/lab.ts': "import type {Scenario} from '../../scenarios/scenario.ts'; export type Open = Scenario;",
      'bridge/worker.ts': "import type {Open} from '../sim/lab/lab.ts'; export type Said = Open;",
      'bridge/client.ts': "export const start = () => new Worker(new URL('./worker.ts', import.meta.url));",
      'ui/app/main.tsx': "import {createRoot} from 'react-dom/client'; import './base.css'; export const x = <p />;",
      'ui/app/base.css': 'p { margin: 0 }',
      'cli/main.ts': "import process from 'node:process'; export const load = () => import('./run.ts');",
      'cli/run.ts': 'export const run = <T,>(value: T) => value;',
    });
    expect(faults).toEqual([]);
  });
});

describe('each way to reach a layer that is not allowed is seen', () => {
  test.each([
    ['a value import', "import {card} from '../../kits/ne2000/card/card.ts'; export const x = card;"],
    ['a type import', "import type {Card} from '../../kits/ne2000/card/card.ts'; export type X = Card;"],
    ['an import for its effect', "import '../../kits/ne2000/card/card.ts';"],
    ['a named re-export', "export {card} from '../../kits/ne2000/card/card.ts';"],
    ['a type re-export', "export type {Card} from '../../kits/ne2000/card/card.ts';"],
    ['a re-export of everything', "export * from '../../kits/ne2000/card/card.ts';"],
    ['a dynamic import', "export const load = () => import('../../kits/ne2000/card/card.ts');"],
    ['an import in a type', "export type X = import('../../kits/ne2000/card/card.ts').Card;"],
    ['a worker', "export const w = new Worker(new URL('../../kits/ne2000/card/card.ts', import.meta.url));"],
    ['an import with a query', "import url from '../../kits/ne2000/card/card.ts?url'; export const x = url;"],
  ])('%s', (_, text) => {
    expect(faultsOf({...CARD, 'sim/models/model.ts': text})).toEqual([
      'sim/models/model.ts:1: sim/models may not import kits/*/card (kits/ne2000/card/card.ts)',
    ]);
  });

  test('a lower layer that imports a higher one', () => {
    const faults = faultsOf({'net/pcap.ts': 'export const p = 1;', 'base/a.ts': "export * from '../net/pcap.ts';"});
    expect(faults).toEqual(['base/a.ts:1: base may not import net (net/pcap.ts)']);
  });
});

describe('what no table can judge is a fault', () => {
  test('a file in a folder that the table does not name', () => {
    const [inFolder, atTop] = faultsOf({'helpers/a.ts': 'export const a = 1;', 'main.ts': 'export const b = 1;'});
    expect(inFolder).toBe('helpers/a.ts: lies in no folder of the layer table');
    expect(atTop).toBe('main.ts: lies in no folder of the layer table');
  });

  test('a folder inside sim that the table does not name', () => {
    expect(faultsOf({'sim/card.ts': 'export const a = 1;'})).toEqual([
      'sim/card.ts: lies in no folder of the layer table',
    ]);
  });

  test.each([
    ['a dynamic import of something computed', 'export const load = (name: string) => import(name);'],
    ['a glob', "export const all = import.meta.glob('../**/*.ts');"],
    ['a require', "export const all = require('../a.ts');"],
  ])('%s', (_, text) => {
    expect(faultsOf({'cli/main.ts': text})).toEqual(['cli/main.ts:1: an import must name its file in a plain string']);
  });

  test('an import of a file that is not there, or is named without its extension', () => {
    const faults = faultsOf({
      ...CARD,
      'kits/ne2000/card/b.ts': "export * from './gone.ts';\nexport * from './card';",
    });
    expect(faults).toEqual([
      'kits/ne2000/card/b.ts:1: imports ./gone.ts, and there is no such file',
      'kits/ne2000/card/b.ts:2: imports ./card, and there is no such file',
    ]);
  });

  test('an import that leaves src', () => {
    const [fault] = faultsOf({'base/a.ts': "export * from '../../tools/layers.mjs';"});
    expect(fault).toBe('base/a.ts:1: imports ../../tools/layers.mjs, which is not below src');
  });

  test('a file that does not parse', () => {
    expect(faultsOf({'base/a.ts': 'import {from'})).toEqual(['base/a.ts: does not parse']);
  });

  test('a tree without code', () => {
    expect(faultsOf({'base/README.md': '# base'})[0]).toContain('nothing was checked');
  });
});

describe('circles between files are seen', () => {
  test('of two files and values', () => {
    const faults = faultsOf({
      'base/a.ts': "import {b} from './b.ts'; export const a = () => b;",
      'base/b.ts': "import {a} from './a.ts'; export const b = () => a;",
    });
    expect(faults).toEqual(['circle: base/a.ts -> base/b.ts -> base/a.ts']);
  });

  test('of three files and types', () => {
    const faults = faultsOf({
      'base/a.ts': "import type {B} from './b.ts'; export type A = B;",
      'base/b.ts': "import type {C} from './c.ts'; export type B = C;",
      'base/c.ts': "import type {A} from './a.ts'; export type C = A | 1;",
    });
    expect(faults).toEqual(['circle: base/a.ts -> base/b.ts -> base/c.ts -> base/a.ts']);
  });

  test('of a file with itself', () => {
    expect(faultsOf({'base/a.ts': "export * from './a.ts';"})).toEqual(['circle: base/a.ts -> base/a.ts']);
  });
});

describe('each package belongs to certain layers', () => {
  test.each([
    ['react', 'bridge/a.ts', 'bridge'],
    ['react-dom/client', 'sim/lab/a.ts', 'sim/lab'],
    ['xstate', 'ui/panels/a.ts', 'ui/panels'],
    ['xstate', 'sim/monitor/a.ts', 'sim/monitor'],
    ['d3', 'bridge/a.ts', 'bridge'],
    ['fflate', 'sim/guests/a.ts', 'sim/guests'],
    ['valibot', 'bridge/a.ts', 'bridge'],
    ['node:fs', 'sim/lab/a.ts', 'sim/lab'],
    ['fs', 'cli/a.ts', 'cli'],
    ['@tanstack/react-virtual', 'cli/a.ts', 'cli'],
    ['left-pad', 'base/a.ts', 'base'],
  ])('%s is not for %s', (name, file, folder) => {
    expect(faultsOf({[file]: `import '${name}';`})).toEqual([
      `${file}:1: ${folder} may not import the package ${name}`,
    ]);
  });
});

test('sim/lab may import types of the scenarios and no value', () => {
  const faults = faultsOf({
    'scenarios/library.ts': 'export type Name = string; export const library = 1;',
    'sim/lab/types.ts': "import {type Name} from '../../scenarios/library.ts'; export type N = Name;",
    'sim/lab/values.ts': "import {library} from '../../scenarios/library.ts'; export const l = library;",
  });
  expect(faults).toEqual(['sim/lab/values.ts:1: sim/lab may import only types from scenarios (scenarios/library.ts)']);
});

test('the table reads top to bottom: a row names only rows above it, the three parts that panels are made of apart', () => {
  const parts = new Set(['ui/store', 'ui/layout', 'ui/widgets']);
  const above = new Set<string>();
  const upward: string[] = [];
  for (const {folder, imports} of LAYERS) {
    for (const other of imports)
      if (!above.has(other) && !(parts.has(folder) && parts.has(other))) upward.push(`${folder} -> ${other}`);
    above.add(folder);
  }
  expect(upward).toEqual([]);
});
