// The keys, out of the table that the page obeys and the palette offers; and the way to see a failure.
import {offeredCommands, paletteKeys} from '../commands/commands.ts';
import {useLab} from '../store/lab-store.ts';
import {ColumnHeads} from '../widgets/ColumnHeads.tsx';
import {Dialog} from '../widgets/Dialog.tsx';
import {type Dotted, Worded} from '../widgets/Worded.tsx';

/** Words of the steps that are dotted. */
const WORDS: readonly Dotted[] = ['access', 'event', 'model event', 'operation', 'hand-off', 'denial'];

/** Drawn while it is wanted; Escape and the button close it. */
export default function HelpDialog({onClose}: {readonly onClose: () => void}) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <table className="twin" aria-label="What each key does">
        <ColumnHeads names={['Key', 'What it does']} />
        <tbody>
          <tr>
            <td>
              <kbd>{paletteKeys()}</kbd>
            </td>
            <td>find any command of the page by a few letters, and do it</td>
          </tr>
          {offeredCommands()
            .filter(({keys}) => keys !== null)
            .map(({keys, words}) => (
              <tr key={keys}>
                <td>
                  <kbd>{keys}</kbd>
                </td>
                <td>
                  <Worded text={words} dot={WORDS} />
                </td>
              </tr>
            ))}
          <tr>
            <td>
              <kbd>Shift</kbd>
            </td>
            <td>with E, X, H, N or a step: backwards</td>
          </tr>
          <tr>
            <td>
              <kbd>↑ ↓ PgUp PgDn Home End</kbd>
            </td>
            <td>in the log: choose an event; Enter goes there</td>
          </tr>
          <tr>
            <td>
              <kbd>W S A D F</kbd>
            </td>
            <td>in the timeline: zoom, pan, the present and then the whole run</td>
          </tr>
          <tr>
            <td>
              <kbd>I O Delete</kbd>
            </td>
            <td>in the timeline: choose a span from the present on, up to it, or none; or Shift and drag</td>
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
