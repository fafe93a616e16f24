// What is done to a card under test, from a seed: a driver's day, or anything at all.
import {Chance} from '../chance.mjs';
import {cplusDriver} from './cplus-driver.mjs';
import {fuzz} from './fuzz.mjs';
import {ringDriver} from './ring-driver.mjs';

/** @typedef {import('./acts.mjs').Acts} Acts @typedef {'plausible' | 'fuzz'} Profile */

export const PROFILES = /** @type {const} */ (['plausible', 'fuzz']);

/** The sequence of a seed, which does not end, and what a header says of it. @param {number} seed @param {Profile} profile
 * @returns {{acts: Acts, about: Readonly<Record<string, unknown>>}} */
export function sequenceOf(seed, profile) {
  const chance = new Chance(seed);
  if (profile === 'fuzz') return {acts: fuzz(chance), about: {profile, seed}};
  const style = chance.oneOf(['ring', 'ring', 'ring', 'cplus', 'cplus', 'polled']);
  const acts = style === 'cplus' ? cplusDriver(chance) : ringDriver(chance, style === 'polled');
  return {acts, about: {profile, seed, style}};
}
