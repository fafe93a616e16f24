// Offers what the published schema allows where the cursor stands.
import type {CompletionContext, CompletionResult} from '@codemirror/autocomplete';
import {fieldsAt, type JsonSchema, valuesAt} from '../../layout/schema-words.ts';
import {looseDocument, placeAt} from './json-places.ts';

/** Completes names and values by a schema. */
export function schemaCompletion(schema: JsonSchema): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const {state, pos, explicit} = context;
    const place = placeAt(state, pos);
    if (place === null) return null;
    // A text that was begun and has no end yet is no word to the tree.
    const begun = place.word.from === place.word.to ? context.matchBefore(/"?[\w.-]+$|"$/) : null;
    const word = begun ?? place.word;
    if (!explicit && word.from === word.to) return null;
    const document = looseDocument(state);
    const words = (place.isName ? fieldsAt : valuesAt)(schema, document, place.path);
    const needsColon = place.isName && !/^\s*:/.test(state.sliceDoc(word.to, word.to + 40));
    const options = words.map(({json, about}) => ({
      label: json,
      apply: needsColon ? `${json}: ` : json,
      ...(about === '' ? {} : {detail: about}),
      type: place.isName ? 'property' : 'constant',
    }));
    return options.length === 0 ? null : {from: word.from, to: word.to, options, validFor: /^"?[\w.-]*"?$/};
  };
}
