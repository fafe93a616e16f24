// The figures that a lesson's text names, as the run gives them: a field of the record it stands at, a count of records, a figure
// of the run's report or a ratio of two of them.
import {fail, ok, type Result} from '../base/result.ts';
import {factsOf} from '../trace/filter/record-facts.ts';
import {PackedRecord} from '../trace/packed-record.ts';
import type {EventIndex} from '../trace/units.ts';
import {type Course, testOf} from './course.ts';
import {countBetween} from './questions/count.ts';

/**
 * What a figure says: `field handoff.cost`, `count kind == denial` (all of the run), `here kind == denial` (up to the instant),
 * `report accesses`, `ratio accesses per hooked`, `cost exit` (cycles, of the run's table of costs).
 */
export function figureOf(course: Course, of: string, at: EventIndex): Result<string | number> {
  const space = of.indexOf(' ');
  const [form, rest] = space < 0 ? [of, ''] : [of.slice(0, space), of.slice(space + 1).trim()];
  switch (form) {
    case 'field':
      return fieldAt(course, rest, at);
    case 'count':
      return counted(course, rest, null);
    case 'here':
      return counted(course, rest, at + 1);
    case 'report':
      return reported(course, rest);
    case 'ratio': {
      const [above = '', below = ''] = rest.split(' per ');
      const [a, b] = [reported(course, above), reported(course, below)];
      return !a.ok ? a : !b.ok ? b : ok(a.value / b.value);
    }
    case 'cost':
      return costOf(course, rest);
    default:
      return fail('figure', `${of}: a figure begins with field, count, here, report, ratio or cost`);
  }
}

function counted(course: Course, text: string, to: EventIndex | null): Result<number> {
  const passes = testOf(course, text);
  return passes.ok ? ok(countBetween(course, passes.value, 0, to)) : passes;
}

function fieldAt({lab, words}: Course, name: string, at: EventIndex): Result<string | number> {
  let found: Result<string | number> = fail('figure', `the event that the step stands at has no field ${name}`);
  lab.store.scan(at, at + 1, (record) => {
    const fact = factsOf(Object.assign(new PackedRecord(), record), words).find(({field}) => field === name);
    if (fact !== undefined) found = ok(written(fact.filter.slice(fact.filter.indexOf('==') + 2).trim()));
    return true;
  });
  return found;
}

function written(text: string): string | number {
  const plain = text.replace(/^"|"$/g, '');
  return /^(0x[0-9A-F]+|\d+(\.\d+)?)$/i.test(plain) ? Number(plain) : plain;
}

function costOf({lab}: Course, name: string): Result<number> {
  const cost = lab.view(false).costs.find((one) => one.name === name);
  return cost === undefined ? fail('figure', `nothing costs by the name of ${name}`) : ok(cost.cycles);
}

/** A number of the run's report, by its path: `accesses`, `exits.io`, `belief.unsafe`. The run stands where it stood. */
function reported({lab}: Course, path: string): Result<number> {
  const stood = lab.position;
  lab.runToEnd();
  let value: unknown = lab.report();
  for (const part of path.split('.'))
    value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
  lab.seek(stood);
  return typeof value === 'number' ? ok(value) : fail('figure', `the run’s report has no number ${path}`);
}

/** True where a text says what the run gives: a number in any writing, rounded as far as the text is; or the word. */
export function saysFigure(text: string, figure: string | number): boolean {
  const plain = text.replace(/\s/g, '');
  if (typeof figure === 'string') return plain.toLowerCase() === figure.toLowerCase().replace(/\s/g, '');
  if (/^0x[0-9a-f]+$/i.test(plain)) return Number(plain) === figure;
  const decimals = /^\d+(?:\.(\d+))?$/.exec(plain);
  return decimals !== null && Number(plain) === Number(figure.toFixed(decimals[1]?.length ?? 0));
}
