// A model out of its declaration and of what XState answered about it: its table, and its words. The declaration is the
// configuration of an XState statechart; `compile-statechart.ts` asks XState.
import {present} from '../../base/assert.ts';
import {isAmong} from '../../base/bits.ts';
import type {
  DenyReason,
  DrawnEdge,
  ModelNames,
  ModelWords,
  StateWords,
  UndrawnEdge,
} from '../../kits/contract/model-words.ts';
import {readCells} from './cells-text.ts';
import type {CompiledModel, ModelOrder} from './compiled-model.ts';

/** Where an event leads; without a target the model stays. `row`: it is drawn, and where; else `why` we go there. */
export interface DeclaredEdge {
  readonly target?: string;
  readonly guard?: string;
  readonly meta: {readonly row?: number; readonly why?: string};
}

/** A state: every event has its edge; where its words are beside it they are left out. Tags: `sending`, `remoteRead`, `remoteWrite`, `reusable`. */
export interface DeclaredState {
  readonly tags: readonly string[];
  readonly meta: Pick<StateWords, 'reason'> & Partial<Pick<StateWords, 'words'>>;
  readonly on: Readonly<Record<string, DeclaredEdge>>;
}

/** Of a model what its names need: why a state is reusable, or not. */
type Named = Pick<Declaration, 'reasons' | 'notSetUp'> & {
  readonly declared: Readonly<Record<string, {readonly meta: Pick<StateWords, 'reason'>}>>;
};

/** A model as a kit declares it. */
export interface Declaration extends ModelOrder {
  readonly initial: string;
  /** By number; 0: not refused. */
  readonly reasons: readonly DenyReason[];
  /** The state in which the device has not been set up; null where there is none. */
  readonly notSetUp: string | null;
  readonly declared: Readonly<Record<string, DeclaredState>>;
}

/** XState's answers as `cells-text.ts` writes them. */
export interface Cells {
  readonly ALLOWED: readonly string[];
  readonly DENIED: readonly string[];
  readonly GUARD_OF: readonly string[];
  readonly EDGE_OF: readonly string[];
  readonly TAGGED: Readonly<Record<string, number>>;
}

/** The table that a monitor runs. */
export function tableOf({states, events, guards}: ModelOrder, cells: Cells): CompiledModel {
  return {
    states,
    events,
    guards,
    allowed: readCells(cells.ALLOWED),
    denied: readCells(cells.DENIED),
    guardOf: readCells(cells.GUARD_OF),
    edgeOf: Int8Array.from(readCells(cells.EDGE_OF), (figure) => figure - 1),
    tagged: cells.TAGGED,
  };
}

/** The drawn edges in the order of their rows. */
function drawnEdgesOf({states, events, allowed, edgeOf, guardOf}: CompiledModel): readonly DrawnEdge[] {
  return Array.from({length: 1 + Math.max(...edgeOf)}, (_, row) => {
    const cells = [...edgeOf.keys()].filter((cell) => edgeOf[cell] === row);
    const first = present(cells[0], 'every row is drawn');
    return {
      from: present(states[Math.floor(first / events.length)], 'a cell has a state'),
      on: cells.flatMap((cell) => events[cell % events.length] ?? []),
      to: present(states[allowed[first] ?? -1], 'a cell leads to a state'),
      isChecked: guardOf[first] !== 0,
    };
  });
}

/** The model by its numbers: states by their tags, and where its events come from. */
export function namesOf(
  {reasons, notSetUp, declared}: Named,
  compiled: CompiledModel,
  eventPorts: ModelNames['eventPorts'],
): ModelNames {
  const has = (tag: string, state: number): boolean => isAmong(compiled.tagged[tag] ?? 0, state);
  return {
    states: compiled.states.map((name, state) => ({
      name,
      reason: present(declared[name], `${name} is declared`).meta.reason,
      isSending: has('sending', state),
      remote: has('remoteRead', state) ? 'read' : has('remoteWrite', state) ? 'write' : null,
      isReusable: has('reusable', state),
    })),
    notSetUp,
    events: compiled.events,
    eventPorts,
    reasons,
    drawn: drawnEdgesOf(compiled),
  };
}

/** What is said of it. */
export function wordsOf({declared}: Declaration, names: ModelNames): ModelWords {
  return {
    ...names,
    states: names.states.map((state) => ({...state, words: declared[state.name]?.meta.words ?? ''})),
    bareEvents: [],
    labelWords: [],
    undrawn: names.states.flatMap(({name: from}) =>
      Object.entries(declared[from]?.on ?? {}).flatMap(([on, {target, guard, meta}]): UndrawnEdge[] =>
        meta.why === undefined ? [] : [{from, on, to: target ?? from, isChecked: guard !== undefined, why: meta.why}],
      ),
    ),
  };
}
