// A part of the run that is chosen as a single record can be: states of the model, a span of time. Both stand in the log's
// filter and are read from it, so that what is chosen and what the list shows are one, however it was written.
import {create} from 'zustand';
import {useLab} from './lab-store.ts';
import {laterCode, withCode} from './later-code.ts';
import type {ChosenPart, ChosenSpan} from './part-filter.ts';

export type {ChosenSpan} from './part-filter.ts';

const NOTHING: ChosenPart = {states: [], span: null};

/** The part that is chosen now. */
export const useChosenPart = create<ChosenPart>()(() => NOTHING);

/** The language of filters comes after the first paint. */
const language = laterCode(() => import('./part-filter.ts'));
const WHAT = 'the language of filters';

useLab.subscribe(({filter, words}, last) => {
  if (filter.text === last.filter.text && words === last.words) return;
  if (filter.text === '' || words === null) return useChosenPart.setState(NOTHING);
  withCode(WHAT, language, ({partOf}) => {
    if (useLab.getState().filter === filter) useChosenPart.setState(partOf(filter.text, words));
  });
});

/** Chooses a state of the model, or lets it go; every panel then shows the last instant up to the present in which it was met. */
export function chooseState(state: string): void {
  withCode(WHAT, language, ({changePart}) =>
    changePart(({states, span}) => ({
      states: states.includes(state) ? states.filter((one) => one !== state) : [...states, state],
      span,
    })),
  );
}

/** Chooses a span of time, or none; every panel then shows its last instant up to the present. */
export function chooseSpan(span: ChosenSpan | null): void {
  withCode(WHAT, language, ({changePart}) => changePart(({states}) => ({states, span})));
}

/** Lets go of all that is chosen, the record too: the panels follow the present again, and the filter keeps what else it asks. */
export function letGo(): void {
  useLab.getState().select(null);
  // What was chosen a moment ago may not stand in the filter yet: it does when the language is there.
  void language().then(({changePart, partOf}) => {
    const {filter, words} = useLab.getState();
    if (words === null) return;
    const {states, span} = partOf(filter.text, words);
    if (states.length > 0 || span !== null) changePart(() => NOTHING);
  });
}
