// Before every test file: rows of numbers are compared all at once. `toEqual` by itself asks for each element by its name,
// which took most of the time of tests that compare whole machines with their packet memory, or lists of all events.
import {expect} from 'vitest';

/** True for equal rows; undefined for whatever else, which is compared, and told, as usual. */
function sameNumbers(a: unknown, b: unknown): true | undefined {
  if (isBytes(a) && isBytes(b))
    return Buffer.compare(bytesOf(a), bytesOf(b)) === 0 && isOneType(a, b) ? true : undefined;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return undefined;
  return a.every((one, at) => typeof one === 'number' && Object.is(one, b[at])) ? true : undefined;
}

/** Floating-point numbers are left out: theirs are not equal as their bytes are. */
function isBytes(value: unknown): value is ArrayBufferView {
  return ArrayBuffer.isView(value) && !(value instanceof Float32Array || value instanceof Float64Array);
}

const isOneType = (a: ArrayBufferView, b: ArrayBufferView): boolean => a.constructor === b.constructor;

const bytesOf = ({buffer, byteOffset, byteLength}: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

expect.addEqualityTesters([sameNumbers]);
