// Which tables the screen that is open has, and which run its figures are of.
import {hashPlain} from '../../../base/hash.ts';
import type {FlatTable} from '../../layout/csv.ts';
import {
  foundTable,
  hookTable,
  priceTable,
  propertyTable,
  stepTable,
  techniqueTable,
  walkTable,
} from '../../layout/figure-tables.ts';
import {useComparison} from '../../store/compare-store.ts';
import {useExploration} from '../../store/exploration-store.ts';
import {useHooks} from '../../store/hooks-store.ts';
import type {Screen} from '../../store/lab-state.ts';
import {changesInWords, type RunStamp, VERSION} from '../../store/run-stamp.ts';

/** A screen's figures. */
export interface ScreenFigures {
  /** Of the picture, and the first part of each file's name. */
  readonly title: string;
  readonly stamp: RunStamp;
  readonly tables: readonly {readonly name: string; readonly table: FlatTable}[];
  /** All of it as the command line prints it. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** The figures of a screen; null where it has none of its own, or none yet. */
export function figuresOf(screen: Screen): ScreenFigures | null {
  switch (screen) {
    case 'compare':
      return comparison();
    case 'hooks':
      return hooks();
    case 'exploration':
      return exploration();
    default:
      return null;
  }
}

function comparison(): ScreenFigures | null {
  const {scenario, reports, changes} = useComparison.getState();
  if (scenario === null || reports.length === 0) return null;
  const {name, seed, profile, policies, hooks: hookSet, costs} = scenario;
  const vpio = reports.find(({technique}) => technique === 'vpio');
  return {
    title: 'Compare',
    stamp: {
      scenario: name,
      seed,
      profile,
      policies: [
        ...Object.entries(policies).map(([policy, choice]) => `${policy}: ${choice ?? 'never'}`),
        `hooks: ${hookSet}`,
        `costs: ${costs}`,
      ],
      changed: changesInWords(changes),
      event: vpio === undefined ? null : vpio.events - 1,
      digest: vpio?.digest ?? 'vpio-not-run',
      version: VERSION,
    },
    tables: [{name: 'techniques', table: techniqueTable(reports)}],
    json: {
      ...scenario,
      scenario: name,
      techniques: Object.fromEntries(reports.map((report) => [report.technique, report])),
    },
  };
}

/** Runs to their ends, many of them: the digest is that of what they came to. */
function hooks(): ScreenFigures | null {
  const {choice, found, names} = useHooks.getState();
  if (names === null || (choice === null && found === null)) return null;
  const tables = [
    ...(choice === null
      ? []
      : [
          {name: 'price', table: priceTable(choice)},
          {name: 'single hooks', table: hookTable(choice)},
        ]),
    ...(found === null ? [] : [{name: 'set found', table: foundTable(found)}]),
  ];
  const tried = choice === null ? [] : [`hooks tried: ${choice.hooks.join(' ')}${choice.isDynamic ? ' dynamic' : ''}`];
  return {
    title: 'Hooks',
    stamp: {
      ...names,
      policies: [...names.policies, ...tried],
      event: null,
      digest: hashPlain({choice, found}),
      version: VERSION,
    },
    tables,
    json: {choice, found},
  };
}

/** An exploration walks an abstract machine: it has no seed, and its digest is that of what it found. */
function exploration(): ScreenFigures | null {
  const {report, counterexamples, shown, at} = useExploration.getState();
  const counterexample = counterexamples[shown];
  const of = report ?? counterexample;
  if (of === undefined) return null;
  const {model, profile, hooks: hookSet, scheduler, faults} = of;
  const json = report ?? {counterexamples};
  return {
    title: 'Explore',
    stamp: {
      scenario: `exploration-${model}`,
      seed: null,
      profile,
      policies: [`scheduler: ${scheduler}`, `rule broken: ${faults.join(', ') || 'none'}`, `hooks: ${hookSet}`],
      changed: [scheduler, ...faults],
      event: counterexample === undefined ? null : at,
      digest: hashPlain(json),
      version: VERSION,
    },
    tables: [
      ...(report === null
        ? []
        : [
            {name: 'properties', table: propertyTable(report)},
            {name: 'walks', table: walkTable(report)},
          ]),
      ...(counterexample === undefined ? [] : [{name: 'steps', table: stepTable(counterexample)}]),
    ],
    json: {...json},
  };
}
