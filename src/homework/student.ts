// Whom a submission is from, and the seed that comes from that: the same on every machine, and nobody has to hand it out.
import {WordHash} from '../base/hash.ts';
import type {SeedRule} from './assignment.ts';

/** A student by whatever writing of the name: case, composed letters and spaces around it play no part. */
export function studentKey(student: string): string {
  return student.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The seed that a student's questions run with; null: each scenario's own. */
export function seedOf(assignment: {readonly name: string; readonly seeds: SeedRule}, student: string): number | null {
  const {name, seeds} = assignment;
  if (seeds === 'own') return null;
  const hash = new WordHash();
  hash.text(name);
  hash.text(studentKey(student));
  const own = Number.parseInt(hash.hex.slice(0, 8), 16);
  return seeds === 'student' ? own : (seeds[own % seeds.length] ?? null);
}
