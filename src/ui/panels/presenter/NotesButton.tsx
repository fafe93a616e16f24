// The button that opens the teacher's notes in a window of their own, and what it says where the browser opens none.
import {useState} from 'react';

/** The same window again where it is open already. */
export function NotesButton() {
  const [isRefused, setRefused] = useState(false);
  const open = (): void => {
    const notes = window.open(`${location.pathname}#notes`, 'vpio-notes', 'popup,width=760,height=860');
    setRefused(notes === null);
    notes?.focus();
  };
  return (
    <>
      <span className="quiet" role="status">
        {isRefused && 'The browser opens no window: allow pop-ups here.'}
      </span>
      <button type="button" className="button" onClick={open}>
        Notes
      </button>
    </>
  );
}
