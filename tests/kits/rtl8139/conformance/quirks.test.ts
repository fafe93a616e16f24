import {readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {QUIRK_NAMES, type QuirkName} from '../../../../src/kits/rtl8139/card/quirks.ts';
import {checkVector} from '../../../../src/kits/rtl8139/conformance/vector-check.ts';

const FOLDER = new URL('../vectors/', import.meta.url);

/** By quirk, the shortest recording that shows it. */
const WITNESSES: Readonly<Record<QuirkName, string>> = {
  cr0: 'd01-power-on',
  rstidr: 'd19-rx-idr',
  isrpulse: 'd14-isr-ack',
  onetx: 'd30-stopped',
  runt: 'd37-cp-rx',
  jumbo: 'd28-rx-jumbo',
  aaphdr: 'd02-software-reset',
  rcrring: 'd29-rcr-write',
  caprmod: 'd04-register-masks',
  held: 'd27-rx-held',
  tdu: 'd48-wide-writes',
  lsoflags: 'd40-cp-segments',
  cpfcs: 'd38-cp-rx-vlan',
  widths: 'd06-unaligned',
  txnow: 'd02-software-reset',
  dmanow: 'd28-rx-jumbo',
  txsize: 'f014',
  rstring: 'f006',
  phy: 'd32-phy',
  fswint: 'd35-cp-tx',
  cplatch: 'd41-cp-tally',
  cpnoend: 'd47-cp-no-eor',
  leftover: 'd49-cp-leftover',
  looppad: 'd42-cp-loop',
};

describe('a quirk', () => {
  test.each(QUIRK_NAMES)('%s taken away alone makes its recording differ', (name) => {
    const file = `${WITNESSES[name]}.jsonl.gz`;
    const text = gunzipSync(readFileSync(new URL(file, FOLDER))).toString('utf8');
    const checked = checkVector(file, text, 'qemu', {[name]: false});
    expect(checked.ok && checked.value.mismatch?.step).toEqual(expect.any(Number));
  });
});
