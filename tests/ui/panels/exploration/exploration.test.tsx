// A counterexample on the page: its variables at each step are those of the walk, a loop goes round, the breach is in words.
import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import {exploreNe2k} from '../../../../src/kits/ne2000/explore/explore-ne2k.ts';
import {FAULTS} from '../../../../src/kits/ne2000/explore/faults.ts';
import {
  accessWords,
  breachWords,
  outcomeWords,
  stepAfter,
  variablesAt,
} from '../../../../src/ui/layout/counterexample-steps.ts';
import {CounterexampleSteps} from '../../../../src/ui/panels/exploration/CounterexampleSteps.tsx';
import {PropertyList} from '../../../../src/ui/panels/exploration/PropertyList.tsx';
import {useExploration} from '../../../../src/ui/store/exploration-store.ts';

const report = exploreNe2k({faults: ['skip-check'], bound: 500});
const broken = present(
  report.properties.find(({holds}) => !holds)?.counterexample ?? undefined,
  'a check that is skipped lets a transfer out',
);
const loop = present(report.withoutForcedAbort ?? undefined, 'without forced abort somebody waits for ever');

test('the variables at a step are the start’s with all changes up to it, those that changed first', () => {
  expect(Object.fromEntries(variablesAt(broken, -1).map(({name, value}) => [name, value]))).toEqual(broken.initial);
  for (const [at, {changes}] of broken.steps.entries()) {
    const rows = variablesAt(broken, at);
    expect(rows).toHaveLength(Object.keys(broken.initial).length);
    const changed = rows.slice(0, Object.keys(changes).length);
    expect(Object.fromEntries(changed.map(({name, before, value}) => [name, [before, value]]))).toEqual(changes);
  }
});

test('each change begins where the variable stood', () => {
  for (const one of [broken, loop]) {
    for (const [at, {changes}] of one.steps.entries()) {
      const before = new Map(variablesAt(one, at - 1).map(({name, value}) => [name, value]));
      for (const [name, [was]] of Object.entries(changes)) expect(before.get(name), `${name} at ${at}`).toBe(was);
    }
  }
});

test('a run ends at its last step, a loop goes round', () => {
  const last = broken.steps.length - 1;
  expect([stepAfter(broken, -1), stepAfter(broken, last)]).toEqual([0, last]);
  expect(stepAfter(loop, loop.steps.length - 1)).toBe(loop.loopsTo);
});

test('steps and breaches are in words', () => {
  expect(breachWords(broken)).toMatch(/^a (transmission|remote \w+) of 0x\w+ to 0x\w+ is live for guest [AB]$/);
  expect(breachWords(loop)).toContain('goes round for ever');
  const suspended = present(
    loop.steps.find(({outcome}) => outcome === 'suspended'),
    'somebody waits',
  );
  expect(outcomeWords(suspended)).toContain('suspended');
  expect(accessWords(suspended)).toMatch(/^(OUT 0x[0-9A-F]{2} ← 0x[0-9A-F]+|IN 0x[0-9A-F]{2})$/);
});

test('an access to configuration space is told as one', () => {
  const [step] = broken.steps;
  const at = (offset: number) => step && accessWords({...step, access: {direction: 'out', offset, size: 1, value: 3}});
  expect([at(4), at(0x204)]).toEqual(['OUT 0x04 ← 0x03', 'OUT CONFIG 0x04 ← 0x03']);
});

test('the list says what of the model was met, and what no walk has in it', () => {
  const missed = [
    {name: 'Off.Go', why: 'nobody goes'},
    {name: 'On.Go', why: null},
  ];
  const met = {...report.met, edges: {of: 9, met: 7, missed}};
  Object.assign(useExploration.getInitialState(), {report: {...report, met, leavesOut: ['what is blue', 'time']}});
  const html = renderToStaticMarkup(<PropertyList />);
  Object.assign(useExploration.getInitialState(), {report: null});
  expect(html).toContain('7 of 9 edges were met');
  expect(html).toMatch(/Off\.Go<.*nobody goes.*On\.Go<.*not as far as was walked/);
  expect(html).toContain('Not walked: what is blue; time.');
});

test('it stands at its last step, with the property, the breach and what changed', () => {
  const html = renderToStaticMarkup(<CounterexampleSteps counterexample={broken} at={broken.steps.length - 1} />);
  expect(html.match(/aria-current="step"/g)).toHaveLength(1);
  expect(html).toContain('≠</span> No DMA outside the window');
  expect(html).toContain(broken.says);
  expect(html).toContain(`after step ${broken.steps.length} of ${broken.steps.length}`);
  expect(html.match(/data-changed="true"/g)).toHaveLength(Object.keys(broken.steps.at(-1)?.changes ?? {}).length);
  expect(html).not.toContain('polygon');
});

test('every rule that can be broken says what that means', () => {
  for (const {says} of Object.values(FAULTS)) expect(says.length).toBeGreaterThan(20);
});

test('counterexamples from a file say of which model they are', () => {
  // What is rendered without a page is the store as it began.
  Object.assign(useExploration.getInitialState(), {counterexamples: [broken]});
  const html = renderToStaticMarkup(<PropertyList />);
  Object.assign(useExploration.getInitialState(), {counterexamples: []});
  expect(html).toContain(`From a file; model <span class="mono">${broken.model}</span>`);
});
