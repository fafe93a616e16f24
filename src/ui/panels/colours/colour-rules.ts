// Colour rules: filters that give the rows of the log a ground and a shape, the first that passes. Kept in the browser.
import {useEffect} from 'react';
import * as v from 'valibot';
import {create} from 'zustand';
import {readJson} from '../../../base/json.ts';
import {compileFilter} from '../../../trace/filter/compile.ts';
import {parseFilter} from '../../../trace/filter/parse.ts';
import type {FilterWords} from '../../../trace/filter/words.ts';
import {keptStorage} from '../../store/kept-storage.ts';
import {type RowColour, usePage} from '../../store/page-store.ts';
import {records} from '../../store/record-cache.ts';

export interface ColourRule {
  readonly text: string;
  readonly colour: RowColour;
}

/** The colours with the shape that says the same. */
export const ROW_COLOURS: readonly {readonly colour: RowColour; readonly shape: string}[] = [
  {colour: 'blue', shape: '■'},
  {colour: 'purple', shape: '▲'},
  {colour: 'sky', shape: '●'},
  {colour: 'green', shape: '◆'},
  {colour: 'orange', shape: '✚'},
];

const KEY = 'vpio-colours';
const MOST_RULES = 50;
const LONGEST = 2000;

const ruleSchema = v.object({
  text: v.pipe(v.string(), v.maxLength(LONGEST)),
  colour: v.picklist(ROW_COLOURS.map(({colour}) => colour)),
});

interface RulesState {
  readonly rules: readonly ColourRule[];
  setRules(rules: readonly ColourRule[]): void;
}

/** The rules in the order in which they are tried. */
export const useColourRules = create<RulesState>()((set) => ({
  rules: readRules(keptStorage.getItem(KEY)),
  setRules(rules) {
    keptStorage.setItem(KEY, JSON.stringify(rules));
    set({rules});
  },
}));

/** Reads what was kept; what somebody spoilt is no rule. */
export function readRules(text: string | null): readonly ColourRule[] {
  const json = readJson(text ?? '[]');
  if (!json.ok || !Array.isArray(json.value)) return [];
  const rules = json.value.filter((one) => v.is(ruleSchema, one)).slice(0, MOST_RULES);
  return rules.filter((rule, n) => rules.findIndex(({text}) => text === rule.text) === n);
}

/** Holds the log to the rules: a rule that this run's words cannot read is passed over. */
export function useColouredLog(words: FilterWords | null): void {
  const rules = useColourRules((state) => state.rules);
  useEffect(() => {
    const tests = words === null ? [] : rules.flatMap((rule) => testOf(rule, words));
    usePage.getState().colourBy(
      tests.length === 0
        ? null
        : (index) => {
            const record = records.packed(index);
            return record === undefined ? null : (tests.find(({passes}) => passes(record))?.colour ?? null);
          },
    );
  }, [rules, words]);
}

function testOf({text, colour}: ColourRule, words: FilterWords) {
  const parsed = parseFilter(text, words);
  return parsed.ok && parsed.filter !== null ? [{colour, passes: compileFilter(parsed.filter, words)}] : [];
}
