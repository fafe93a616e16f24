import {expect, test} from 'vitest';
import {capital} from '../../../src/base/figures.ts';
import {learn, speak} from '../../../src/kits/screens.ts';
import {SCENARIO_LIBRARY} from '../../../src/scenarios/library.ts';
import {pageOffers, saveOffers} from '../../../src/ui/app/palette-offers.ts';
import {tableFiles} from '../../../src/ui/app/save-commands.ts';
import {SCREENS} from '../../../src/ui/app/screens.ts';
import {ALL_COMMANDS, COMMANDS, commandOfKey} from '../../../src/ui/commands/commands.ts';
import {useLab} from '../../../src/ui/store/lab-store.ts';
import {usePage} from '../../../src/ui/store/page-store.ts';
import {fixtureView} from '../fixture-view.ts';

const commands = pageOffers(saveOffers(tableFiles(['techniques', 'price'])), SCENARIO_LIBRARY);

test('no two commands are named alike within a group', () => {
  const names = commands.map(({group, name}) => `${group}: ${name}`);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('every key, every screen and every scenario is a command', () => {
  const keys = new Set(commands.map((command) => command.keys));
  expect(ALL_COMMANDS.filter((command) => !keys.has(command.keys))).toEqual([]);
  const names = new Set(commands.map(({name}) => name));
  expect(SCREENS.filter(({name}) => !names.has(name))).toEqual([]);
  expect(SCENARIO_LIBRARY.filter(({title}) => !names.has(title))).toEqual([]);
});

test('the screen of memory is offered by the name of the memory that the open run’s device moves', async () => {
  await learn('rtl8139');
  speak('rtl8139');
  useLab.setState({view: fixtureView()});
  try {
    const screens = pageOffers([], []).filter(({group}) => group === 'Screen');
    expect(screens.map(({name}) => name)).toContain('Host memory');
    expect(screens.map(({name}) => name)).not.toContain('Card memory');
  } finally {
    useLab.setState({view: null});
    speak('ne2000');
  }
});

test('all that Share copies is a command, and opens Share, which copies it; the key copies the link again', () => {
  const choose = (name: RegExp): string => {
    commands.find((command) => name.test(command.name))?.act();
    const {dialog, shareForm} = usePage.getState();
    return `${dialog}: ${shareForm}`;
  };
  expect(choose(/^Copy as Markdown with a picture$/)).toBe('share: markdown');
  expect(choose(/^Copy embed code$/)).toBe('share: embed');
  usePage.getState().openDialog('share');
  expect(usePage.getState().shareForm).toBe('link');
});

test('a screen without tables offers none, one with some all of them at once too', () => {
  expect(tableFiles([])).toEqual([]);
  expect(tableFiles(['price', 'single hooks']).map(({offered}) => offered.name)).toEqual([
    'Table of this screen: price, CSV',
    'Table of this screen: single hooks, CSV',
    'All figures of this screen, JSON',
  ]);
});

test('a step that Shift turns round is offered both ways', () => {
  const backwards = commands.filter(({keys}) => keys?.startsWith('Shift+') === true);
  expect(backwards.map(({name}) => name)).toContain('Step back to the denial before');
  expect(backwards).toHaveLength(ALL_COMMANDS.filter(({back}) => back !== undefined).length);
});

test('a key, the palette and a button do the same command', () => {
  expect(commandOfKey('b')).toBe(COMMANDS.breakpoints);
  expect(commands.filter(({name}) => name === capital(COMMANDS.breakpoints.words))).toHaveLength(1);
});
