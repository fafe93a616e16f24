// The page's top line: which screen, which scenario with which seed on which card, the theme and the help.
import {device} from '../../kits/screens.ts';
import {CommandButton} from '../commands/CommandButton.tsx';
import {COMMANDS, paletteKeys} from '../commands/commands.ts';
import {memoryTitle} from '../layout/memory-name.ts';
import {type Theme, useLab} from '../store/lab-store.ts';
import {type PageDialog, usePage} from '../store/page-store.ts';
import {IconButton, Kbd} from '../widgets/IconButton.tsx';
import {onPlainClick} from '../widgets/plain-click.ts';
import {Term} from '../widgets/Term.tsx';
import {LevelSwitch} from './LevelSwitch.tsx';
import {SaveControl} from './SaveControl.tsx';
import {ScenarioControls} from './ScenarioControls.tsx';
import {goToScreen, SCREENS, screenHref} from './screens.ts';

const NEXT_THEME: Readonly<Record<Theme, Theme>> = {
  system: 'light',
  light: 'dark',
  dark: 'contrast',
  contrast: 'system',
};

/** Always there, whatever the window. */
export function AppHeader({
  onDialog,
  inspector,
}: {
  readonly onDialog: (dialog: PageDialog) => void;
  readonly inspector: {readonly isDocked: boolean; readonly toggle: () => void};
}) {
  const screen = useLab((state) => state.screen);
  const within = SCREENS.find((one) => one.screen === screen)?.within;
  // Looked at with every view, as the device comes with one.
  const isOfHost = useLab((state) => state.view !== null && device.memory.isHost === true);
  const theme = useLab((state) => state.theme);
  const setTheme = useLab((state) => state.setTheme);
  const isIntro = usePage((state) => state.level === 'intro');
  // The start page stands before all runs, a lesson steps its own.
  const isBare = screen === 'start' || screen === 'lesson';
  return (
    <header className="bar">
      <h1 className="brand">
        <Term word="VPIO">VPIO</Term>{' '}
        <a href="#start" aria-label="VPIO Lab: the start page" title="The start page">
          Lab
        </a>
      </h1>
      <nav className="screens" aria-label="Screen">
        {SCREENS.filter(({isAlone, isDeep}) => isAlone !== true && !(isIntro && isDeep === true)).map((one) => (
          <a
            key={one.screen}
            href={screenHref(one)}
            aria-current={one.screen === screen ? 'page' : one.screen === within ? 'true' : undefined}
            onClick={onPlainClick(() => goToScreen(one))}
          >
            {one.screen === 'memory' && isOfHost ? memoryTitle() : one.name}
          </a>
        ))}
      </nav>
      <CommandButton of={COMMANDS.present} icon="present" />
      {!isBare && <span className="bar-rule" />}
      {!isBare && <ScenarioControls />}
      {!isBare && <SaveControl />}
      {screen !== 'start' && <CommandButton of={COMMANDS.share} icon="link" />}
      {!isBare && !isIntro && <RunButtons onDialog={onDialog} inspector={inspector} />}
      <span className="grow" />
      {!isBare && <LevelSwitch />}
      <IconButton
        icon="theme"
        name={`Theme: ${theme}; switch to ${NEXT_THEME[theme]}`}
        onClick={() => setTheme(NEXT_THEME[theme])}
      >
        <span className="roomiest">{theme}</span>
      </IconButton>
      <IconButton icon="search" name="Commands: find any by a few letters" onClick={() => onDialog('palette')}>
        <span className="roomy">
          <Kbd>{paletteKeys()}</Kbd>
        </span>
      </IconButton>
      <CommandButton of={COMMANDS.help} icon="help">
        <Kbd>?</Kbd>
      </CommandButton>
    </header>
  );
}

/** What the run rests on, what makes it repeat, and every machine behind it. */
function RunButtons({
  onDialog,
  inspector,
}: {
  readonly onDialog: (dialog: PageDialog) => void;
  readonly inspector: {readonly isDocked: boolean; readonly toggle: () => void};
}) {
  const ready = useLab((state) => state.view !== null);
  return (
    <>
      <CommandButton of={COMMANDS.policies} icon="policies">
        <span className="roomy">Policies</span>
      </CommandButton>
      <IconButton
        icon="info"
        name="About this run: what makes it repeat, and its digest"
        disabled={!ready}
        onClick={() => onDialog('run')}
      >
        <span className="roomiest">About</span>
      </IconButton>
      <IconButton
        icon="inspector"
        name="Inspector: every machine of the worker"
        pressed={inspector.isDocked}
        onClick={inspector.toggle}
      >
        <span className="roomiest">Inspector</span>
      </IconButton>
    </>
  );
}
