import {readFileSync} from 'node:fs';
import {CompletionContext} from '@codemirror/autocomplete';
import {json} from '@codemirror/lang-json';
import {ensureSyntaxTree} from '@codemirror/language';
import {EditorState} from '@codemirror/state';
import {describe, expect, test} from 'vitest';
import {schemaCompletion} from '../../../../src/ui/panels/editor/completion.ts';
import {looseDocument, placeAt, rangeOfField} from '../../../../src/ui/panels/editor/json-places.ts';
import {lineAndColumn, textFaults} from '../../../../src/ui/panels/editor/scenario-fault.ts';

const ROGUE = readFileSync('src/scenarios/library/rogue.json', 'utf8');
const SCHEMA = JSON.parse(readFileSync('public/scenario.schema.json', 'utf8'));

function stateOf(doc: string): EditorState {
  const state = EditorState.create({doc, extensions: [json()]});
  ensureSyntaxTree(state, doc.length, 5000);
  return state;
}

/** The text with `|` at the cursor. */
function atCursor(marked: string): {state: EditorState; position: number} {
  const position = marked.indexOf('|');
  return {state: stateOf(marked.replace('|', '')), position};
}

describe('faults in place', () => {
  const faultIn = (doc: string): {text: string; stands: string} | null => {
    const state = stateOf(doc);
    const [fault] = textFaults(state);
    return fault === undefined ? null : {text: fault.text, stands: state.sliceDoc(fault.from, fault.to)};
  };

  test('a scenario of the library has none', () => {
    expect(faultIn(ROGUE)).toBeNull();
  });

  test('all faults of the fields are told at once, an unknown field first', () => {
    const doc = ROGUE.replace(/"mac": "[^"]+"/, '"mac": "nobody"')
      .replace(/"seed": \d+/, '"seed": "much"')
      .replace('"name": "rogue",', '"name": "rogue", "colour": {"is": 1},');
    const state = stateOf(doc);
    const told = textFaults(state).map(({text, from, to}) => [text.split(':')[0], state.sliceDoc(from, to)]);
    expect(told).toEqual([
      ['colour', '"colour"'],
      ['seed', '"much"'],
      ['hosts[0].mac', '"nobody"'],
    ]);
  });

  test('a wrong value is underlined itself', () => {
    expect(faultIn(ROGUE.replace(/"mac": "[^"]+"/, '"mac": "nobody"'))?.stands).toBe('"nobody"');
  });

  test('an unknown field is underlined by its name', () => {
    const fault = faultIn(ROGUE.replace('"name": "rogue",', '"name": "rogue", "colour": {"is": 1},'));
    expect(fault).toEqual({text: 'colour: unknown field', stands: '"colour"'});
  });

  test('of a missing field the object that lacks it is underlined', () => {
    const fault = faultIn(ROGUE.replace(/"mac": "[^"]+",\s*/, ''));
    expect(fault?.text).toMatch(/mac: missing$/);
    expect(fault?.stands).toBe('{');
  });

  test('broken JSON is underlined where it breaks', () => {
    const state = stateOf('{\n  "format": "vpio-scenario",\n  "version": ,\n}');
    const [fault] = textFaults(state);
    expect(fault?.text).toMatch(/^not JSON/);
    expect(lineAndColumn(state, fault?.from ?? 0)).toMatch(/^line 3, column 1[34]$/);
  });

  test.each(['', '[]', '7', '{"a": [1, {"b": }', '\u0000\uffff'])('%j is told, not thrown', (doc) => {
    expect(faultIn(doc)?.text).toBeTruthy();
  });
});

describe('places', () => {
  test('a name in an object, a value of a field, an element of a list', () => {
    const name = atCursor('{"hosts": [{"m|": 1}]}');
    expect(placeAt(name.state, name.position)).toMatchObject({path: ['hosts', 0], isName: true});
    const value = atCursor('{"policies": {"denial": "no|"}}');
    expect(placeAt(value.state, value.position)).toMatchObject({path: ['policies', 'denial'], isName: false});
    const empty = atCursor('{"policies": {"denial": |}}');
    expect(placeAt(empty.state, empty.position)).toMatchObject({path: ['policies', 'denial'], isName: false});
    const element = atCursor('{"guests": [{}, |]}');
    expect(placeAt(element.state, element.position)).toMatchObject({path: ['guests', 1], isName: false});
  });

  test('a broken text says what it can', () => {
    expect(looseDocument(stateOf('{"a": 1, "b": [true, ], "c": '))).toMatchObject({a: 1, b: [true]});
  });

  test('a field whose name is quoted in the fault is found', () => {
    const state = stateOf('{"odd name": 3}');
    expect(state.sliceDoc(...(Object.values(rangeOfField(state, '"odd name"')) as [number, number]))).toBe('3');
  });
});

describe('completion', () => {
  const offered = (marked: string): string[] => {
    const {state, position} = atCursor(marked);
    const result = schemaCompletion(SCHEMA)(new CompletionContext(state, position, true));
    return (result?.options ?? []).map(({label}) => label);
  };

  test('fields of a policy, its values, the workload’s of its kind', () => {
    expect(offered('{"policies": {"den|"}}')).toContain('"denial"');
    expect(offered('{"policies": {"denial": |}}')).toContain('"machine-check"');
    expect(offered('{"guests": [{"driver": "linux", "workload": {"kind": "send", |}}]}')).toContain('"frameBytes"');
  });

  test('a name that has no colon gets one', () => {
    const {state, position} = atCursor('{"se|"}');
    const result = schemaCompletion(SCHEMA)(new CompletionContext(state, position, true));
    expect(result?.options.find(({label}) => label === '"seed"')?.apply).toBe('"seed": ');
  });
});
