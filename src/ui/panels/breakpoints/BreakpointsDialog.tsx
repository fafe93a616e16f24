// The breakpoints: each a filter that may be off, and the ways to make another.
import {printFilter} from '../../../trace/filter/filter.ts';
import {parseFilter} from '../../../trace/filter/parse.ts';
import type {FilterWords} from '../../../trace/filter/words.ts';
import {useLab} from '../../store/lab-store.ts';
import {Dialog} from '../../widgets/Dialog.tsx';
import {FilterBox} from '../../widgets/FilterBox.tsx';
import {IconButton} from '../../widgets/IconButton.tsx';
import {addBreakpoint} from '../filter/put-filter.ts';
import {ReadyMade} from './ReadyMade.tsx';
import './breakpoints.css';
import {Term} from '../../widgets/Term.tsx';

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

/** Changes hold at once, for the run under way too. */
function BreakpointList({words}: {readonly words: FilterWords}) {
  const breakpoints = useLab((state) => state.breakpoints);
  const {setBreakpoints} = useLab.getState();
  const add = (text: string): void => {
    const parsed = parseFilter(text, words);
    if (parsed.ok && parsed.filter !== null) addBreakpoint(printFilter(parsed.filter));
  };
  return (
    <>
      <p className="quiet">
        A run stops behind the first <Term word="event">event</Term> that passes one of these filters; running back,
        behind the last one before.
      </p>
      {breakpoints.length === 0 ? (
        <p className="breakpoints-none">There is no breakpoint yet.</p>
      ) : (
        <ul className="breakpoints" aria-label="Breakpoints">
          {breakpoints.map((one) => (
            <li key={one.id}>
              <label>
                <input
                  type="checkbox"
                  checked={one.isOn}
                  onChange={() =>
                    setBreakpoints(breakpoints.map((each) => (each === one ? {...one, isOn: !one.isOn} : each)))
                  }
                />
                <code>{one.text}</code>
              </label>
              {!parseFilter(one.text, words).ok && (
                <span className="breakpoints-unread" title="The words of this run do not have it: it stops nothing">
                  not of this run
                </span>
              )}
              <IconButton
                icon="close"
                name={`Remove ${one.text}`}
                onClick={() => setBreakpoints(breakpoints.filter((each) => each !== one))}
              />
            </li>
          ))}
        </ul>
      )}
      <h3>Add one</h3>
      <div className="breakpoints-add">
        <FilterBox
          key={breakpoints.length}
          label="Filter that stops the run"
          value=""
          words={words}
          placeholder="dma.verdict == deny && guest.id == C"
          onApply={add}
        />
        <span className="quiet">Enter adds it</span>
      </div>
      <ReadyMade words={words} onAdd={add} />
    </>
  );
}
