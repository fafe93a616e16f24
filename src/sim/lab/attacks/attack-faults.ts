// What the runs of all attacks must not show: one that gets through what is sound, and one that gets through nowhere, for a check that
// cannot fail proves nothing.
import type {AttackHoles} from '../../../kits/contract/attack-holes.ts';
import {type AttackRow, achievements} from './attack-table.ts';

/** Faults of a device's rows, in words; none: each attack fails where it has to and succeeds in some cell, in each profile unless the kit says why not there. */
export function attackFaults({holeless, others = []}: AttackHoles, rows: readonly AttackRow[]): string[] {
  const sound = ['sound', ...others.filter(({isSound}) => isSound).map(({name}) => name)];
  const faults = rows
    .filter((row) => sound.includes(row.setting) && achievements(row).length > 0)
    .map(({attack, profile, setting}) => `${attack}, profile ${profile}: gets through under ${setting}`);
  const succeeded = (isMeant: (row: AttackRow) => boolean): boolean => rows.some((row) => isMeant(row) && reaches(row));
  for (const attack of new Set(rows.map((row) => row.attack))) {
    if (!succeeded((row) => row.attack === attack)) faults.push(`${attack}: succeeds nowhere, in no profile`);
    for (const profile of new Set(rows.map((row) => row.profile))) {
      const isExcused = holeless[attack]?.[profile] !== undefined;
      if (!isExcused && !succeeded((row) => row.attack === attack && row.profile === profile))
        faults.push(`${attack}, profile ${profile}: succeeds nowhere, and nothing says why`);
    }
  }
  for (const {name, isSound} of others) {
    if (!isSound && !succeeded((row) => row.setting === name))
      faults.push(`${name}: is said to be unsound, and nothing gets through`);
  }
  return faults;
}

/** A success of its own: where the monitor is wrong without an attack as well, that it was misled says nothing. */
function reaches(row: AttackRow): boolean {
  return achievements(row).some((what) => what !== 'misled');
}
