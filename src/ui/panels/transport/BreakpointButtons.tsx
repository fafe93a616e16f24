// The way to the breakpoints, the run backwards to the one before, and the way to act on the run.
import {useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {IconButton} from '../../widgets/IconButton.tsx';

/** The first button counts the breakpoints that are on; the last one forks the run. */
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
      <IconButton
        icon="fork"
        name="Act here: another policy, or a frame on the wire (I)"
        disabled={!ready}
        onClick={() => usePage.getState().openDialog('act')}
      />
    </span>
  );
}
