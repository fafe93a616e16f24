// A context is copied whole: every field that it has, and nothing of it shared.
import {expect, test} from 'vitest';
import {copyContext, freshContext, type Ne2kContext} from '../../../../src/kits/ne2000/model/context.ts';

const WINDOW = {start: 0x4000, end: 0x4600};

/** A context of which every field has another value than a fresh one. */
function used(): Ne2kContext {
  const context = freshContext({start: 0x5000, end: 0x5600});
  const other = (value: unknown): unknown =>
    typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : value;
  for (const [name, value] of Object.entries(context)) Object.assign(context, {[name]: other(value)});
  for (const [name, value] of Object.entries(context.approved)) Object.assign(context.approved, {[name]: other(value)});
  context.shadow.bytes.fill(0x5a);
  context.image = {bytes: Uint8Array.of(1, 2), pages: Uint8Array.of(1)};
  return context;
}

test('a copy has every field of the original', () => {
  expect(copyContext(used())).toEqual(used());
});

test('a copy laid over another context leaves nothing of what that was', () => {
  const into = used();
  expect(copyContext(freshContext(WINDOW), into)).toBe(into);
  expect(into).toEqual(freshContext(WINDOW));
});

test('a copy shares nothing that changes', () => {
  const original = used();
  const copy = copyContext(original);
  copy.shadow.TPSR = 0;
  copy.shadow.CURR = 0;
  copy.approved.left = 99;
  copy.image?.bytes.fill(0);
  copy.image?.pages.fill(0);
  expect(original).toEqual(used());
});
