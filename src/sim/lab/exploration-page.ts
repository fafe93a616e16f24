// An exploration as the tables of docs/explore.md: walks, properties, what each fault breaks, and the variables.
import {atOnce} from '../../base/at-once.ts';
import type {Exploration, ExploreReport, ModelMet} from '../../kits/contract/exploration.ts';
import type {Counterexample} from '../explore/counterexample.ts';

/** States of each walk that are enough to find what any of the faults breaks. */
export const FAULT_BOUND = 2000;
/** Values of a domain that are listed before the rest is counted. */
const SHOWN = 8;

/** The walks and what they found. */
export function walkTable({walks, properties, states, transitions, met, withoutForcedAbort}: ExploreReport): string {
  const loop = withoutForcedAbort === null ? 'none was found' : stepsOf(withoutForcedAbort);
  return [
    ...table(
      ['guest A may', 'guest B may', 'states', 'steps between them', 'walked'],
      walks.map(({guests, states: own, transitions: steps, complete, completeDepth}) => [
        ...guests,
        String(own),
        String(steps),
        complete ? 'every state there is' : `every run of ${completeDepth} steps`,
      ]),
    ),
    '',
    `${states} different states, ${transitions} steps. ${metWords(met)}`,
    '',
    ...table(
      ['property', 'says', 'holds'],
      properties.map(({name, says, holds}) => [`\`${name}\``, says, holds ? 'yes' : 'NO']),
    ),
    '',
    `Without forced abort a guest can wait for ever: ${loop}.`,
  ].join('\n');
}

/** What of the model an exploration of everything misses without a word, and what it meets that is said to be missed. */
export function metFaults({unmet}: Exploration, {met}: ExploreReport): readonly string[] {
  const missed = [...met.states.missed, ...met.edges.missed];
  return [
    ...missed.flatMap(({name, why}) => (why === null ? [`${name} is met by no walk, and nobody says why`] : [])),
    ...Object.keys(unmet).flatMap((name) =>
      missed.some((each) => each.name === name) ? [] : [`${name} is met, or is nothing of the model`],
    ),
  ];
}

function metWords({states, edges}: ModelMet): string {
  const missed = [...states.missed, ...edges.missed].map(({name, why}) => `\`${name}\` (${why ?? 'not met'})`);
  const but = missed.length === 0 ? '' : `; not ${missed.join(', not ')}`;
  return `Of the model ${states.met} of ${states.of} states and ${edges.met} of ${edges.of} edges were met${but}.`;
}

/** The exploration in which a fault is looked for; `bound`: states of each walk. */
export function exploreFault(exploration: Exploration, fault: string, bound = FAULT_BOUND): ExploreReport {
  return atOnce(exploration.explore({faults: [fault], bound}));
}

/** What each fault breaks, by its exploration. */
export function faultTable({faults}: Exploration, explored: (fault: string) => ExploreReport): string {
  const rows = Object.entries(faults).flatMap(([fault, {says}]) => faultRows(fault, says, explored(fault)));
  const heads = table(['fault', 'the rule that is broken', 'property', 'shortest run that shows it'], []);
  return [...heads, ...rows].join('\n');
}

/** The rows of one fault: a property that it breaks each. */
export function faultRows(fault: string, rule: string, {properties}: ExploreReport): readonly string[] {
  return properties.flatMap(({name, counterexample}) =>
    counterexample === null ? [] : [rowOf([`\`${fault}\``, rule, `\`${name}\``, stepsOf(counterexample)])],
  );
}

/** The variables of a state with their domains. */
export function variableTable(variables: ExploreReport['variables']): string {
  const rows = Object.entries(variables).map(([name, domain]) => {
    const rest = domain.length > SHOWN ? `; ... (${domain.length} in all)` : '';
    return [name, domain.slice(0, SHOWN).join('; ') + rest];
  });
  return table(['variable', 'values'], rows).join('\n');
}

function stepsOf({steps, loopsTo}: Counterexample): string {
  const words = steps.map(({words: said, outcome}) =>
    outcome === null || outcome === 'done' ? said : `${said} (${outcome})`,
  );
  return words.join('; ') + (loopsTo === null ? '' : `; and again from step ${loopsTo + 1}`);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [heads, heads.map(() => '---'), ...rows].map(rowOf);
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
