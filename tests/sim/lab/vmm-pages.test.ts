// The VMM's own accesses name the register that they really reach: the page is the card's, whoever selected it last.
import {expect, test} from 'vitest';
import {Kind} from '../../../src/trace/record-layout.ts';
import {ended, PROFILES, viewsOf} from './runs.ts';

/** Runs that save, load, stop, keep frames for others and release what was held back. */
const NAMES = ['two-guests', 'rogue', 'chatter', 'attack-hold', 'attack-page2', 'attack-storm'];

test.each(
  PROFILES.flatMap((profile) => NAMES.map((name) => ({name, profile}))),
)('in $name on $profile each access of the VMM has the page that the last command on the bus selected', ({
  name,
  profile,
}) => {
  const lab = ended(name, {profile});
  let page = 0;
  let own = 0;
  for (const record of viewsOf(lab, [Kind.ACCESS, Kind.VMM_ACCESS])) {
    if (record.kind === 'vmm-access') {
      own++;
      expect(record.page, `event ${record.index}`).toBe(page);
    } else if (record.kind !== 'access' || record.denied) continue;
    if (record.direction === 'out' && record.offset === 0) page = (record.value >>> 6) & 3;
  }
  expect(own).toBeGreaterThan(50);
});
