// A minimal sound hook set for a run: hooks are taken away as long as nothing becomes dangerous and guests finish their work, then each
// one left is taken away once more, alone, to see what it buys. Minimal is not smallest: another order may end elsewhere. A sound set may
// still leave guests with less than they are used to: beside it stands the set under which they work as with everything hooked.

import {assert, present} from '../../../base/assert.ts';
import {atOnce} from '../../../base/at-once.ts';
import {ok, type Result} from '../../../base/result.ts';
import type {HookVocabulary} from '../../../kits/contract/hook-vocabulary.ts';
import type {HookSet} from '../../models/hook-set.ts';
import {everyHook, hooksText, singleHooks} from '../../models/hook-words.ts';
import {parseHookSet} from '../../models/parse-hooks.ts';
import {broughtSets} from '../brought-hooks.ts';
import {oneCardFor} from '../one-card.ts';
import type {RegisterWay} from '../register-way.ts';
import type {Drop, HookFinding, SearchProgress, WorkingSet} from './finding.ts';
import {atOtherTimes} from './other-times.ts';
import {effectOf, type Judge, type Subject, type Trial, type Tried, tryInPieces, unsoundOf} from './trial.ts';

/** A search in pieces; its steps tell how far it has come. */
type Pieces<T> = Generator<SearchProgress, T, undefined>;

/** Searches a set that is sound for one run, or for several together; a fault is a scenario's. `name` is what they are together. */
export function findHooks(vocabulary: HookVocabulary, subjects: readonly Subject[], name: string): Result<HookFinding> {
  return atOnce(searchHooks(vocabulary, subjects, name));
}

/** The same in pieces, for a page that wants to be heard in between. */
export function* searchHooks(
  vocabulary: HookVocabulary,
  subjects: readonly Subject[],
  name: string,
): Pieces<Result<HookFinding>> {
  for (const {scenario} of subjects) {
    const one = oneCardFor('hook sets are searched', scenario);
    if (!one.ok) return one;
  }
  const search = new Search(vocabulary, subjects);
  const begun = yield* search.begin();
  return begun.ok ? ok(yield* search.find(name)) : begun;
}

interface Run {
  readonly subject: Subject;
  /** The run with everything hooked. */
  readonly whole: Trial;
}

class Search {
  readonly #vocabulary: HookVocabulary;
  readonly #subjects: readonly Subject[];
  readonly #uses = new Map<string, number>();
  /** The run that failed last comes first: it is the likeliest to fail again. */
  #order: readonly Run[] = [];
  #kept: readonly string[];
  #judge: Judge = unsoundOf;
  #runs = 0;

  constructor(vocabulary: HookVocabulary, subjects: readonly Subject[]) {
    this.#vocabulary = vocabulary;
    this.#subjects = subjects;
    this.#kept = everyHook(vocabulary.sheet);
  }

  /** The runs with everything hooked: what sound looks like, and what is used at all. */
  *begin(): Pieces<Result<null>> {
    const order: Run[] = [];
    for (const subject of this.#subjects) {
      this.#runs++;
      const tried = yield* this.#run(subject, this.#kept);
      if (!tried.ok) return tried;
      order.push({subject, whole: tried.value.trial});
      for (const [word, times] of tried.value.uses) this.#uses.set(word, (this.#uses.get(word) ?? 0) + times);
    }
    this.#order = order;
    return ok(null);
  }

  *find(name: string): Pieces<HookFinding> {
    const drops = yield* this.#reduce(unsoundOf);
    const kept = this.#kept;
    const trials: Trial[] = [];
    for (const {subject} of this.#order) trials.push(yield* this.#trial(subject, kept));
    const sum = (pick: (trial: Trial) => number, from = trials): number =>
      from.reduce((all, one) => all + pick(one), 0);
    const accesses = sum((trial) => trial.accesses);
    const hooked = sum((trial) => trial.hooked);
    const brought = this.#brought().filter((hook) => !kept.includes(hook));
    const judged = this.#order.map(({whole}, i) => [present(trials[i], 'one trial a run'), whole] as const);
    const exitsAll = sum(
      (trial) => trial.exits,
      this.#order.map(({whole}) => whole),
    );
    const works = judged.every(([trial, whole]) => effectOf(trial, whole) === null);
    const workingDrops = works ? drops : yield* this.#enlarge();
    return {
      scenario: name,
      profile: present(this.#subjects[0], 'there is something to run').profile,
      ...described(this.#vocabulary, kept),
      brought: described(this.#vocabulary, brought).words,
      ports: described(this.#vocabulary, [...kept, ...brought]).ports,
      registers: oneWay(trials.map(({registers}) => registers)),
      sound: judged.every(([trial, whole]) => unsoundOf(trial, whole) === null),
      minimal: drops.length === kept.length,
      runs: this.#runs,
      drops,
      accesses,
      hooked,
      exits: sum((trial) => trial.exits),
      exitsIdealBitmap: sum((trial) => trial.exitsIdealBitmap),
      oneInHooked: hooked === 0 ? 0 : accesses / hooked,
      exitsAll,
      working: {...described(this.#vocabulary, this.#kept), drops: workingDrops},
      otherwise: sum((trial) => trial.otherwise),
    };
  }

  /** The single hooks that policies of the runs bring. */
  #brought(): readonly string[] {
    const {hooks} = this.#vocabulary;
    const sets = this.#subjects.flatMap(({scenario}) => broughtSets(hooks, scenario.policies));
    return sets.length === 0 ? [] : singleHooks(setOf(this.#vocabulary, sets.join()));
  }

  /** From everything hooked to as little as a judge allows; what each hook buys. */
  *#reduce(judge: Judge): Pieces<Drop[]> {
    const used = (hook: string): number => this.#uses.get(hook) ?? 0;
    this.#judge = judge;
    this.#kept = everyHook(this.#vocabulary.sheet);
    yield* this.#shed(this.#kept.filter((hook) => used(hook) === 0));
    // The most used first: what is cheap to keep is kept rather than what is dear.
    yield* this.#shed([...this.#kept].sort((a, b) => used(b) - used(a)));
    return yield* this.#priceEach();
  }

  /**
   * From the sound set to one under which guests also work: the least used hook that mends a run in which they do not, and so on. Taking
   * hooks away from all would not tell: with so many exits guests are slow, so that hooks would be kept for the time that they take.
   */
  *#enlarge(): Pieces<Drop[]> {
    const uses = this.#uses;
    const unused = everyHook(this.#vocabulary.sheet).filter((hook) => uses.has(hook) && !this.#kept.includes(hook));
    const rest = unused.sort((a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0));
    this.#judge = effectOf;
    while ((yield* this.#faultOf(this.#kept)) !== null) {
      const failed = present(this.#order[0], 'the run that failed comes first');
      const mending = yield* this.#mending(failed, rest);
      const several = mending === null ? yield* this.#mendingSet(failed) : [mending];
      // Where no set with a name holds those that it takes, they are found among all after all.
      if (several === null) return yield* this.#reduce(effectOf);
      this.#kept = [...this.#kept, ...several];
    }
    return yield* this.#priceEach();
  }

  /** The first hook that mends a run, and as many of the same at other times as any does: one that only moves the run in time mends few. */
  *#mending(failed: Run, candidates: readonly string[]): Pieces<string | null> {
    const others = yield* this.#failingAtOtherTimes(failed.subject);
    let best: {readonly hook: string; readonly mended: number} | null = null;
    for (const hook of candidates) {
      const hooks = [...this.#kept, hook];
      if (this.#kept.includes(hook) || !(yield* this.#works(failed, hooks))) continue;
      let mended = 0;
      for (const other of others) if (yield* this.#works(other, hooks)) mended++;
      if (best === null || mended > best.mended) best = {hook, mended};
      if (mended === others.length) break;
    }
    return best?.hook ?? null;
  }

  /** Where it takes several hooks at once: what the least used set with a name adds that mends a run. */
  *#mendingSet({subject, whole}: Run): Pieces<readonly string[] | null> {
    const uses = (hooks: readonly string[]): number =>
      hooks.reduce((sum, hook) => sum + (this.#uses.get(hook) ?? 0), 0);
    // A set of all there is of a kind chooses nothing.
    const chosen = Object.values(this.#vocabulary.hooks.sets).filter((text) => !text.includes('*'));
    const named = chosen.map((text) => {
      const hooks = text === '' ? [] : singleHooks(setOf(this.#vocabulary, text));
      return hooks.filter((hook) => !this.#kept.includes(hook));
    });
    for (const hooks of named.sort((a, b) => uses(a) - uses(b)))
      if (yield* this.#works({subject, whole}, [...this.#kept, ...hooks])) return hooks;
    return null;
  }

  *#failingAtOtherTimes(subject: Subject): Pieces<Run[]> {
    const failing: Run[] = [];
    for (const other of atOtherTimes(subject)) {
      const run = {subject: other, whole: yield* this.#trial(other, everyHook(this.#vocabulary.sheet))};
      if (!(yield* this.#works(run, this.#kept))) failing.push(run);
    }
    return failing;
  }

  *#works({subject, whole}: Run, hooks: readonly string[]): Pieces<boolean> {
    return effectOf(yield* this.#trial(subject, hooks), whole) === null;
  }

  /** Takes a group away if that harms nothing, else its halves. */
  *#shed(group: readonly string[]): Pieces<void> {
    if (group.length === 0) return;
    const rest = this.#kept.filter((hook) => !group.includes(hook));
    if ((yield* this.#faultOf(rest)) === null) {
      this.#kept = rest;
      return;
    }
    if (group.length === 1) return;
    const half = Math.ceil(group.length / 2);
    yield* this.#shed(group.slice(0, half));
    yield* this.#shed(group.slice(half));
  }

  /** What each hook left buys; one that by now buys nothing goes, and the rest is looked at again. */
  *#priceEach(): Pieces<Drop[]> {
    for (;;) {
      const drops: Drop[] = [];
      const before = this.#kept;
      for (const hook of before) {
        const rest = this.#kept.filter((kept) => kept !== hook);
        const fault = yield* this.#faultOf(rest);
        if (fault === null) this.#kept = rest;
        else drops.push({hook, ...fault, uses: this.#uses.get(hook) ?? 0});
      }
      if (this.#kept.length === before.length) return drops;
    }
  }

  /** What goes wrong under these hooks, in the first run where anything does; null: nothing. */
  *#faultOf(hooks: readonly string[]): Pieces<Omit<Drop, 'hook' | 'uses'> | null> {
    for (const run of this.#order) {
      const effect = this.#judge(yield* this.#trial(run.subject, hooks), run.whole);
      if (effect === null) continue;
      this.#order = [run, ...this.#order.filter((other) => other !== run)];
      const where = this.#order.length > 1 ? `${run.subject.scenario.name}: ` : '';
      return {effect: effect.effect, detail: `${where}${effect.detail}`};
    }
    return null;
  }

  *#trial(subject: Subject, hooks: readonly string[]): Pieces<Trial> {
    this.#runs++;
    const tried = yield* this.#run(subject, hooks);
    assert(tried.ok, tried.ok ? '' : tried.fault.message);
    return tried.value.trial;
  }

  *#run(subject: Subject, hooks: readonly string[]): Pieces<Result<Tried>> {
    const pieces = tryInPieces(subject, hooksText(hooks), true);
    for (;;) {
      const {done, value} = pieces.next();
      if (done) return value;
      yield {runs: this.#runs, kept: this.#kept.length, share: value};
    }
  }
}

function described(vocabulary: HookVocabulary, hooks: readonly string[]): Pick<WorkingSet, 'set' | 'words' | 'ports'> {
  const text = hooksText(hooks);
  const set = setOf(vocabulary, text);
  return {set: text, words: set.words(), ports: set.ports};
}

function setOf(vocabulary: HookVocabulary, text: string): HookSet {
  const set = parseHookSet(vocabulary, text);
  assert(set.ok, 'names and words of hooks are a hook set');
  return set.value;
}

function oneWay([first, ...others]: readonly RegisterWay[]): RegisterWay {
  return first !== undefined && others.every((way) => way === first) ? first : 'both';
}
