// The frame arena: frames by number, whole, across its chunks, rewound and written again.
import {expect, test} from 'vitest';
import {FrameArena} from '../../src/trace/frame-arena.ts';

const frameOf = (number: number, length = 1500): Uint8Array => new Uint8Array(length).fill(number & 0xff);

test('a frame is copied in, and comes back whole after thousands of others', () => {
  const arena = new FrameArena();
  const bytes = frameOf(7);
  const id = arena.append(bytes);
  bytes.fill(0);
  for (let i = 1; i < 3000; i++) arena.append(frameOf(i));
  expect(arena.frame(id)).toEqual(frameOf(7));
  expect(arena.frame(2999)).toEqual(frameOf(2999));
  expect(arena.next).toBe(3000);
});

test('an empty frame and one as large as a chunk have a place', () => {
  const arena = new FrameArena();
  const ids = [frameOf(1, 0), frameOf(2, 1 << 20), frameOf(3, 10)].map((frame) => arena.append(frame));
  expect(ids.map((id) => arena.frame(id).length)).toEqual([0, 1 << 20, 10]);
});

test('a re-execution gets the same numbers, and later frames stay readable meanwhile', () => {
  const arena = new FrameArena();
  for (let i = 0; i < 10; i++) arena.append(frameOf(i));
  arena.rewind(4);
  expect(arena.next).toBe(4);
  expect(arena.frame(9)).toEqual(frameOf(9));
  expect(arena.append(frameOf(4))).toBe(4);
});

test('after a cut another future takes the place', () => {
  const arena = new FrameArena();
  for (let i = 0; i < 2000; i++) arena.append(frameOf(i));
  arena.rewind(900);
  arena.truncate();
  for (let i = 0; i < 900; i++) expect(arena.append(frameOf(200, 60 + i))).toBe(900 + i);
  expect(arena.frame(899)).toEqual(frameOf(899));
  expect(arena.frame(1799)).toEqual(frameOf(200, 959));
  arena.rewind(0);
  arena.truncate();
  expect(arena.append(frameOf(5))).toBe(0);
});

test('a frame that was never stored is our own mistake', () => {
  expect(() => new FrameArena().frame(0)).toThrow('frame 0');
});

test('what is forgotten can not be read, and the numbers go on', () => {
  const arena = new FrameArena();
  for (let i = 0; i < 5000; i++) {
    expect(arena.append(frameOf(i))).toBe(i);
    if (i % 700 === 0) arena.forget(i - 100);
  }
  expect(() => arena.frame(4799)).toThrow('frame 4799 of 4800');
  for (let i = 4800; i < 5000; i++) expect(arena.frame(i)).toEqual(frameOf(i));
  arena.rewind(4900);
  arena.truncate();
  expect(arena.append(frameOf(1))).toBe(4900);
  arena.forget(9999);
  expect(arena.frame(4900)).toEqual(frameOf(1));
  expect(arena.append(frameOf(2))).toBe(4901);
});
