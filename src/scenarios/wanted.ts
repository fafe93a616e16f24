// Reads files whose fields each want one thing: the first that does not get it is told with what it wants.
import * as v from 'valibot';
import {fail, ok, type Result} from '../base/result.ts';

/** Reads data; `wants` says what each field wants, a field within a field where it has its own: `filter.brief`. */
export function readWanted<const S extends v.GenericSchema>(
  schema: S,
  data: unknown,
  wants: Readonly<Record<string, string>>,
): Result<v.InferOutput<S>> {
  const read = v.safeParse(schema, data, {abortEarly: true});
  if (read.success) return ok(read.output);
  const path = v.getDotPath(read.issues[0]) ?? '';
  const field = path in wants ? path : (path.split('.', 1)[0] ?? '');
  return fail(field, wants[field] ?? read.issues[0].message);
}
