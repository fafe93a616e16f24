import {beforeEach, describe, expect, test} from 'vitest';
import {LAB_PANELS, usePage} from '../../../src/ui/store/page-store.ts';

describe('dialogs', () => {
  beforeEach(() => usePage.setState({dialog: null}));

  test('the open one closes', () => {
    usePage.getState().openDialog('help');
    usePage.getState().closeDialog('help');
    expect(usePage.getState().dialog).toBeNull();
  });

  test('a late word that the one before has closed leaves the next one open', () => {
    usePage.getState().openDialog('help');
    usePage.getState().openDialog('policies');
    usePage.getState().closeDialog('help');
    expect(usePage.getState().dialog).toBe('policies');
  });
});

test('of the panels one always stays', () => {
  const {showPanel} = usePage.getState();
  for (const panel of LAB_PANELS) showPanel(panel, false);
  expect(usePage.getState().hidden).toEqual(['machine', 'model', 'event', 'timeline']);
  showPanel('model', true);
  expect(usePage.getState().hidden).toEqual(['machine', 'event', 'timeline']);
});
