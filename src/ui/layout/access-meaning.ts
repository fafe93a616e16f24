// What one access to the device means, in a few words: its register's purpose with the value put in, or what its port does.
import {thousands} from '../../base/figures.ts';
import {device} from '../../kits/screens.ts';
import type {AccessFields} from '../../trace/record-view.ts';
import {accessPort, isDataPort, portsMet, rangeAt} from './device-ports.ts';

/** An access as far as its meaning goes. */
export interface AccessLike extends AccessFields {
  /** The model's state when it happened, by number; of a guest's own access alone. */
  readonly state?: number;
}

/**
 * True at the data port where the model, which has been told of the card before, knows of no remote DMA this way: after a denial the
 * driver goes on, and the port has nothing to move.
 */
export function isPortUnused({offset, direction, state}: Pick<AccessLike, 'offset' | 'direction' | 'state'>): boolean {
  if (!isDataPort(offset) || state === undefined) return false;
  const {states, notSetUp} = device.model;
  const meaning = states[state];
  return meaning?.name !== notSetUp && meaning?.remote !== (direction === 'in' ? 'read' : 'write');
}

/** `start remote write`, `acknowledge DONE`, `757 words`. */
export function accessMeaning(access: AccessLike): string {
  const {direction, offset, size, page, value} = access;
  const range = rangeAt(offset);
  if (range !== undefined) return range.does === 'reset' ? resetMeaning(access) : moveMeaning(access);
  const name = accessPort(access);
  if (direction === 'in') return device.accesses.read(name, value) ?? `read ${name}`;
  const met = portsMet(offset, size, page);
  if (met > 1) return `${met} registers at once`;
  return device.accesses.write(name, value) ?? `write ${name}`;
}

function resetMeaning({direction}: AccessLike): string {
  return direction === 'in' ? 'reset the card' : 'end of reset';
}

function moveMeaning(access: AccessLike): string {
  const {direction, size, count} = access;
  const unit = size === 1 ? 'byte' : size === 2 ? 'word' : 'double word';
  const many = count === 1 ? `one ${unit}` : `${thousands(count)} ${unit}s`;
  if (isPortUnused(access)) return `${many}; no remote ${direction === 'out' ? 'write' : 'read'} known`;
  return `${many} ${direction === 'out' ? 'to' : 'from'} card memory`;
}
