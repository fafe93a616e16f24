// The exploration of the NE2000 model: a few walks with differently free guests, the properties over all of them, and for
// each broken property the shortest run that breaks it.

import {assert, present} from '../../../base/assert.ts';
import {atOnce} from '../../../base/at-once.ts';
import type {Counterexample, CounterexampleStep} from '../../../sim/explore/counterexample.ts';
import {PROPERTIES, PROPERTY_NAMES, type PropertyName} from '../../../sim/explore/properties.ts';
import {type StateRow, StateTable} from '../../../sim/explore/state-table.ts';
import {findFairLoop} from '../../../sim/explore/waiting.ts';
import {pathTo, type Walk, walk, walkInPieces} from '../../../sim/explore/walk.ts';
import {NOBODY} from '../../../trace/units.ts';
import type {
  ExploredScheduler,
  ExploreOptions,
  ExploreProgress,
  ExploreReport,
  WalkReport,
} from '../../contract/exploration.ts';
import type {Conduct} from './accesses.ts';
import {type FaultName, isFaultName} from './faults.ts';
import {GUEST_NAMES, PAGES} from './layout.ts';
import {ACTIONS, type Action, Ne2kSystem, type ToldStep} from './ne2k-system.ts';
import {STATE_WORDS} from './state-code.ts';
import {HOOKS} from './testbench.ts';

/** The model as reports name it. */
export const MODEL = 'ne2k';

interface Configuration {
  readonly conduct: readonly [Conduct, Conduct];
  readonly limit: number;
}

/** More states than the walks that end by themselves have; only a broken rule leads on. */
const ENDLESS = 250_000;
const DEFAULT_BOUND = 10_000;
/** States that are enough to find somebody who waits for ever. */
const PATIENT_BOUND = 2_000;
/** Groups of actions of which one is taken some time; what a guest does of its own will is in none but the VMM's turn. */
const FAIRNESS: Readonly<Record<Action, number>> = {guest: 0, vmm: 0, frame: 1, tenure: 2, timer: 3, deadline: 4};
const FAIR_GROUPS = ACTIONS.map((action) => FAIRNESS[action]);
const ACTORS: Readonly<Record<Action, string>> = {
  guest: 'guest',
  vmm: 'vmm',
  frame: 'card',
  tenure: 'clock',
  timer: 'clock',
  deadline: 'vmm',
};

/** Walks and answers; the same options give the same report. */
export function exploreNe2k(options: ExploreOptions = {}): ExploreReport {
  return atOnce(exploreInPieces(options));
}

/**
 * The same in pieces, for a page that wants to be heard in between. A fault that is none of `FAULTS` is an error of ours.
 */
export function* exploreInPieces(options: ExploreOptions = {}): Generator<ExploreProgress, ExploreReport, undefined> {
  const scheduler = options.scheduler ?? 'forced-abort';
  const faults = (options.faults ?? []).map((name) => {
    assert(isFaultName(name), `${name} is a fault`);
    return name;
  });
  const configurations: readonly Configuration[] = [
    {conduct: ['remote', 'reader'], limit: options.bound ?? ENDLESS},
    {conduct: ['sender', 'plain-sender'], limit: options.bound ?? ENDLESS},
    {conduct: ['anything', 'driver'], limit: options.bound ?? DEFAULT_BOUND},
  ];
  const all = new StateTable(STATE_WORDS);
  const walks: WalkReport[] = [];
  const found = new Map<PropertyName, Counterexample>();
  let variables: Readonly<Record<string, readonly string[]>> = {};
  for (const configuration of configurations) {
    const system = systemOf(configuration, faults, scheduler);
    const pieces = walkInPieces(system, configuration.limit);
    let piece = pieces.next();
    for (; !piece.done; piece = pieces.next()) {
      yield {walks: walks.length, of: configurations.length, states: piece.value, limit: configuration.limit};
    }
    const exploration = new Exploration(configuration, faults, scheduler, system, piece.value);
    const {report} = exploration;
    variables = exploration.variables;
    walks.push(report);
    all.addAll(exploration.states);
    for (const [name, counterexample] of exploration.counterexamples()) {
      const known = found.get(name);
      if (known === undefined || counterexample.steps.length < known.steps.length) found.set(name, counterexample);
    }
  }
  return {
    model: MODEL,
    profile: 'datasheet',
    hooks: HOOKS,
    scheduler,
    faults,
    states: all.count,
    transitions: walks.reduce((sum, {transitions}) => sum + transitions, 0),
    walks,
    variables,
    properties: PROPERTY_NAMES.map((name) => ({
      name,
      says: PROPERTIES[name],
      holds: !found.has(name),
      counterexample: found.get(name) ?? null,
    })),
    withoutForcedAbort: scheduler === 'patient' ? null : waitingLoop(faults),
  };
}

function waitingLoop(faults: readonly FaultName[]): Counterexample | null {
  const configuration: Configuration = {conduct: ['driver', 'driver'], limit: PATIENT_BOUND};
  const system = systemOf(configuration, faults, 'patient');
  const exploration = new Exploration(configuration, faults, 'patient', system, walk(system, PATIENT_BOUND));
  return exploration.counterexamples().get('no-guest-waits-forever') ?? null;
}

function systemOf({conduct}: Configuration, faults: readonly FaultName[], scheduler: ExploredScheduler): Ne2kSystem {
  return new Ne2kSystem({faults: new Set(faults), hasDeadline: scheduler === 'forced-abort', conduct});
}

/** One walk and what it broke. */
class Exploration {
  readonly #configuration: Configuration;
  readonly #faults: readonly FaultName[];
  readonly #scheduler: ExploredScheduler;
  readonly #system: Ne2kSystem;
  readonly #walk: Walk;

  constructor(
    configuration: Configuration,
    faults: readonly FaultName[],
    scheduler: ExploredScheduler,
    system: Ne2kSystem,
    walked: Walk,
  ) {
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
    for (const guest of GUEST_NAMES.keys()) {
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
    return {
      format: 'vpio-exploration',
      version: 1,
      model: MODEL,
      property: name,
      says: PROPERTIES[name],
      faults: this.#faults,
      scheduler: this.#scheduler,
      profile: 'datasheet',
      hooks: HOOKS,
      guests: GUEST_NAMES.map((guest, id) => {
        const firstPage = PAGES[id] ?? 0;
        return {
          name: guest,
          conduct: this.#configuration.conduct[id] ?? '',
          window: {firstPage, endPage: firstPage + 2},
        };
      }),
      initial: code.words(this.#walk.states.row(0)),
      steps: path.map(({from, step}) => this.#step(name, this.#walk.states.row(from), step)),
      loopsTo,
    };
  }

  #step(property: PropertyName, from: StateRow, number: number): CounterexampleStep {
    const told = this.#toldAgain(from, number);
    const {access, guest, outcome, handedTo, words, to, breaches} = told;
    const before = this.#system.code.words(from);
    const after = this.#system.code.words(to);
    return {
      actor: actorOf(told),
      words,
      outcome,
      handedTo: GUEST_NAMES[handedTo] ?? null,
      access:
        access === null
          ? null
          : {direction: access.isWrite ? 'out' : 'in', offset: access.offset, size: access.size, value: access.value},
      changes: Object.fromEntries(
        Object.keys(after).flatMap((variable) => {
          const [was, is] = [before[variable] ?? '', after[variable] ?? ''];
          return was === is ? [] : [[variable, [was, is] as const]];
        }),
      ),
      breaks: breaches.find((breach) => breach.property === property)?.how ?? null,
    };

    function actorOf({action}: ToldStep): string {
      return guest === NOBODY ? ACTORS[ACTIONS[action] ?? 'vmm'] : (GUEST_NAMES[guest] ?? '');
    }
  }

  #toldAgain(from: StateRow, number: number): ToldStep {
    const steps: ToldStep[] = [];
    this.#system.steps(from, (step) => steps.push({...step, to: step.to.slice()}));
    return present(steps[number], 'a step has the same number again');
  }
}
