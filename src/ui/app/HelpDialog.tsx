// The keys, in a dialog that the browser itself keeps modal.
import {useEffect, useRef} from 'react';
import {useLab} from '../store/lab-store.ts';
import {IconButton} from '../widgets/IconButton.tsx';
import {SHORTCUTS} from './shortcuts.ts';

/** Shown while `open`; Escape and the button close it. */
export function HelpDialog({open, onClose}: {readonly open: boolean; readonly onClose: () => void}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-title" onClose={onClose}>
      <header>
        <h2 id="help-title">Keys</h2>
        <IconButton icon="close" name="Close" onClick={onClose} />
      </header>
      <table className="twin">
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">What it does</th>
          </tr>
        </thead>
        <tbody>
          {SHORTCUTS.map(({keys, what}) => (
            <tr key={keys}>
              <td>
                <kbd>{keys}</kbd>
              </td>
              <td>{what}</td>
            </tr>
          ))}
          <tr>
            <td>
              <kbd>Shift</kbd>
            </td>
            <td>with a step: backwards</td>
          </tr>
          <tr>
            <td>
              <kbd>↑ ↓ PgUp PgDn Home End</kbd>
            </td>
            <td>in the log: choose a record; Enter goes there</td>
          </tr>
          <tr>
            <td>
              <kbd>← → ↑ ↓</kbd>
            </td>
            <td>on a splitter: resize</td>
          </tr>
        </tbody>
      </table>
      <p className="quiet">Drop a scenario (JSON) or a recording (vpio-trace) anywhere on the page to open it.</p>
      <button
        type="button"
        className="button"
        onClick={() => {
          onClose();
          useLab.getState().crash();
        }}
      >
        Make the worker fail, to see what that looks like
      </button>
    </dialog>
  );
}
