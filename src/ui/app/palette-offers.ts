// What the palette offers: the commands with a key or a button, then screens, scenarios, what is saved, how the page looks, and
// whatever can be switched in the panels on screen.

import {capital, thousands} from '../../base/figures.ts';
import {device} from '../../kits/screens.ts';
import type {ScenarioEntry} from '../../scenarios/library.ts';
import {act, offeredCommands} from '../commands/commands.ts';
import {chooseState} from '../store/chosen-part.ts';
import type {FoundMoment} from '../store/found-moments.ts';
import {type Theme, useLab} from '../store/lab-store.ts';
import {LEVELS, usePage} from '../store/page-store.ts';
import {SPEEDS} from '../store/speeds.ts';
import {switchesOnScreen} from '../widgets/switches.ts';
import {toggleInspector} from './inspector-dock.ts';
import {chooseLevel} from './LevelSwitch.tsx';
import {pickScenario} from './open-scenario.ts';
import {runFiles, type SaveCommand} from './save-commands.ts';
import {goToScreen, SCREENS, screenName} from './screens.ts';
import {SIDE_TABS} from './side-tabs.ts';

/** One line of the palette. */
export interface Offer {
  readonly group: string;
  readonly name: string;
  /** The key that does the same; null where there is none. */
  readonly keys: string | null;
  /** Words that find it beside its name. */
  readonly also: string;
  readonly act: () => void;
}

const THEMES: readonly {readonly theme: Theme; readonly name: string}[] = [
  {theme: 'system', name: 'theme as the system has it'},
  {theme: 'light', name: 'light theme'},
  {theme: 'dark', name: 'dark theme'},
  {theme: 'contrast', name: 'high contrast theme'},
];

/** The commands there are now; `panels` are those of what is on screen, `library` the scenarios. */
export function pageOffers(panels: readonly Offer[], library: readonly ScenarioEntry[]): readonly Offer[] {
  // What moves a lesson's run, or opens another, would tell what is asked.
  if (useLab.getState().screen === 'lesson') return [...screenOffers(), ...shareOffers(), ...lookOffers()];
  return [
    ...keyOffers(),
    ...screenOffers(),
    ...panels,
    ...stateOffers(),
    ...saveOffers(runFiles()),
    ...shareOffers(),
    ...lookOffers(),
    ...scenarioOffers(library),
  ];
}

/** Each command with a key or a button of its own, and what Shift makes of it. */
function keyOffers(): Offer[] {
  return offeredCommands().flatMap((command): Offer[] => {
    const {words, back, keys} = command;
    const on: Offer = {group: 'Run', name: capital(words), keys, also: '', act: () => act(command)};
    if (back === undefined) return [on];
    return [on, {group: 'Run', name: capital(back), keys: `Shift+${keys}`, also: '', act: () => act(command, true)}];
  });
}

function screenOffers(): Offer[] {
  const {openDialog, read, showSide} = usePage.getState();
  const hasRun = useLab.getState().view !== null;
  const screens = SCREENS.map((one) => offer('Screen', screenName(one, hasRun), () => goToScreen(one), one.name));
  const sides = SIDE_TABS.map(({side, name}) =>
    offer('Panel', name, () => {
      location.hash = '#lab';
      showSide(side);
    }),
  );
  return [
    ...screens,
    ...sides,
    offer('Show', 'About this run', () => openDialog('run'), 'digest seed policies'),
    offer('Show', 'The deck, slide by slide', () => read({page: 'deck', slide: null}), 'talk slides source'),
    offer('Show', 'Inspector: every machine of the worker', toggleInspector, 'xstate'),
  ];
}

function stateOffers(): Offer[] {
  return device.model.states.map(({name}) =>
    offer('Choose', `Model state ${name}`, () => chooseState(name), 'filter select'),
  );
}

/** What the dialog Share copies beside the link, which has a key. */
function shareOffers(): Offer[] {
  const {share} = usePage.getState();
  return [
    offer('Share', 'Copy as Markdown with a picture', () => share('markdown'), 'export link image png clipboard'),
    offer('Share', 'Copy embed code', () => share('embed'), 'export iframe html clipboard page'),
  ];
}

function lookOffers(): Offer[] {
  const {setSpeed, setTheme} = useLab.getState();
  const themes = THEMES.map(({theme, name}) => offer('Look', capital(name), () => setTheme(theme), 'theme colour'));
  const speeds = SPEEDS.map((ratio, speed) => {
    const words = ratio === null ? 'as fast as it goes' : ratio >= 1 ? `${ratio}×` : `1/${thousands(1 / ratio)}×`;
    return offer('Speed', `Speed ${words}`, () => setSpeed(speed));
  });
  const levels = LEVELS.map((level) =>
    offer('Level', `Level ${level}`, () => chooseLevel(level), 'panels show how much'),
  );
  return [...themes, ...speeds, ...levels];
}

function scenarioOffers(library: readonly ScenarioEntry[]): Offer[] {
  return library.map(({name, title}) => offer('Scenario', title, () => void pickScenario(name), name));
}

/** The moments of the open run. */
export function momentOffers(moments: readonly FoundMoment[]): Offer[] {
  const {goToMoment} = useLab.getState();
  return moments.map((moment) => offer('Moment', moment.name, () => void goToMoment(moment), `jump ${moment.filter}`));
}

/** What can be saved, as the palette names it. */
export function saveOffers(files: readonly SaveCommand[]): Offer[] {
  return files.map(({offered: {group, name, also}, act}) => offer(group, name, act, also));
}

/** Switches in the panels on screen. */
export function switchOffers(): Offer[] {
  return switchesOnScreen().map(({panel, name, isOn, press}) =>
    offer('Switch', `${panel}: ${name}${isOn ? ' (on)' : ''}`, press),
  );
}

/** A command without a key; `also`: words that find it beside its name. */
function offer(group: string, name: string, act: () => void, also = ''): Offer {
  return {group, name, keys: null, also, act};
}
