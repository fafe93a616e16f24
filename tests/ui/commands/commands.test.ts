// Keys and what they need.
import {expect, test} from 'vitest';
import {ALL_COMMANDS, act, COMMANDS} from '../../../src/ui/commands/commands.ts';
import {useLab} from '../../../src/ui/store/lab-store.ts';
import {usePage} from '../../../src/ui/store/page-store.ts';

test('what needs a run does nothing while none is open', () => {
  usePage.setState({dialog: null});
  useLab.setState({view: null});
  act(COMMANDS.policies);
  expect(usePage.getState().dialog).toBeNull();
  act(COMMANDS.help);
  expect(usePage.getState().dialog).toBe('help');
});

test('no key does two things', () => {
  const keys = ALL_COMMANDS.flatMap(({match}) => match);
  expect(new Set(keys).size).toBe(keys.length);
});

test('no key is one that every browser keeps for itself', () => {
  const keys = ALL_COMMANDS.flatMap(({match}) => match);
  for (const own of ['f1', 'f3', 'f5', 'f6', 'f7', 'f11', 'f12', 'tab']) expect(keys).not.toContain(own);
});
