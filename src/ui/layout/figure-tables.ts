// What Compare, Hooks and Explore found, as flat tables: one row a technique, a hook, a property, a step.
import type {
  ChoiceFigures,
  Counterexample,
  ExploreReport,
  HookChoice,
  HookFinding,
} from '../../bridge/protocol/findings.ts';
import type {TechniqueReport} from '../../bridge/protocol/messages.ts';
import {accessWords} from './counterexample-steps.ts';
import type {Cell, FlatTable} from './csv.ts';
import {effectWords} from './hook-results.ts';

/** One row a technique; cycles by cause, the VMM's own accesses by what they were for, each guest's frames. */
export function techniqueTable(reports: readonly TechniqueReport[]): FlatTable {
  return tableOf(
    reports.map((report) => ({
      technique: report.technique,
      exits: report.exits,
      'exits by operation': report.exitsByOperation,
      ...prefixed('exits: ', report.exitsByCause),
      accesses: report.accesses,
      cycles: report.cycles,
      ...prefixed('cycles: ', {...report.cyclesByCause}),
      ...prefixed('VMM cycles: ', report.vmmCycles),
      handoffs: report.handoffs,
      'frames kept': report.kept,
      ...Object.assign(
        {},
        ...report.guests.map(({name, handed, txFrames, offered, rxFrames, lost, hasCard}, i) =>
          prefixed(`guest ${i + 1}: `, {
            name,
            'has card': hasCard,
            given: handed,
            sent: txFrames,
            offered,
            received: rxFrames,
            lost,
          }),
        ),
      ),
      attack: report.attack.result,
      'bytes read of others': report.attack.bytesRead,
      'bytes written of others': report.attack.bytesWritten,
      'frames stolen': report.attack.framesStolen,
      denied: report.attack.denied,
      garbled: report.damage.garbled,
      'stuck guests': report.damage.stuckGuests,
      events: report.events,
      digest: report.digest,
    })),
  );
}

/** What a hook set costs, beside everything hooked. */
export function priceTable({chosen, still, whole}: HookChoice): FlatTable {
  const runs: readonly (readonly [string, ChoiceFigures | null])[] = [
    ['this choice', chosen],
    ['the same, map at rest', still],
    ['everything hooked', whole],
  ];
  return tableOf(
    runs.flatMap(([run, figures]) => {
      if (figures === null) return [];
      const {cycles, vmmCycles, reached, ...plain} = figures;
      return [
        {
          run,
          ...plain,
          ...prefixed('cycles: ', cycles),
          ...prefixed('VMM cycles: ', vmmCycles),
          ...prefixed('of others: ', reached ?? {bytesRead: null, bytesWritten: null, framesStolen: null}),
        },
      ];
    }),
  );
}

/** Each single hook that guests use, and what goes wrong without it. */
export function hookTable({rows}: HookChoice): FlatTable {
  return tableOf(
    rows.map(({hook, isChosen, uses, wrong}) => ({
      hook,
      chosen: isChosen,
      uses,
      'without it': wrong === null ? 'nothing goes wrong' : effectWords(wrong),
      detail: wrong?.detail ?? null,
    })),
  );
}

/** The hooks of the set that a search ended with. */
export function foundTable({drops}: HookFinding): FlatTable {
  return tableOf(
    drops.map(({hook, uses, effect, detail}) => ({hook, uses, 'without it': effectWords({effect, detail}), detail})),
  );
}

/** Each property and whether it holds. */
export function propertyTable({properties}: ExploreReport): FlatTable {
  return tableOf(
    properties.map(({name, says, holds, counterexample}) => ({
      property: name,
      says,
      holds,
      'steps of the shortest breach': counterexample?.steps.length ?? null,
    })),
  );
}

/** How far was walked. */
export function walkTable({walks}: ExploreReport): FlatTable {
  return tableOf(
    walks.map(({guests, states, transitions, complete, completeDepth, depth}) => ({
      guests: guests.join(' and '),
      states,
      transitions,
      complete,
      'every run of steps': completeDepth,
      depth,
    })),
  );
}

/** A counterexample's steps, with the variables that each changed. */
export function stepTable({steps}: Counterexample): FlatTable {
  return tableOf(
    steps.map((step, i) => ({
      step: i + 1,
      actor: step.actor,
      words: step.words,
      access: accessWords(step),
      outcome: step.outcome,
      'card goes to': step.handedTo,
      changes: Object.entries(step.changes)
        .map(([name, [before, after]]) => `${name}: ${before} → ${after}`)
        .join('; '),
      breaks: step.breaks,
    })),
  );
}

/** Heads in the order in which rows first have them. */
function tableOf(rows: readonly Readonly<Record<string, Cell>>[]): FlatTable {
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {heads, rows: rows.map((row) => heads.map((head) => row[head] ?? null))};
}

function prefixed(prefix: string, record: Readonly<Record<string, Cell>>): Record<string, Cell> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [prefix + name, value]));
}
