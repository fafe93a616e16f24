// The way to the breakpoints, and the run backwards to the one before.
import {useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {IconButton} from '../../widgets/IconButton.tsx';

/** Two buttons; the first one counts the breakpoints that are on. */
export function BreakpointButtons({ready}: {readonly ready: boolean}) {
  const count = useLab((state) => state.breakpoints.filter(({isOn}) => isOn).length);
  const {runBack} = useLab.getState();
  return (
    <span className="button-group">
      <IconButton
        icon="breakpoint"
        name={`Breakpoints: ${count === 0 ? 'none' : count} on (B)`}
        disabled={!ready}
        onClick={() => usePage.getState().openDialog('breakpoints')}
      >
        {count > 0 && <b>{count}</b>}
      </IconButton>
      <IconButton
        icon="runBack"
        name="Run back to the breakpoint before (Shift+F8)"
        disabled={!ready || count === 0}
        onClick={runBack}
      />
    </span>
  );
}
