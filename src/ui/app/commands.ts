// Every command of the page as one table: the keys' own, then screens, scenarios, what is saved, how the page looks, and
// whatever can be switched in the panels on screen.
import type {ScenarioEntry} from '../../scenarios/library.ts';
import {STATES} from '../../sim/models/ne2k/names.ts';
import {ALL_COMMANDS, act, capital} from '../commands/commands.ts';
import {chooseState} from '../store/chosen-part.ts';
import type {FoundMoment} from '../store/found-moments.ts';
import {type Theme, useLab} from '../store/lab-store.ts';
import {withCode} from '../store/later-code.ts';
import {LEVELS, usePage} from '../store/page-store.ts';
import {RUN_FORMATS, saveRun} from '../store/save-run.ts';
import {SPEEDS} from '../store/speeds.ts';
import {thousands} from '../widgets/figures.ts';
import {switchesOnScreen} from '../widgets/switches.ts';
import {toggleInspector} from './inspector-dock.ts';
import {chooseLevel} from './LevelSwitch.tsx';
import {presentWork, savePicture} from './later.ts';
import {pickScenario} from './open-scenario.ts';
import {picturedPanels} from './picture/pictured-panels.ts';
import {goToScreen, SCREENS} from './screens.ts';
import {SIDE_TABS} from './side-tabs.ts';
import {saveTable} from './tables/save-table.ts';

/** One thing the page can do. */
export interface Command {
  readonly group: string;
  readonly name: string;
  /** The key that does the same; null where there is none. */
  readonly keys: string | null;
  /** Words that find it beside its name. */
  readonly also?: string;
  readonly act: () => void;
}

const THEMES: readonly {readonly theme: Theme; readonly name: string}[] = [
  {theme: 'system', name: 'theme as the system has it'},
  {theme: 'light', name: 'light theme'},
  {theme: 'dark', name: 'dark theme'},
  {theme: 'contrast', name: 'high contrast theme'},
];

/** The commands there are now; `panels` are those of what is on screen, `library` the scenarios. */
export function pageCommands(panels: readonly Command[], library: readonly ScenarioEntry[]): readonly Command[] {
  // What moves a lesson's run, or opens another, would tell what is asked.
  if (useLab.getState().screen === 'lesson') return [...screenCommands(), ...shareCommands(), ...lookCommands()];
  return [
    ...keyCommands(),
    ...screenCommands(),
    ...panels,
    ...stateCommands(),
    ...fileCommands(),
    ...shareCommands(),
    ...lookCommands(),
    ...scenarioCommands(library),
  ];
}

/** Each command with a key or a button of its own, and what Shift makes of it. */
function keyCommands(): Command[] {
  return ALL_COMMANDS.flatMap((command): Command[] => {
    const {words, back, keys} = command;
    const on: Command = {group: 'Run', name: capital(words), keys, act: () => act(command)};
    if (back === undefined) return [on];
    return [on, {group: 'Run', name: capital(back), keys: `Shift+${keys}`, act: () => act(command, true)}];
  });
}

function screenCommands(): Command[] {
  const screens = SCREENS.map((one) => ({
    group: 'Screen',
    name: one.name,
    keys: null,
    act: () => goToScreen(one),
  }));
  const sides = SIDE_TABS.map(({side, name}) => ({
    group: 'Panel',
    name,
    keys: null,
    act: () => {
      location.hash = '#lab';
      usePage.getState().showSide(side);
    },
  }));
  return [
    ...screens,
    ...sides,
    {
      group: 'Show',
      name: 'About this run',
      also: 'digest seed policies',
      keys: null,
      act: () => usePage.getState().openDialog('run'),
    },
    {
      group: 'Show',
      name: 'The deck, slide by slide',
      also: 'talk slides source',
      keys: null,
      act: () => usePage.getState().read({page: 'deck', slide: null}),
    },
    {group: 'Show', name: 'Inspector: every machine of the worker', also: 'xstate', keys: null, act: toggleInspector},
  ];
}

function stateCommands(): Command[] {
  return STATES.map((state) => ({
    group: 'Choose',
    name: `Model state ${state}`,
    also: 'filter select',
    keys: null,
    act: () => chooseState(state),
  }));
}

function fileCommands(): Command[] {
  const work: Command = {
    group: 'Save',
    name: 'This work, .vpio.json',
    also: 'export download file',
    keys: null,
    act: () => withCode('this work', presentWork, ({saveWork}) => void saveWork()),
  };
  const runs = RUN_FORMATS.map(({format, name}) => ({
    group: 'Save',
    name: capital(name),
    also: 'export download file',
    keys: null,
    act: () => void saveRun(format),
  }));
  return [...runs, work];
}

/** What the dialog Share copies beside the link, which has a key. */
function shareCommands(): Command[] {
  return [
    {
      group: 'Share',
      name: 'Copy as Markdown with a picture',
      also: 'export link image png clipboard',
      keys: null,
      act: () => usePage.getState().share('markdown'),
    },
    {
      group: 'Share',
      name: 'Copy embed code',
      also: 'export iframe html clipboard page',
      keys: null,
      act: () => usePage.getState().share('embed'),
    },
  ];
}

function lookCommands(): Command[] {
  const themes = THEMES.map(({theme, name}) => ({
    group: 'Look',
    name: capital(name),
    also: 'theme colour',
    keys: null,
    act: () => useLab.getState().setTheme(theme),
  }));
  const speeds = SPEEDS.map((ratio, speed) => ({
    group: 'Speed',
    name: `Speed ${ratio === null ? 'as fast as it goes' : ratio >= 1 ? `${ratio}×` : `1/${thousands(1 / ratio)}×`}`,
    keys: null,
    act: () => useLab.getState().setSpeed(speed),
  }));
  const levels = LEVELS.map((level) => ({
    group: 'Level',
    name: `Level ${level}`,
    also: 'panels show how much',
    keys: null,
    act: () => chooseLevel(level),
  }));
  return [...themes, ...speeds, ...levels];
}

function scenarioCommands(library: readonly ScenarioEntry[]): Command[] {
  return library.map(({name, title}) => ({
    group: 'Scenario',
    name: title,
    also: name,
    keys: null,
    act: () => void pickScenario(name),
  }));
}

/** The moments of the open run. */
export function momentCommands(moments: readonly FoundMoment[]): Command[] {
  return moments.map((moment) => ({
    group: 'Moment',
    name: moment.name,
    also: `jump ${moment.filter}`,
    keys: null,
    act: () => void useLab.getState().goToMoment(moment),
  }));
}

/** A picture of each panel on screen, in both formats. */
export function pictureCommands(root: ParentNode): Command[] {
  return picturedPanels(root).flatMap(({title}) =>
    (['svg', 'png'] as const).map((format) => ({
      group: 'Picture',
      name: `${title}, ${format.toUpperCase()}`,
      also: 'export save image diagram',
      keys: null,
      act: () => withCode('pictures', savePicture, (code) => void code.savePicture(title, format)),
    })),
  );
}

/** The tables that the screen has, by name, each and all of them as files. */
export function tableCommands(names: readonly string[]): Command[] {
  if (names.length === 0) return [];
  const save = (name: string, table: string | null): Command => ({
    group: 'Save',
    name,
    also: 'export download file table figures of this screen',
    keys: null,
    act: () => saveTable(table),
  });
  return [
    ...names.map((name) => save(`Table of this screen: ${name}, CSV`, name)),
    save('All figures of this screen, JSON', null),
  ];
}

/** Switches in the panels on screen. */
export function switchCommands(): Command[] {
  return switchesOnScreen().map(({panel, name, isOn, press}) => ({
    group: 'Switch',
    name: `${panel}: ${name}${isOn ? ' (on)' : ''}`,
    keys: null,
    act: press,
  }));
}
