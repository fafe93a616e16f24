// A hook set that somebody chose, tried on one run: its price, what goes wrong under it, and what goes wrong without each
// single hook, by running it: all others hooked, or, for a hook of a choice that is sound, the rest of the choice.
import {ok, type Result} from '../../../base/result.ts';
import type {HookVocabulary} from '../../../kits/contract/hook-vocabulary.ts';
import type {Policies} from '../../../scenarios/scenario.ts';
import type {Cycle} from '../../../trace/units.ts';
import {DYNAMIC} from '../../models/hook-set.ts';
import {everyHook, hooksText, singleHooks} from '../../models/hook-words.ts';
import {parseHookSet} from '../../models/parse-hooks.ts';
import {DECODE_CYCLES} from '../../vmm/costs.ts';
import type {VmmWork} from '../../vmm/ledger.ts';
import {oneCardFor} from '../one-card.ts';
import {type RegisterWay, registerWay} from '../register-way.ts';
import {isAttacker} from '../scenario-parts.ts';
import {type Effect, effectOf, type Subject, type Tried, tryInPieces} from './trial.ts';

/** What goes wrong, in words. */
export interface Wrong {
  readonly effect: Effect;
  readonly detail: string;
}

/** One run in figures. */
export interface ChoiceFigures {
  readonly accesses: number;
  readonly hooked: number;
  /** Exits for accesses to registers by the processor's map, by one that knew direction and page, and as if each element of a `rep` exited. */
  readonly exits: number;
  readonly exitsIdealBitmap: number;
  readonly exitsByOperation: number;
  readonly cycles: Readonly<Record<'access' | 'exit' | 'dispatch' | 'model' | 'vmm', Cycle>>;
  /** What `cycles.vmm` is made of. */
  readonly vmmCycles: Readonly<Record<VmmWork, Cycle>>;
  readonly handoffs: number;
  /** Permission maps written: at power-on, at hand-offs, and where the map follows the model. */
  readonly mapsWritten: number;
  readonly denials: number;
  /** Times the belief was wrong in the dangerous direction. */
  readonly unsafe: number;
  /** What hostile guests got of others; null where nobody is hostile. */
  readonly reached: {readonly bytesRead: number; readonly bytesWritten: number; readonly framesStolen: number} | null;
}

/** One single hook: whether it was chosen, how often guests use it, and what goes wrong without it; null: nothing. */
export interface HookRow {
  readonly hook: string;
  readonly isChosen: boolean;
  readonly uses: number;
  readonly wrong: Wrong | null;
}

/** As much as is known so far; null and rows missing until they were run. */
export interface HookChoice {
  readonly scenario: string;
  readonly profile: 'qemu' | 'datasheet';
  readonly seed: number;
  readonly costs: 'qemu' | 'hp';
  readonly hooks: readonly string[];
  /** The permission map follows the model. */
  readonly isDynamic: boolean;
  /** How its guests reach the registers: a page of memory exits whole. */
  readonly registers: RegisterWay;
  /** Who keeps guests’ pages, and the cycles of finding out which register an access to such a page meets: an estimate. */
  readonly paging: Policies['paging'];
  readonly decodeCycles: Cycle;
  /** Where the model is updated. */
  readonly placement: 'inline' | 'overlapped' | 'guest';
  readonly runs: number;
  /** How much of the present run is done, 0 to 1. */
  readonly share: number;
  /** Runs in all; known once the first is done. */
  readonly of: number;
  readonly whole: ChoiceFigures | null;
  readonly chosen: ChoiceFigures | null;
  /** A dynamic choice as it would be with a map that stays; null for others. */
  readonly still: ChoiceFigures | null;
  /** What goes wrong under the choice. */
  readonly wrong: Wrong | null;
  /** Uses by single hook; hooks that no guest used are left out. */
  readonly uses: Readonly<Record<string, number>>;
  readonly rows: readonly HookRow[];
}

/** Tries a set in pieces; each step gives what is known so far. A fault is the set's or the scenario's. */
export function* tryChoice(
  vocabulary: HookVocabulary,
  subject: Subject,
  text: string,
): Generator<HookChoice, Result<HookChoice>, undefined> {
  const one = oneCardFor('hook sets are tried', subject.scenario);
  if (!one.ok) return one;
  const set = parseHookSet(vocabulary, text);
  if (!set.ok) return set;
  const hooks = singleHooks(set.value);
  const {isDynamic} = set.value;
  const {name, seed, costs, guests, policies} = subject.scenario;
  let known: HookChoice = {
    scenario: name,
    profile: subject.profile,
    seed,
    costs,
    hooks,
    isDynamic,
    registers: registerWay(guests.map(({registers}) => registers === 'memory')),
    paging: policies.paging,
    decodeCycles: DECODE_CYCLES[policies.paging],
    placement: policies.modelPlacement,
    runs: 0,
    share: 0,
    of: isDynamic ? 3 : 2,
    whole: null,
    chosen: null,
    still: null,
    wrong: null,
    uses: {},
    rows: [],
  };
  let events: number | undefined;
  function* run(words: string, stopsEarly: boolean): Generator<HookChoice, Result<Tried>> {
    const pieces = tryInPieces(subject, words, stopsEarly, events);
    for (;;) {
      const {done, value} = pieces.next();
      if (done) {
        known = {...known, runs: known.runs + 1, share: 0};
        return value;
      }
      known = {...known, share: value};
      yield known;
    }
  }
  const all = everyHook(vocabulary.sheet);
  const whole = yield* run(hooksText(all), false);
  if (!whole.ok) return whole;
  events = whole.value.lab.position;
  const uses = Object.fromEntries(whole.value.uses);
  const used = all.filter((hook) => uses[hook] !== undefined);
  const leftOut = used.filter((hook) => !hooks.includes(hook));
  known = {...known, of: known.of + used.length, whole: figuresOf(whole.value), uses};
  const chosen = yield* run(isDynamic ? following(vocabulary, hooks) : hooksText(hooks), false);
  if (!chosen.ok) return chosen;
  known = {...known, chosen: figuresOf(chosen.value), wrong: effectOf(chosen.value.trial, whole.value.trial)};
  if (isDynamic) {
    const still = yield* run(hooksText(hooks), false);
    if (!still.ok) return still;
    known = {...known, still: figuresOf(still.value)};
  }
  for (const hook of [...leftOut, ...used.filter((one) => hooks.includes(one))]) {
    const isChosen = hooks.includes(hook);
    // Where the choice itself has a hole, each of its hooks would be blamed for that.
    const isOfChoice = isChosen && known.wrong === null;
    const rest = (isOfChoice ? hooks : all).filter((other) => other !== hook);
    const tried = yield* run(isOfChoice && isDynamic ? following(vocabulary, rest) : hooksText(rest), true);
    if (!tried.ok) return tried;
    const wrong = effectOf(tried.value.trial, whole.value.trial);
    known = {...known, rows: [...known.rows, {hook, isChosen, uses: uses[hook] ?? 0, wrong}]};
  }
  return ok(known);
}

/** The set whose map follows the model, where it can: nobody follows what it does not see. */
function following(vocabulary: HookVocabulary, hooks: readonly string[]): string {
  const text = `${hooksText(hooks)},${DYNAMIC}`;
  return parseHookSet(vocabulary, text).ok ? text : hooksText(hooks);
}

function figuresOf({trial, lab}: Tried): ChoiceFigures {
  const {scenario, vmm, monitor, belief, reach} = lab.machine;
  const {access, exit, dispatch, model, vmm: own} = vmm.ledger.cycles;
  const {exits, exitsIdealBitmap, accesses, hooked} = trial;
  const hostile = scenario.guests.flatMap((guest, id) => (isAttacker(guest) ? (reach?.figures[id] ?? []) : []));
  const sum = (pick: (one: (typeof hostile)[number]) => number): number => hostile.reduce((n, one) => n + pick(one), 0);
  return {
    accesses,
    hooked,
    exits,
    exitsIdealBitmap,
    exitsByOperation: vmm.ledger.byOperation - (vmm.ledger.allExits - vmm.ledger.exits.io),
    cycles: {access, exit, dispatch, model, vmm: own},
    vmmCycles: {...vmm.ledger.vmmCycles},
    handoffs: vmm.handover.handoffs,
    mapsWritten: vmm.ledger.mapsWritten,
    denials: monitor.ledger.denials,
    unsafe: belief.counts.unsafe,
    reached:
      hostile.length === 0
        ? null
        : {
            bytesRead: sum(({bytesRead}) => bytesRead),
            bytesWritten: sum(({bytesWritten}) => bytesWritten),
            framesStolen: sum(({framesStolen}) => framesStolen),
          },
  };
}
