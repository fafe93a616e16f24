import {readdirSync, readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {QUIRK_NAMES, type QuirkName} from '../../../../src/kits/rtl8139/card/quirks.ts';
import {checkVector} from '../../../../src/kits/rtl8139/conformance/vector-check.ts';

const FOLDER = new URL('../vectors/', import.meta.url);
const RECORDINGS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.gz'))
  .map((file) => {
    const text = gunzipSync(readFileSync(new URL(file, FOLDER))).toString('utf8');
    const quirks: Readonly<Record<string, number>> = JSON.parse(text.slice(0, text.indexOf('\n'))).quirks;
    return {file, text, quirks};
  });

/** Rules that no header names, each with a recording that leans on it: the others need not be searched. */
const SHOWN_BY: Partial<Record<QuirkName, string>> = {
  widths: 'd05-access-sizes',
  txsize: 'd12-tx-sizes',
  rstring: 'f006',
  phy: 'd32-phy',
  fswint: 'd35-cp-tx',
  cplatch: 'd41-cp-tally',
  cpnoend: 'd47-cp-no-eor',
  leftover: 'd49-cp-leftover',
  looppad: 'd42-cp-loop',
};

/** The first step at which QEMU's card without one rule leaves the recording; null when it does not. */
function firstDifference(file: string, text: string, name: QuirkName): number | null {
  const checked = checkVector(file, text, 'qemu', {[name]: false});
  if (!checked.ok) throw new Error(checked.fault.message);
  return checked.value.mismatch?.step ?? null;
}

describe('a quirk', () => {
  // The testbench gives every frame the time that it takes.
  const unseen: readonly QuirkName[] = ['txnow'];

  test.each(
    QUIRK_NAMES.filter((name) => !unseen.includes(name)),
  )('%s taken away alone makes some recording differ', (name) => {
    const leaning = RECORDINGS.filter(({file, quirks}) => name in quirks || file === `${SHOWN_BY[name]}.jsonl.gz`);
    expect(leaning.some(({file, text}) => firstDifference(file, text, name) !== null)).toBe(true);
  });
});
