// Filters: what a text means, where a wrong one is wrong, what may be typed next; and the same filter told twice.
import {describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {nextBelow, seeded} from '../../../src/base/random.ts';
import {filterWords} from '../../../src/sim/lab/filter-words.ts';
import {compileFilter, firstThat, lastThat, recordsThat} from '../../../src/trace/filter/compile.ts';
import {completionsAt} from '../../../src/trace/filter/complete.ts';
import {fieldsOf} from '../../../src/trace/filter/fields.ts';
import {type Filter, printFilter} from '../../../src/trace/filter/filter.ts';
import {filterOf, parseFilter} from '../../../src/trace/filter/parse.ts';
import {factsOf} from '../../../src/trace/filter/record-facts.ts';
import {asksFor, rangeOf, wantedOf, withRange, withWanted} from '../../../src/trace/filter/terms.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {opened, recordsOf} from '../../sim/lab/runs.ts';
import {letsThrough} from './plain-telling.ts';
import {randomFilter, randomStore} from './random-filter.ts';

const WORDS = filterWords({
  device: 'ne2000',
  guests: ['alice', 'bob "the rogue"', 'carol'].map((name) => ({name})),
});

function read(text: string): Filter {
  const parsed = parseFilter(text, WORDS);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.fault.at}: ${parsed.fault.message}`);
  return present(parsed.filter, 'a filter');
}

function faultOf(text: string): {readonly at: number; readonly message: string} {
  const parsed = parseFilter(text, WORDS);
  if (parsed.ok) throw new Error(`${text} is read without a fault`);
  return parsed.fault;
}

const lab = opened('rogue');
lab.runTo(9000);
const views = recordsOf(lab);

/** Records of a real run that a text lets through. */
function passing(text: string): RecordView[] {
  const indices = recordsThat(compileFilter(read(text), WORDS), lab.store, 0, lab.position);
  return Array.from(indices, (index) => present(views[index], 'a record of the run'));
}

describe('what a filter means', () => {
  test.each([
    ['kind == access', (view: RecordView) => view.kind === 'access'],
    ['KIND eq ACCESS', (view: RecordView) => view.kind === 'access'],
    ['guest.id == B', (view: RecordView) => view.guest === 1],
    ['guest.id == 1', (view: RecordView) => view.guest === 1],
    ['hook', (view: RecordView) => view.kind === 'access' && view.hooked],
    ['hook == false', (view: RecordView) => view.kind === 'access' && !view.hooked],
    ['vm.exit', (view: RecordView) => view.kind === 'exit' || (view.kind === 'access' && view.exited)],
    ['vm.exit == interrupt', (view: RecordView) => view.kind === 'exit' && view.reason === 'interrupt'],
    ['dma.verdict == deny', (view: RecordView) => view.kind === 'denial'],
    ['dma.verdict == allow', (view: RecordView) => view.kind === 'check' && view.allowed],
    ['io.denied', (view: RecordView) => view.kind === 'access' && view.denied],
    ['dma.check == deny', (view: RecordView) => view.kind === 'check' && !view.allowed],
    [
      'dma.addr in {0x4000..0x45ff}',
      (view: RecordView) => view.kind === 'check' && view.address >= 0x4000 && view.address < 0x4600,
    ],
    ['model.state == Trans && kind == transition', (view: RecordView) => view.kind === 'transition' && view.to === 2],
    ['frame', (view: RecordView) => 'frame' in view],
    ['irq == 1', (view: RecordView) => (view.kind === 'irq' && view.level === 1) || view.kind === 'inject'],
    ['cycles >= 1000000 and cycles lt 2000000', ({at}: RecordView) => at >= 1_000_000 && at < 2_000_000],
    ['ms > 1.5', ({at}: RecordView) => at > 2_700_000],
    ['io.port == 0x310', (view: RecordView) => 'offset' in view && view.offset === 16],
  ] as const)('%s', (text, isMeant) => {
    const found = passing(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({index}) => index)).toEqual(views.filter(isMeant).map(({index}) => index));
  });

  test('a register goes by its name on its page, and its bits by theirs', () => {
    const sends = passing('reg == CR && io.dir == out && value & CR.TXP');
    expect(sends.length).toBeGreaterThan(5);
    for (const view of sends) if (view.kind === 'access') expect([view.offset, view.value & 4]).toEqual([0, 4]);
    const bits = passing('reg == CR && value & 0x38 == 0x20');
    expect(bits.length).toBeGreaterThan(0);
    for (const view of bits) if (view.kind === 'access') expect(view.value & 0x38).toBe(0x20);
  });

  test('a comparison does not hold where the field is missing; its negation does', () => {
    const all = views.length;
    const equal = passing('reg == CR').length;
    const other = passing('reg != CR').length;
    expect(other).toBe(passing('reg').length - equal);
    expect(passing('!(reg == CR)').length).toBe(all - equal);
    expect(passing('not reg == CR').length).toBe(all - equal);
  });

  test('and binds closer than xor, xor than or', () => {
    const isLike = (text: string, other: string): void => expect(read(text)).toEqual(read(other));
    isLike('hook or frame and irq', 'hook || (frame && irq)');
    isLike('hook xor frame or irq xor frame', '(hook ^^ frame) || (irq ^^ frame)');
    isLike('!hook && frame', '(!hook) && frame');
  });

  test('words of a set part with commas or blanks, and a word may be a keyword', () => {
    expect(read('io.dir in {in, out}')).toEqual(read('io.dir in {in out}'));
    expect(read('io.dir == in')).toMatchObject({value: {text: 'in'}});
  });

  test('text is sought in words in any case', () => {
    expect(passing('reg contains "tbcr"').length).toBe(passing('reg in {TBCR0, TBCR1}').length);
    expect(passing('reg matches "^rsar[01]$"').length).toBe(passing('reg in {RSAR0 RSAR1}').length);
    expect(passing('guest.name contains ALI').length).toBe(passing('guest.id == A').length);
  });

  test('blanks alone are no filter', () => {
    expect(parseFilter('  ', WORDS)).toMatchObject({ok: true, filter: null});
  });
});

describe('a fault names its place', () => {
  test.each([
    ['foo == 1', 0, 'there is no field foo'],
    ['kind == access && guest.idd == 1', 18, 'perhaps guest.id'],
    ['reg == TPSX', 7, 'perhaps TPSR'],
    ['hook &&', 7, 'expected a field, “!” or “(”, the text ends'],
    ['(hook || frame', 14, 'expected “)”'],
    ['hook frame', 5, 'expected “&&”, “||” or the end'],
    ['reg < CR', 4, 'reg has words for values'],
    ['reg & 1', 4, 'reg has words for values, no bits'],
    ['value == ', 9, 'expected a number for value'],
    ['value == 12zz', 9, 'expected a number for value'],
    ['reg in CR', 7, 'expected “{”'],
    ['reg in {CR, ', 12, 'expected a value of reg'],
    ['reg in {CR..ISR}', 12, 'no ranges'],
    ['value contains "1"', 6, 'value is a number'],
    ['reg matches "("', 12, 'no regular expression'],
    ['reg == "CR', 7, 'a quote is not closed'],
    ['hook == $', 8, 'expected a value of hook'],
    ['model.state == Idel', 15, 'Idle'],
    [`${'('.repeat(80)}hook`, 64, 'parentheses'],
  ])('%s: at %i', (text, at, message) => {
    const fault = faultOf(text);
    expect(fault.message).toContain(message);
    expect(fault.at).toBe(at);
  });

  test('no text at all makes the reader fail otherwise', () => {
    const random = seeded(5);
    const marks = [...'()!&|^=<>{},."~ $', 'in', 'reg', 'CR', 'value', '1', '..', 'contains', 'not'];
    for (let n = 0; n < 1000; n++) {
      const text = Array.from({length: n % 12}, () => marks[nextBelow(random, marks.length)]);
      expect(() => parseFilter(text.join(n % 2 === 0 ? ' ' : ''), WORDS)).not.toThrow();
    }
  });
});

describe('quoted text', () => {
  const textOf = (quoted: string): string => {
    const parsed = parseFilter(`reg contains ${quoted}`, WORDS);
    return parsed.ok && parsed.filter?.op === 'contains' ? parsed.filter.text : 'refused';
  };

  test.each([
    ['"a\\tb"', 'a\tb'],
    ['"\\a\\b\\f\\n\\r\\t\\v"', '\x07\b\f\n\r\t\v'],
    ['"\\"\\\\\\\'"', '"\\\''],
    ['"\\x41\\x9\\101\\0\\7"', 'A\tA\0\x07'],
    ['"\\u00e4\\U0001F600"', 'ä😀'],
    ['r"\\d+\\.\\x"', '\\d+\\.\\x'],
    ['R"a\\"b"', 'a\\"b'],
  ])('%s is %j', (quoted, text) => {
    expect(textOf(quoted)).toBe(text);
  });

  test.each([
    ['reg matches "RSAR\\d"', 17, '\\d is no escape: write \\\\d, or r"..."'],
    ['reg contains "a\\ b"', 15, '\\  is no escape'],
    ['reg contains "\\x"', 14, '\\x wants 1 or 2 hexadecimal digits'],
    ['reg contains "\\u12"', 14, '\\u wants 4 hexadecimal digits'],
    ['reg contains "\\U0011FFFF"', 14, 'is no character'],
    ['reg contains "\\777"', 14, 'is no character'],
    ['reg contains "\\t\\q"', 16, '\\q is no escape'],
    ['reg in {"CR", "\\d"}', 15, '\\d is no escape'],
    ['reg == r"CR', 7, 'a quote is not closed'],
  ])('%s is wrong at that character', (text, at, words) => {
    const fault = faultOf(text);
    expect(fault.at).toBe(at);
    expect(fault.message).toContain(words);
  });

  test('a raw regular expression is what it looks like', () => {
    expect(passing('reg matches r"^RSAR\\d$"')).toEqual(passing('reg in {RSAR0 RSAR1}'));
    expect(passing('reg matches "^RSAR\\\\d$"')).toEqual(passing('reg in {RSAR0 RSAR1}'));
  });
});

describe('completion', () => {
  const offered = (text: string, caret = text.length): string[] =>
    completionsAt(text, caret, WORDS).options.map((option) => option.text);

  test('fields first, then what compares them, then their values, then how they join', () => {
    expect(offered('')).toEqual(fieldsOf(WORDS).map(({name}) => name));
    expect(offered('dma.')).toEqual(['dma.verdict', 'dma.check', 'dma.dir', 'dma.addr', 'dma.end', 'dma.len']);
    expect(offered('reg ')).toContain('==');
    expect(offered('reg ')).not.toContain('<');
    expect(offered('value ')).toContain('&');
    expect(offered('dma.verdict == ')).toEqual(['allow', 'deny']);
    expect(offered('model.state == dma')).toEqual(['DmaRd', 'DmaWr', 'TransDmaRd', 'TransDmaWr']);
    expect(offered('reg in {CR, CU')).toEqual(['CURR']);
    expect(offered('hook ')).toContain('&&');
    expect(offered('(hook && ')).toContain('guest.id');
  });

  test('bits of the register that is spoken of come first', () => {
    expect(offered('reg == ISR && value & ').slice(0, 2)).toEqual(['ISR.PRX', 'ISR.PTX']);
  });

  test('a completion takes the place of the whole word around the caret', () => {
    expect(completionsAt('reg == CUXX && hook', 9, WORDS)).toMatchObject({from: 7, to: 11, options: [{text: 'CURR'}]});
    expect(offered('guest.name == "bo')).toEqual(['"bob \\"the rogue\\""']);
  });

  test('nothing is offered behind a fault', () => {
    expect(offered('foo == 1 && ')).toEqual([]);
  });
});

describe('the simple controls write filters', () => {
  const edit = (text: string, field: string, ...values: readonly string[]): string => {
    const parsed = parseFilter(text, WORDS);
    const filter = parsed.ok ? parsed.filter : null;
    const changed = withWanted(
      filter,
      field,
      values.map((value) => ({text: value, value: -1})),
    );
    return changed === null ? '' : printFilter(changed);
  };

  test('a choice is a part of its own and leaves the others alone', () => {
    expect(edit('', 'reg', 'CR')).toBe('reg == CR');
    expect(edit('guest.id == A', 'reg', 'CR')).toBe('guest.id == A && reg == CR');
    expect(edit('reg == CR && hook', 'reg', 'ISR', 'IMR')).toBe('reg in {ISR, IMR} && hook');
    expect(edit('reg == CR && hook', 'reg')).toBe('hook');
    expect(edit('reg == CR', 'reg')).toBe('');
    expect(edit('hook || frame', 'reg', 'CR')).toBe('(hook || frame) && reg == CR');
  });

  test('what a filter wants of a field is read back', () => {
    expect(wantedOf(read('guest.id in {A, 1} && hook'), 'guest.id')?.map(({value}) => value)).toEqual([0, 1]);
    expect(wantedOf(read('hook && frame'), 'hook')?.map(({text}) => text)).toEqual(['true']);
    expect(wantedOf(read('guest.id == A || hook'), 'guest.id')).toBeNull();
    expect(wantedOf(null, 'reg')).toBeNull();
    expect(asksFor(read('frame || !(kind == exit)'), ['kind'])).toBe(true);
  });
});

describe('by chance', () => {
  test('a printed filter is read back as the same filter', () => {
    const random = seeded(26);
    for (let n = 0; n < 600; n++) {
      const filter = randomFilter(random, WORDS);
      const text = printFilter(filter);
      expect(parseFilter(text, WORDS), text).toMatchObject({ok: true, filter});
      expect(printFilter(read(text))).toBe(text);
    }
  });

  test('over columns a filter picks what it picks over objects', () => {
    const random = seeded(2008);
    const store = randomStore(random, 2500);
    const window = store.window(0, store.length);
    const objects = Array.from({length: store.length}, (_, i) => present(window.view(i), 'a record'));
    for (let n = 0; n < 150; n++) {
      const filter = randomFilter(random, WORDS);
      const passes = compileFilter(filter, WORDS);
      const wanted = objects.filter((view) => letsThrough(filter, view, WORDS)).map(({index}) => index);
      expect([...recordsThat(passes, store)], printFilter(filter)).toEqual(wanted);
      expect(firstThat(passes, store, 700, 1900)).toBe(wanted.find((index) => index >= 700 && index < 1900) ?? -1);
      expect(lastThat(passes, store, 1900)).toBe(wanted.findLast((index) => index < 1900) ?? -1);
    }
  });

  test('every fact of a record is a filter that lets it through', () => {
    lab.store.scan(0, 500, (record) => {
      const facts = factsOf(record, WORDS);
      expect(facts.map(({field}) => field)).toContain('kind');
      for (const {filter} of facts) expect(compileFilter(read(filter), WORDS)(record), filter).toBe(true);
      return false;
    });
  });
});

describe('a range of a field', () => {
  const treeOf = (text: string) => filterOf(text, WORDS);

  test('is put beside the other parts, replaced, and taken out', () => {
    const first = withRange(treeOf('hook && io.dir == out'), 'cycles', {from: 10, to: 200});
    expect(first === null ? '' : printFilter(first)).toBe('hook && io.dir == out && cycles in {10..200}');
    const second = withRange(first, 'cycles', {from: 5, to: 6});
    expect(rangeOf(second, 'cycles')).toEqual({from: 5, to: 6});
    const none = withRange(second, 'cycles', null);
    expect(none === null ? '' : printFilter(none)).toBe('hook && io.dir == out');
  });

  test('is only read where it is one range in a part of its own', () => {
    expect(rangeOf(treeOf('cycles in {1..2}'), 'cycles')).toEqual({from: 1, to: 2});
    for (const text of ['cycles in {1..2, 5}', 'cycles == 4', 'hook || cycles in {1..2}', ''])
      expect(rangeOf(treeOf(text), 'cycles'), text).toBeNull();
  });
});
