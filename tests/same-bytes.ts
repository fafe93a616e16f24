// Before every test file: two typed arrays are compared as bytes, all at once. `toEqual` by itself asks for each element by
// its name, which took most of the time of tests that compare whole machines with their packet memory.
import {expect} from 'vitest';

/** Whether two arrays of whole numbers of one type are equal; undefined for anything else, which is compared as usual. */
function sameBytes(a: unknown, b: unknown): boolean | undefined {
  if (!isWhole(a) || !isWhole(b) || a.constructor !== b.constructor) return undefined;
  return a.byteLength === b.byteLength && Buffer.compare(bytesOf(a), bytesOf(b)) === 0;
}

/** Floating-point numbers are not equal as their bytes are: there are many NaN, and two zeros. */
function isWhole(value: unknown): value is ArrayBufferView {
  return ArrayBuffer.isView(value) && !(value instanceof Float32Array || value instanceof Float64Array);
}

const bytesOf = ({buffer, byteOffset, byteLength}: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

expect.addEqualityTesters([sameBytes]);
