// The statechart against slide 26, and the table against the statechart.
import {readFileSync} from 'node:fs';
import {getShortestPaths, getSimplePaths} from '@xstate/graph';
import {describe, expect, test} from 'vitest';
import {transition} from 'xstate';
import {isAmong} from '../../../../src/base/bits.ts';
import {NE2K_MODEL} from '../../../../src/kits/ne2000/model/compiled.ts';
import {SLIDE_26} from '../../../../src/kits/ne2000/model/declaration.ts';
import {NE2000_MODEL_NAMES} from '../../../../src/kits/ne2000/model/model-names.ts';
import {EVENTS, type EventName, STATES} from '../../../../src/kits/ne2000/model/names.ts';
import {MODEL_SOURCE, type ModelEvent, ne2kStatechart} from '../../../../src/kits/ne2000/model/statechart.ts';
import {printCells} from '../../../../src/sim/models/cells-text.ts';
import {compileStatechart} from '../../../../src/sim/models/compile-statechart.ts';
import type {CompiledModel} from '../../../../src/sim/models/compiled-model.ts';

const {drawn: DRAWN_EDGES, states: MEANINGS} = NE2000_MODEL_NAMES;
const UNDRAWN_CELLS = STATES.flatMap((from) =>
  EVENTS.flatMap((on) => {
    const {target = from, guard, meta} = SLIDE_26[from].on[on];
    return meta.why === undefined ? [] : [{from, on, to: target, checked: guard !== undefined, why: meta.why}];
  }),
);
const EVERY_EVENT: readonly ModelEvent[] = EVENTS.flatMap((type) => [true, false].map((allowed) => ({type, allowed})));

function snapshotIn(state: string) {
  return ne2kStatechart.resolveState({value: state, context: {}} as Parameters<typeof ne2kStatechart.resolveState>[0]);
}

function stateAfter(state: string, event: ModelEvent): string {
  return String(transition(ne2kStatechart, snapshotIn(state), event)[0].value);
}

function tableStep(table: CompiledModel, state: number, event: ModelEvent): number {
  const cell = state * EVENTS.length + EVENTS.indexOf(event.type);
  return (event.allowed === false ? table.denied[cell] : table.allowed[cell]) ?? -1;
}

/** Walks the statechart's shortest paths and tries every event from each end; tells where the table differs. */
function disagreements(table: CompiledModel): string[] {
  const found: string[] = [];
  for (const path of getShortestPaths(ne2kStatechart, {events: EVERY_EVENT})) {
    let state = STATES.indexOf('Initiation');
    for (const {event, state: reached} of path.steps) {
      if (event.type.startsWith('xstate.')) continue;
      state = tableStep(table, state, event);
      if (STATES[state] !== reached.value) found.push(`path to ${String(reached.value)}`);
    }
    for (const event of EVERY_EVENT) {
      const from = STATES.indexOf(path.state.value);
      const wanted = String(transition(ne2kStatechart, path.state, event)[0].value);
      const got = STATES[tableStep(table, from, event)];
      if (got !== wanted) found.push(`${path.state.value} on ${event.type} (${event.allowed}): ${got}, not ${wanted}`);
    }
  }
  return found;
}

describe('slide 26', () => {
  test.each(DRAWN_EDGES.map((edge, row) => ({row: row + 1, ...edge})))('edge $row: $from on $on goes to $to', ({
    from,
    on,
    to,
  }) => {
    for (const type of on) expect(stateAfter(from, {type: type as EventName})).toBe(to);
  });

  test('the fifteen edges carry the slide’s labels: 11 commands, 7 interrupts, one Initiate', () => {
    expect(DRAWN_EDGES).toHaveLength(15);
    const lines = DRAWN_EDGES.map(({on}) => on.join(','));
    const count = (line: string): number => lines.filter((other) => other === line).length;
    expect([count('Transmit'), count('DmaRd'), count('DmaWr')]).toEqual([3, 2, 2]);
    expect([count('Stop,AbortDma,RDC'), count('PTX,TXE'), count('Initiate')]).toEqual([4, 3, 1]);
  });

  test('drawn edges and undrawn cells cover every state and event once', () => {
    const drawn = DRAWN_EDGES.flatMap(({from, on}) => on.map((event) => `${from} ${event}`));
    const undrawn = UNDRAWN_CELLS.map(({from, on}) => `${from} ${on}`);
    const all = STATES.flatMap((state) => EVENTS.map((event) => `${state} ${event}`));
    expect([...drawn, ...undrawn].sort()).toEqual(all.sort());
  });

  test.each(UNDRAWN_CELLS)('undrawn: $from on $on goes to $to', ({from, on, to, checked}) => {
    expect(stateAfter(from, {type: on})).toBe(to);
    const cell = STATES.indexOf(from) * EVENTS.length + EVENTS.indexOf(on);
    expect(NE2K_MODEL.guardOf[cell] !== 0).toBe(checked);
    expect(NE2K_MODEL.edgeOf[cell]).toBe(-1);
  });

  test('Idle alone is reusable', () => {
    expect(MEANINGS.flatMap(({name, isReusable}) => (isReusable ? [name] : []))).toEqual(['Idle']);
  });

  test('a state is sending, and open for a remote DMA, as its name says', () => {
    expect(MEANINGS.map(({name}) => name)).toEqual(STATES);
    for (const {name, isSending, remote} of MEANINGS) {
      expect(isSending).toBe(name.startsWith('Trans'));
      expect(remote).toBe(name.endsWith('DmaRd') ? 'read' : name.endsWith('DmaWr') ? 'write' : null);
    }
  });

  test('the table has the tags that XState gives', () => {
    for (const tag of ['sending', 'remoteRead', 'remoteWrite', 'reusable'] as const) {
      const tagged = STATES.filter((state) => snapshotIn(state).hasTag(tag));
      expect(STATES.filter((_, number) => isAmong(NE2K_MODEL.tagged[tag], number))).toEqual(tagged);
    }
  });

  test('drawn edges say what they are checked by, undrawn cells why they lead where they do', () => {
    expect(DRAWN_EDGES.flatMap(({isChecked}, row) => (isChecked ? [row] : []))).toEqual([1, 3, 4, 7, 8, 11, 12]);
    for (const {why} of UNDRAWN_CELLS) expect(why).toMatch(/\w/);
  });
});

describe('checks', () => {
  test('every DmaRd, DmaWr and Transmit that moves asks its check, and nothing else asks one', () => {
    for (const [s, state] of STATES.entries()) {
      for (const [e, event] of EVENTS.entries()) {
        const cell = s * EVENTS.length + e;
        const guard = NE2K_MODEL.guards[(NE2K_MODEL.guardOf[cell] ?? 0) - 1];
        const isRemote = event === 'DmaRd' || event === 'DmaWr';
        if (isRemote && state !== 'Initiation') expect(guard).toBe('remoteDmaInWindow');
        else if (event === 'Transmit' && NE2K_MODEL.allowed[cell] !== s) expect(guard).toBe('frameInWindow');
        else expect(guard).toBeUndefined();
      }
    }
  });

  test('a refused check leaves the state as it was', () => {
    for (const [s] of STATES.entries()) {
      for (const [e] of EVENTS.entries()) {
        const cell = s * EVENTS.length + e;
        if (NE2K_MODEL.guardOf[cell] !== 0) expect(NE2K_MODEL.denied[cell]).toBe(s);
        else expect(NE2K_MODEL.denied[cell]).toBe(NE2K_MODEL.allowed[cell]);
      }
    }
  });
});

describe('the table', () => {
  test('the file of cells is what XState says', () => {
    const compiled = compileStatechart(MODEL_SOURCE.statechart, MODEL_SOURCE.order);
    expect(readFileSync('src/kits/ne2000/model/cells.ts', 'utf8')).toBe(printCells(compiled));
    expect(NE2K_MODEL).toMatchObject(compiled);
  });

  test('agrees with XState on every state, event and check', () => {
    expect(disagreements(NE2K_MODEL)).toEqual([]);
  });

  test('agrees with XState along every path that meets no state twice', () => {
    const paths = getSimplePaths(ne2kStatechart, {events: EVERY_EVENT});
    expect(new Set(paths.map((path) => path.state.value))).toEqual(new Set(STATES));
    for (const path of paths) {
      let state = STATES.indexOf('Initiation');
      for (const {event} of path.steps)
        if (!event.type.startsWith('xstate.')) state = tableStep(NE2K_MODEL, state, event);
      expect(STATES[state]).toBe(path.state.value);
    }
  });

  test('one wrong cell makes the walk disagree, whichever it is', () => {
    for (const column of ['allowed', 'denied'] as const) {
      for (let cell = 0; cell < STATES.length * EVENTS.length; cell++) {
        const wrong = Uint8Array.from(NE2K_MODEL[column]);
        wrong[cell] = ((wrong[cell] ?? 0) + 1) % STATES.length;
        expect(disagreements({...NE2K_MODEL, [column]: wrong}), `${column} ${cell}`).not.toEqual([]);
      }
    }
  });
});
