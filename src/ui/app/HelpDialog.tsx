// The keys and what else hands can do, and the way to see a failure.
import {useLab} from '../store/lab-store.ts';
import {Dialog} from './Dialog.tsx';
import {SHORTCUTS} from './shortcuts.ts';

/** Drawn while it is wanted; Escape and the button close it. */
export default function HelpDialog({onClose}: {readonly onClose: () => void}) {
  return (
    <Dialog title="Keys" onClose={onClose}>
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
    </Dialog>
  );
}
