// Links with a whole view: what one says is what it was made of; all that the project ever wrote opens; damage is named.
import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {deflateSync, strToU8} from 'fflate';
import {describe, expect, test} from 'vitest';
import {formatAnyLink, parseAnyLink} from '../../src/scenarios/any-link.ts';
import {packScenario, unpackScenario} from '../../src/scenarios/own-scenario.ts';
import {anyView, type ViewLink} from './any-view.ts';

interface OldLink {
  readonly form: string;
  readonly query: string;
  readonly run: object;
}

const OLD: readonly OldLink[] = JSON.parse(readFileSync('tests/scenarios/old/links.json', 'utf8'));

/** The query of a view. */
function written(link: ViewLink): string {
  const query = formatAnyLink(link);
  return query.ok ? query.value : query.fault.message;
}

function refused(query: string): string {
  const read = parseAnyLink(query);
  return read.ok ? 'taken' : `${read.fault.place}: ${read.fault.message}`;
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

test('a link leads to the view that it was made of, and to that alone', () => {
  fc.assert(
    fc.property(anyView, (link) => {
      expect(parseAnyLink(written(link))).toEqual({ok: true, value: link});
    }),
    {numRuns: 300},
  );
});

test('what is as usual is not in the link, and the rest can be read', () => {
  const [link] = fc.sample(anyView, 1);
  const usual = parseAnyLink('?v=2&scenario=ping');
  if (link === undefined || !usual.ok || usual.value.view === null) throw new Error('no view');
  const {view} = usual.value;
  const run = {
    scenario: 'ping',
    seed: 7,
    profile: 'qemu',
    card: null,
    changes: null,
    event: 120,
    moment: null,
  } as const;
  expect(written({run, own: null, view})).toBe('?v=2&scenario=ping&seed=7&profile=qemu&event=120');
  expect(
    written({
      run,
      own: null,
      view: {
        ...view,
        hidden: ['log'],
        sizes: {'full.machine': 500},
        filter: 'reg == CR',
        page: 64,
        scale: 1,
        address: 0x4_2100,
        verdicts: 'denied',
      },
    }),
  ).toBe(
    '?v=2&scenario=ping&seed=7&profile=qemu&event=120&filter=reg+%3D%3D+CR&page=64&scale=1&address=270592&verdicts=denied&hidden=log&sizes=full.machine:500',
  );
});

test.each(OLD)('$form: it opens', ({query, run}) => {
  expect(parseAnyLink(query)).toEqual({
    ok: true,
    value: {run: {moment: null, card: null, ...run}, own: null, view: null},
  });
});

test('words of others in a link are not read', () => {
  expect(parseAnyLink('?v=2&scenario=ping&utm_source=course&fbclid=x')).toEqual(parseAnyLink('?v=2&scenario=ping'));
});

describe('a damaged link is refused with its field', () => {
  const mine = packScenario({name: 'mine', text: 'a b c '.repeat(40)});
  test.each([
    ['?v=3&scenario=ping', 'link: v: version 3 is newer than this program, which reads versions 1 and 2'],
    ['?v=two', 'link: v: "two" is no version; this program reads 1 and 2'],
    ['?v=2&scenario=../etc', 'link: scenario: a name is 1 to 40 letters, digits, - _ and .'],
    ['?v=2&card=No+Card', 'link: card: a card is named by its device: 1 to 40 small letters, digits and -'],
    ['?v=2&selected=-1', 'link: selected: "-1", wanted a whole number from 0 to 1000000000'],
    ['?v=2&known=9999999999', 'link: known: 9999999999, wanted a whole number from 0 to 1000000000'],
    ['?v=2&theme=pink', 'link: theme: "pink" is not one of system, light, dark, contrast'],
    ['?v=2&side=', 'link: side: "" is not one of event, registers, costs'],
    ['?v=2&level=expert', 'link: level: "expert" is not one of intro, lab, research'],
    [
      '?v=2&hidden=machine,model,event,timeline,log',
      'link: hidden: "machine,model,event,timeline,log", wanted some of',
    ],
    ['?v=2&hidden=machine,machine', 'link: hidden: "machine,machine", wanted some of'],
    ['?v=2&sizes=full.machine:0', 'link: sizes: "full.machine:0", wanted a panel of a window and its pixels'],
    ['?v=2&sizes=__proto__:5', 'link: sizes: "__proto__:5", wanted'],
    ['?v=2&lesson=<b>', 'link: lesson: "<b>" is no name of a lesson'],
    ['?v=2&step=1.5', 'link: step: "1.5", wanted a whole number from 0 to 9999'],
    [`?v=2&scenario=ping&own=${mine}`, 'link: own: a link names a scenario or brings one along, not both'],
    ['?v=2&own=a*b', 'link: own: the letters are not base64url'],
    [`?v=2&own=${mine.slice(0, -8)}`, 'link: own: it is damaged or cut off: it does not unpack'],
    [`?v=2&own=${'_'.repeat(40)}`, 'link: own: it is damaged or cut off: it does not unpack'],
    [`?v=2&own=${base64url(deflateSync(strToU8('[1]')))}`, 'link: own: what it unpacks to is no JSON object'],
    [`?v=2&own=${base64url(deflateSync(strToU8('{"a":')))}`, 'link: own: not JSON: '],
  ])('%s', (query, words) => {
    expect(refused(query)).toContain(words);
  });

  test('one that is too long, or has a filter that is', () => {
    expect(refused(`?v=2&filter=${'x'.repeat(2001)}`)).toBe(
      'link: filter: the filter has 2001 characters, at most 2000',
    );
    expect(refused(`?${'x'.repeat(100_001)}`)).toBe('link: 100002 characters, more than the limit of 100000');
  });

  test('a scenario that unpacks to far more than a hand writes', () => {
    const bomb = base64url(deflateSync(new Uint8Array(4_000_000), {level: 9}));
    expect(unpackScenario(bomb)).toEqual({
      ok: false,
      fault: {place: '', message: 'it unpacks to more than the limit of 262144 bytes'},
    });
  });

  test('any text is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('own', 'sizes', 'hidden', 'filter', 'v', 'page'), (text, field) => {
        const query = `?v=2&${field}=${encodeURIComponent(text)}`;
        expect(typeof parseAnyLink(query).ok).toBe('boolean');
      }),
    );
  });
});

test('a view that servers would refuse the address of is no link', () => {
  const [link] = fc.sample(anyView, 1);
  if (link === undefined) throw new Error('no view');
  const noise = Array.from({length: 3000}, (_, i) => Math.imul(i + 1, 0x9e3779b1).toString(36)).join('');
  const query = formatAnyLink({...link, run: {...link.run, scenario: null}, own: {name: 'mine', noise}});
  expect(query.ok ? '' : query.fault.message).toMatch(
    /^it would have \d+ characters, and servers refuse more than some 7000$/,
  );
});
