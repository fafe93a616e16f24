// The way to the breakpoints, the run backwards to the one before, and the way to act on the run.

import {capital} from '../../../base/figures.ts';
import {CommandButton} from '../../commands/CommandButton.tsx';
import {COMMANDS} from '../../commands/commands.ts';
import {useLab} from '../../store/lab-store.ts';
import {IconButton} from '../../widgets/IconButton.tsx';

/** The first button counts the breakpoints that are on; the last one forks the run. */
export function BreakpointButtons() {
  const count = useLab((state) => state.breakpoints.filter(({isOn}) => isOn).length);
  const ready = useLab((state) => state.view !== null);
  return (
    <span className="button-group">
      <CommandButton
        of={COMMANDS.breakpoints}
        icon="breakpoint"
        name={`Breakpoints: ${count === 0 ? 'none' : count} on (B)`}
      >
        {count > 0 && <b>{count}</b>}
      </CommandButton>
      <IconButton
        icon="runBack"
        name={`${capital(COMMANDS.run.back)} (Shift+F8)`}
        disabled={!ready || count === 0}
        onClick={() => COMMANDS.run.act(true)}
      />
      <CommandButton of={COMMANDS.act} icon="fork" />
    </span>
  );
}
