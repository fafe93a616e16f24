// What the browser keeps between visits as JSON. Storage is text from outside: what is damaged is dropped.
import * as v from 'valibot';
import {readJson} from '../../base/json.ts';
import {keptStorage} from './kept-storage.ts';

/** A homework with long answers. */
const LONGEST = 4 * 1024 * 1024;

/** A whole number from 0. */
export const count = (most: number = Number.MAX_SAFE_INTEGER) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most));

/** What stands under a key; null: nothing, or what the schema does not know. */
export function keptData<const S extends v.GenericSchema>(key: string, schema: S): v.InferOutput<S> | null {
  const json = readJson(keptStorage.getItem(key) ?? 'null', LONGEST);
  const read = json.ok ? v.safeParse(schema, json.value) : null;
  return read?.success === true ? read.output : null;
}
