// The breakpoints of the page, to see and to change.
import {BreakpointList} from '../panels/breakpoints/BreakpointList.tsx';
import {useLab} from '../store/lab-store.ts';
import {Dialog} from './Dialog.tsx';

/** Drawn while it is wanted. */
export default function BreakpointsDialog({onClose}: {readonly onClose: () => void}) {
  const words = useLab((state) => state.words);
  const {run, runBack} = useLab.getState();
  const closing = (act: () => void) => (): void => {
    onClose();
    act();
  };
  return (
    <Dialog title="Breakpoints" onClose={onClose}>
      {words === null ? <p>No run is open.</p> : <BreakpointList words={words} />}
      <div className="dialog-foot">
        <button type="button" className="button" onClick={closing(runBack)}>
          Run back to the one before
        </button>
        <button type="button" className="button primary" onClick={closing(run)}>
          Run to the next
        </button>
      </div>
    </Dialog>
  );
}
