import {createHash} from 'node:crypto';
import {expect, test} from 'vitest';
import {sha256} from '../../src/base/sha256.ts';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

// [FIPS 180-4, examples of NIST]
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
])('the hash of %j is the published one', (words, hash) => {
  expect(sha256(text(words))).toBe(hash);
});

test('bytes of every length up to three blocks hash as Node hashes them', () => {
  const all = Uint8Array.from({length: 200}, (_, i) => (i * 73 + (i >> 3)) & 0xff);
  for (let length = 0; length <= 192; length++) {
    const bytes = all.subarray(1, 1 + length);
    expect(sha256(bytes), `${length} bytes`).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

test('zeros, which take a short cut, hash as Node hashes them, alone and between other bytes', () => {
  const bytes = new Uint8Array(100_000);
  expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  bytes[64] = 1;
  bytes[70_000] = 0xff;
  expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
});
