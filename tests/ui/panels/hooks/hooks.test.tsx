// The hook designer: every single hook has one box, presets are the sets, results say what goes wrong in words.
import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test} from 'vitest';
import {thousands} from '../../../../src/base/figures.ts';
import type {HookChoice} from '../../../../src/bridge/protocol/findings.ts';
import {device} from '../../../../src/kits/screens.ts';
import {everyHook} from '../../../../src/sim/models/hook-words.ts';
import {hooksOf, hookTables, isDynamicText, presetOf, shortText} from '../../../../src/ui/layout/hook-grid.ts';
import {costParts, oneIn, placesWords, reachedWords} from '../../../../src/ui/layout/hook-results.ts';
import {ChoicePrice} from '../../../../src/ui/panels/hooks/ChoicePrice.tsx';
import {DynamicTick} from '../../../../src/ui/panels/hooks/DynamicTick.tsx';
import {HookGrid} from '../../../../src/ui/panels/hooks/HookGrid.tsx';
import {HookRows} from '../../../../src/ui/panels/hooks/HookRows.tsx';

const figures = {
  accesses: 2000,
  hooked: 200,
  exits: 500,
  exitsIdealBitmap: 300,
  exitsByOperation: 900,
  cycles: {access: 1000, exit: 2000, dispatch: 300, model: 0, vmm: 400},
  vmmCycles: {registers: 150, frames: 200, memory: 0, bounce: 0, other: 50, driver: 0},
  handoffs: 4,
  mapsWritten: 6,
  denials: 2,
  unsafe: 1,
  reached: {bytesRead: 12, bytesWritten: 0, framesStolen: 3},
};
const choice: HookChoice = {
  scenario: 'rogue',
  profile: 'datasheet',
  seed: 1,
  costs: 'hp',
  hooks: ['w:CR'],
  isDynamic: false,
  registers: 'ports',
  paging: 'nested',
  decodeCycles: 1000,
  placement: 'inline',
  runs: 4,
  of: 5,
  share: 0.5,
  whole: {...figures, hooked: 2000, unsafe: 0, reached: {bytesRead: 0, bytesWritten: 0, framesStolen: 0}},
  chosen: figures,
  still: null,
  wrong: {effect: 'unsafe', detail: 'a DMA starts that the model does not see'},
  uses: {'w:CR': 100, 'w:0:RSAR0': 40, 'r:0:ISR': 7},
  rows: [
    {
      hook: 'w:0:RSAR0',
      isChosen: false,
      uses: 40,
      wrong: {effect: 'attack', detail: 'the hostile guest reaches 9 bytes'},
    },
    {hook: 'r:0:ISR', isChosen: false, uses: 7, wrong: null},
  ],
};

test('every single hook has one box in the grid, named once', () => {
  const {everyPage, byPage} = hookTables();
  const cells = [...everyPage, ...byPage].flatMap(({cells: row}) => row);
  expect(cells.map(({hook}) => hook).sort()).toEqual(everyHook(device.sheet).sort());
  expect(new Set(cells.map(({label}) => label)).size).toBe(cells.length);
  const html = renderToStaticMarkup(
    <HookGrid picked={['w:0:RSAR0']} choice={choice} onToggle={() => undefined} registerWay="ports" />,
  );
  expect(html.match(/type="checkbox"/g)).toHaveLength(cells.length);
  expect(html.match(/checked=""/g)).toHaveLength(1);
  expect(html).toContain('aria-label="write RSAR0, page 0, something goes wrong without it"');
});

test('the presets are the named sets, and a set is found again by its hooks', () => {
  const presets = device.choices.hookSets.map(({name}) => name);
  expect([...presets].sort()).toEqual(Object.keys(device.hooks.sets).sort());
  for (const name of presets) {
    expect(presetOf(hooksOf(name))).toBe(name);
    expect(shortText([...hooksOf(name)].reverse())).toBe(name);
  }
});

test('a choice of one’s own is written as the command line takes it', () => {
  expect(shortText(['w:0:RSAR0', 'r:0:ISR', 'w:data'])).toBe('w:0:RSAR0,w:data,r:0:ISR');
  expect(hooksOf('w:0:RSAR0,w:data,r:0:ISR').toSorted()).toEqual(['r:0:ISR', 'w:0:RSAR0', 'w:data']);
});

test('registers in memory are a page, whole, at the price that paging makes of it', () => {
  const shown = (changes: Partial<HookChoice>) =>
    renderToStaticMarkup(<ChoicePrice choice={{...choice, ...changes}} />);
  const nested = shown({registers: 'memory', chosen: {...figures, exits: 2000}});
  for (const words of ['Exits, the whole page', '1 page of 4 KiB', 'a nested page fault', thousands(1000), '1 in 1.0'])
    expect(nested).toContain(words);
  expect(nested).not.toContain('bitmap');
  const shadow = shown({registers: 'both', paging: 'shadow', decodeCycles: 2500});
  for (const words of ['Exits, SVM’s bitmap and the page', 'with shadow paging', thousands(2500)])
    expect(shadow).toContain(words);
  expect(shown({})).not.toContain('4 KiB');
  expect(placesWords('ports', 3)).toBe('3 ports');
  expect(placesWords('memory', 3)).toBe('1 page of 4 KiB');
  expect(placesWords('memory', 0)).toBe('no page');
  expect(placesWords('both', 3)).toBe('3 ports and 1 page of 4 KiB');
});

test('the price says how many are hooked, exits three ways, and what the attack got', () => {
  expect(oneIn(figures)).toBe('1 in 10.0');
  expect(oneIn({accesses: 5, hooked: 0})).toBe('none');
  expect(reachedWords(figures)).toBe('the attack read 12 B, sent 3 frames of others');
  expect(reachedWords({...figures, reached: null})).toBeNull();
  const html = renderToStaticMarkup(<ChoicePrice choice={choice} />);
  for (const words of ['1 in 10.0', '>500<', '>300<', '>900<', 'a DMA starts that the model does not see'])
    expect(html).toContain(words);
});

test('estimates are those of the HP preset, measured figures are not', () => {
  const estimates = (costs: 'qemu' | 'hp') =>
    costParts(figures, costs, 'inline').flatMap((part) => (part.isEstimate ? [part.name] : []));
  expect(estimates('hp')).toEqual(['port accesses', 'hand-off', 'frames kept for others', 'the VMM’s other accesses']);
  expect(estimates('qemu')).toEqual([]);
});

test('a model beside the device is in no bar and no total, and said to be there', () => {
  const spent = {...figures, cycles: {...figures.cycles, model: 700}};
  const html = renderToStaticMarkup(
    <ChoicePrice choice={{...choice, chosen: spent, whole: spent, placement: 'overlapped'}} />,
  );
  expect(html).toContain(`<b class="strong">${thousands(3700)}</b>`);
  expect(html).toContain('model beside the device <span class="whole">700<');
  expect(html).not.toContain(thousands(4400));
});

test('a dynamic set has a box of its own, says what it needs, and is priced beside the same map at rest', () => {
  const tick = (picked: readonly string[]): string =>
    renderToStaticMarkup(<DynamicTick isDynamic picked={picked} onToggle={() => undefined} />);
  expect(tick(['w:CR', 'r:reset'])).not.toContain('Needs');
  expect(tick(['w:CR'])).toContain('Needs <span class="mono">r:reset</span>');
  expect(shortText(hooksOf('sharing'), true)).toBe('sharing,dynamic');
  expect([isDynamicText('sharing,dynamic'), isDynamicText('sharing')]).toEqual([true, false]);
  const html = renderToStaticMarkup(
    <ChoicePrice choice={{...choice, isDynamic: true, still: {...figures, exits: 800, mapsWritten: 2}}} />,
  );
  for (const words of ['This choice, dynamic', 'The same, map at rest', '>800<', 'written 6 times instead of 2'])
    expect(html).toContain(words);
});

test('a wrong belief is ≠ and never an octagon; what harms nothing is said in one line', () => {
  const html = renderToStaticMarkup(<HookRows choice={choice} />);
  expect(html).toContain('≠ attack succeeds');
  expect(html).not.toContain('polygon');
  expect(html).toContain('Nothing goes wrong in this run without');
  expect(html).toContain('r:0:ISR ×7');
  expect(html).toContain('(0 of 1 run)');
});

test('before a run tells what guests use, nothing is said of single hooks', () => {
  expect(renderToStaticMarkup(<HookRows choice={{...choice, uses: {}, rows: []}} />)).toBe('');
});
