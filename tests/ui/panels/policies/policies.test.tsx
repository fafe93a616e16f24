// The form of policies: every choice of the schema is there, the scenario's own is chosen, what differs is what is carried.
import {renderToStaticMarkup} from 'react-dom/server';
import {afterEach, expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import {device, speakOf} from '../../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../../src/kits/usual-device.ts';
import {POLICIES} from '../../../../src/policies/policies.ts';
import {changedScenario} from '../../../../src/scenarios/changes.ts';
import {scenarioNamed} from '../../../../src/scenarios/library.ts';
import {changesOf, choose, draftOf} from '../../../../src/ui/layout/policy-draft.ts';
import {machineWords, policyWords} from '../../../../src/ui/layout/policy-words.ts';
import {PolicyForm} from '../../../../src/ui/panels/policies/PolicyForm.tsx';

const original = present(scenarioNamed('two-guests'), 'two-guests is in the library');
/** Asked only of a device whose DMA reaches the machine's own memory. */
const OF_HOST_MEMORY = ['guestMemory', 'translation', 'descriptors', 'receiver', 'pageMoves', 'paging'];
const draw = (scenario = original): string =>
  renderToStaticMarkup(<PolicyForm run={{scenario, original}} onApplied={() => undefined} />);

afterEach(() => speakOf(USUAL_DEVICE));

test('every policy of a scenario has its group, and every choice is one that the schema takes', () => {
  const html = draw();
  const asked = [...policyWords().map(({policy}) => policy), 'forcedAbortUs', ...OF_HOST_MEMORY];
  for (const policy of Object.keys(original.policies)) expect(asked).toContain(policy);
  for (const {policy, name, choices} of [...policyWords(), ...machineWords()]) {
    expect(html).toContain(`<legend>${name}</legend>`);
    for (const {value, consequence} of choices) {
      expect(consequence).toMatch(/\.$/);
      if (policy === 'profile') continue;
      const changes = policy === 'costs' ? {costs: value} : {policies: {[policy]: value}};
      expect(changedScenario(original, changes).ok, `${policy} ${value}`).toBe(true);
    }
  }
  for (const name of ['The card taken by force', 'A guest’s time on the processor', 'Hooks'])
    expect(html).toContain(`<legend>${name}</legend>`);
});

test('every named hook set is offered, with its words', () => {
  expect(device.choices.hookSets.map(({name}) => name).sort()).toEqual(Object.keys(device.hooks.sets).sort());
});

test('what gives up safety is marked, and nothing else', () => {
  const marked = policyWords().flatMap(({policy, choices}) =>
    choices.filter(({isUnsound}) => isUnsound === true).map(({value}) => `${policy} ${value}`),
  );
  expect(marked).toEqual(['packetMemory none', 'modelPlacement guest']);
  expect(draw()).toContain('≠');
});

test('what a run in force is told to be unsound is marked so where it is chosen, on a device that masters the bus too', async () => {
  await speakOf('rtl8139');
  const unsound = policyWords().flatMap(({policy, choices}) =>
    choices
      .filter(({value, consequence}) => /unsound/i.test(`${POLICIES[policy].choices?.[value]} ${consequence}`))
      .map(({value, isUnsound}) => [policy, value, isUnsound]),
  );
  expect(unsound).toContainEqual(['pageMoves', 'ignore', true]);
  expect(unsound.filter(([, , isUnsound]) => isUnsound !== true)).toEqual([]);
});

test('the run’s own choices are chosen, and nothing can be applied before something differs', () => {
  const html = draw();
  expect(html.match(/checked=""/g)).toHaveLength(policyWords().length + machineWords().length + 1);
  expect(html).toContain('These are the policies of the open run.');
  expect(html).toMatch(/<button type="submit"[^>]*disabled=""/);
});

test('a draft carries what differs from the scenario, a new card its hooks along', () => {
  const draft = draftOf(original);
  expect(changesOf(draft, original)).toBeNull();
  expect(changesOf({...draft, policies: {...draft.policies, denial: 'stop'}}, original)).toEqual({
    policies: {denial: 'stop'},
  });
  const onQemu = choose(draft, 'profile', 'qemu', original);
  expect(onQemu.hooks).toBe(original.hooks.qemu);
  expect(changesOf(onQemu, original)).toBeNull();
  const listed = choose({...draft, hooks: 'w:CR'}, 'profile', 'qemu', original);
  expect(changesOf(listed, original)).toEqual({hooks: 'w:CR'});
});

test('a device without memory of its own, network and other profiles is offered no choice that needs one', async () => {
  const offered = (): readonly string[] =>
    [...policyWords(), ...machineWords()].flatMap(({policy, choices}) =>
      choices.map(({value}) => `${policy} ${value}`),
    );
  const all = offered();
  await speakOf('copy-engine');
  const absent = all.filter((choice) => !offered().includes(choice));
  expect(absent).toEqual([
    ...['packetMemory swap-used', 'packetMemory swap-all'],
    ...['parkedFrames kept', 'parkedFrames lost', 'parkedFrames handoff'],
    ...['reusable drained', 'profile qemu'],
  ]);
  expect(policyWords().map(({policy}) => policy)).not.toContain('parkedFrames');
});

test('page maps and the addresses of DMA are chosen where a device reaches host memory, and nowhere else', async () => {
  const ofHost = (): readonly string[] =>
    policyWords().flatMap(({policy}) => (OF_HOST_MEMORY.includes(policy) ? [policy] : []));
  expect(ofHost()).toEqual([]);
  await speakOf('rtl8139');
  expect(ofHost()).toEqual(OF_HOST_MEMORY);
  const run = present(scenarioNamed('rtl8139-two-guests'), 'it is in the library');
  const html = draw(run);
  for (const name of ['Guest memory lies', 'The address that a driver gives the card', 'Pages are kept by'])
    expect(html).toContain(`<legend>${name}</legend>`);
  expect(html).toContain('Idle, and the receive ring is drained');
});
