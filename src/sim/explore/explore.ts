// The exploration of a model: a few walks with differently free guests, the properties over all of them, and for each broken
// property the shortest run that breaks it.
import type {AddressWindow} from '../../base/address-space.ts';
import {present} from '../../base/assert.ts';
import {IN_CONFIGURATION} from '../../base/configuration-space.ts';
import type {CardProfile} from '../../kits/contract/device-facts.ts';
import type {
  ExploredScheduler,
  ExploreOptions,
  ExploreProgress,
  ExploreReport,
  WalkReport,
} from '../../kits/contract/exploration.ts';
import {NOBODY} from '../../trace/units.ts';
import type {Counterexample, CounterexampleStep} from './counterexample.ts';
import {ACTIONS, type Action, type ExploredSystem, type ToldStep} from './explored-system.ts';
import type {ModelVisits} from './model-visits.ts';
import {COMMON_PROPERTIES, PROPERTIES, PROPERTY_NAMES, type PropertyName} from './properties.ts';
import {type StateRow, StateTable} from './state-table.ts';
import {findFairLoop} from './waiting.ts';
import {pathTo, type Walk, walk, walkInPieces} from './walk.ts';

/** One walk: what each guest may do, by name, and states at most; and its hook set, where that is not the same in all. */
export interface Configuration {
  readonly hooks?: string;
  readonly conduct: readonly string[];
  readonly limit: number;
}

/** What is explored. */
export interface Explored {
  /** The model as reports name it, and the hook set. */
  readonly model: string;
  readonly hooks: string;
  /** The guests', and the memory of each. */
  readonly names: readonly string[];
  readonly windows: readonly AddressWindow[];
  readonly pageBytes: number;
  /** Words of a state's row. */
  readonly words: number;
  readonly walks: readonly Configuration[];
  /** The walk in which somebody waits for ever where nobody takes the card by force. */
  readonly patient: Configuration;
  /** The card's; `datasheet` where none is named. */
  readonly profile?: CardProfile;
  /** What has to hold; by default what has to of any device. */
  readonly properties?: readonly PropertyName[];
  /** What of the model no walk meets, a state or `State.Event`, and why. */
  readonly unmet: Readonly<Record<string, string>>;
  /** What is walked in none of them, in words. */
  readonly leavesOut: readonly string[];
  systemOf(configuration: Configuration, faults: ReadonlySet<string>, hasDeadline: boolean): ExploredSystem;
}

/** Groups of actions of which one is taken some time; what a guest does of its own will is in none but the VMM's turn, what the wire brings in none. */
const FAIRNESS: Readonly<Record<Action, number>> = {
  guest: 0,
  vmm: 0,
  card: 1,
  tenure: 2,
  timer: 3,
  deadline: 4,
  wire: -1,
};
const FAIR_GROUPS = ACTIONS.map((action) => FAIRNESS[action]);
const ACTORS: Readonly<Record<Action, string>> = {
  guest: 'guest',
  vmm: 'vmm',
  card: 'card',
  tenure: 'clock',
  timer: 'clock',
  deadline: 'vmm',
  wire: 'wire',
};

/** Walks and answers in pieces; the same options give the same report. */
export function* explore(
  explored: Explored,
  options: ExploreOptions = {},
): Generator<ExploreProgress, ExploreReport, undefined> {
  const scheduler = options.scheduler ?? 'forced-abort';
  const faults = options.faults ?? [];
  const configurations = explored.walks.map((each) => ({...each, limit: options.bound ?? each.limit}));
  const all = new StateTable(explored.words);
  const walks: WalkReport[] = [];
  const found = new Map<PropertyName, Counterexample>();
  let variables: Readonly<Record<string, readonly string[]>> = {};
  let visits: ModelVisits | null = null;
  for (const configuration of configurations) {
    const system = systemOf(explored, configuration, faults, scheduler);
    const pieces = walkInPieces(system, configuration.limit);
    let piece = pieces.next();
    for (; !piece.done; piece = pieces.next()) {
      yield {walks: walks.length, of: configurations.length, states: piece.value, limit: configuration.limit};
    }
    const exploration = new Exploration(explored, configuration, faults, scheduler, system, piece.value);
    const {report} = exploration;
    if (visits === null) visits = system.visits;
    else visits.addAll(system.visits);
    variables = exploration.variables;
    walks.push(report);
    all.addAll(exploration.states);
    for (const [name, counterexample] of exploration.counterexamples()) {
      const known = found.get(name);
      if (known === undefined || counterexample.steps.length < known.steps.length) found.set(name, counterexample);
    }
  }
  return {
    model: explored.model,
    profile: explored.profile ?? 'datasheet',
    hooks: explored.hooks,
    scheduler,
    faults,
    states: all.count,
    transitions: walks.reduce((sum, {transitions}) => sum + transitions, 0),
    walks,
    variables,
    met: present(visits, 'something is walked').told(explored.unmet),
    leavesOut: explored.leavesOut,
    properties: (explored.properties ?? COMMON_PROPERTIES).map((name) => ({
      name,
      says: PROPERTIES[name],
      holds: !found.has(name),
      counterexample: found.get(name) ?? null,
    })),
    withoutForcedAbort: scheduler === 'patient' ? null : waitingLoop(explored, faults),
  };
}

function waitingLoop(explored: Explored, faults: readonly string[]): Counterexample | null {
  const {patient} = explored;
  const system = systemOf(explored, patient, faults, 'patient');
  const exploration = new Exploration(explored, patient, faults, 'patient', system, walk(system, patient.limit));
  return exploration.counterexamples().get('no-guest-waits-forever') ?? null;
}

function systemOf(
  explored: Explored,
  configuration: Configuration,
  faults: readonly string[],
  scheduler: ExploredScheduler,
): ExploredSystem {
  return explored.systemOf(configuration, new Set(faults), scheduler === 'forced-abort');
}

/** One walk and what it broke. */
class Exploration {
  readonly #explored: Explored;
  readonly #configuration: Configuration;
  readonly #faults: readonly string[];
  readonly #scheduler: ExploredScheduler;
  readonly #system: ExploredSystem;
  readonly #walk: Walk;

  constructor(
    explored: Explored,
    configuration: Configuration,
    faults: readonly string[],
    scheduler: ExploredScheduler,
    system: ExploredSystem,
    walked: Walk,
  ) {
    this.#explored = explored;
    this.#configuration = configuration;
    this.#faults = faults;
    this.#scheduler = scheduler;
    this.#system = system;
    this.#walk = walked;
  }

  get states(): StateTable {
    return this.#walk.states;
  }

  get variables(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(this.#system.code.variables.map(({name, domain}) => [name, domain]));
  }

  get report(): WalkReport {
    const {states, transitions, isComplete, completeDepth, depth} = this.#walk;
    return {
      guests: this.#configuration.conduct,
      states: states.count,
      transitions,
      complete: isComplete,
      completeDepth,
      depth,
    };
  }

  /** The shortest run that breaks each broken property. */
  counterexamples(): ReadonlyMap<PropertyName, Counterexample> {
    const found = new Map<PropertyName, Counterexample>();
    for (const {property, from, step} of this.#walk.broken) {
      const name = present(PROPERTY_NAMES[property], 'a property has a name');
      found.set(name, this.#told(name, [...pathTo(this.#walk, from), {from, step}], null));
    }
    for (const guest of this.#explored.names.keys()) {
      if (found.has('no-guest-waits-forever')) break;
      const loop = findFairLoop(this.#walk, (state) => this.#system.code.isSuspended(state, guest), FAIR_GROUPS);
      const first = loop?.[0];
      if (loop === null || first === undefined) continue;
      const way = pathTo(this.#walk, first.from);
      found.set('no-guest-waits-forever', this.#told('no-guest-waits-forever', [...way, ...loop], way.length));
    }
    return found;
  }

  #told(name: PropertyName, path: readonly {from: number; step: number}[], loopsTo: number | null): Counterexample {
    const {code} = this.#system;
    const {model, hooks, names, windows, pageBytes} = this.#explored;
    return {
      format: 'vpio-exploration',
      version: 1,
      model,
      property: name,
      says: PROPERTIES[name],
      faults: this.#faults,
      scheduler: this.#scheduler,
      profile: this.#explored.profile ?? 'datasheet',
      hooks: this.#configuration.hooks ?? hooks,
      guests: names.map((guest, id) => {
        const {start, end} = present(windows[id], 'a window for each guest');
        return {
          name: guest,
          conduct: this.#configuration.conduct[id] ?? '',
          window: {firstPage: start / pageBytes, endPage: end / pageBytes},
        };
      }),
      initial: code.words(this.#walk.states.row(0)),
      steps: path.map(({from, step}) => this.#step(name, this.#walk.states.row(from), step)),
      loopsTo,
    };
  }

  #step(property: PropertyName, from: StateRow, number: number): CounterexampleStep {
    const told = this.#toldAgain(from, number);
    const {names} = this.#explored;
    const {access, guest, outcome, handedTo, words, to, breaches} = told;
    const before = this.#system.code.words(from);
    const after = this.#system.code.words(to);
    return {
      actor: actorOf(told),
      words,
      outcome,
      handedTo: names[handedTo] ?? null,
      access:
        access === null
          ? null
          : {
              direction: access.isWrite ? 'out' : 'in',
              offset: (access.isConfiguration ? IN_CONFIGURATION : 0) + access.offset,
              size: access.size,
              value: access.value,
            },
      changes: Object.fromEntries(
        Object.keys(after).flatMap((variable) => {
          const [was, is] = [before[variable] ?? '', after[variable] ?? ''];
          return was === is ? [] : [[variable, [was, is] as const]];
        }),
      ),
      breaks: breaches.find((breach) => breach.property === property)?.how ?? null,
    };

    function actorOf({action}: ToldStep): string {
      return guest === NOBODY ? ACTORS[ACTIONS[action] ?? 'vmm'] : (names[guest] ?? '');
    }
  }

  #toldAgain(from: StateRow, number: number): ToldStep {
    const steps: ToldStep[] = [];
    this.#system.steps(from, (step) => steps.push({...step, to: step.to.slice()}));
    return present(steps[number], 'a step has the same number again');
  }
}
