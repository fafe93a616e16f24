// The interrupt status bits that a guest may be owed, as one variable.
import {type Variable, values} from '../../../sim/explore/variable.ts';
import {ISR} from '../sheet/dp8390.ts';

const OWED = [ISR.PTX, ISR.TXE, ISR.RDC];

/** A set of the interrupt status bits that a guest may be owed. */
export function subset(name: string, read: () => number, stage: (value: number) => void): Variable {
  const names = ['PTX', 'TXE', 'RDC'];
  const domain = Array.from(
    {length: 1 << OWED.length},
    (_, set) => names.filter((_name, i) => set & (1 << i)).join(' ') || 'none',
  );
  const masks = domain.map((_, set) => OWED.reduce((mask, one, i) => (set & (1 << i) ? mask | one : mask), 0));
  return values(name, masks, domain, read, stage);
}
