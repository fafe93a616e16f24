// What time it is, and how long the class has been at it.
import {useEffect, useState} from 'react';

/** Runs from the moment the notes are opened; the button sets it to nothing again. */
export function NotesClock() {
  const [now, setNow] = useState(() => Date.now());
  const [start, setStart] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <span className="mono notes-time">{new Date(now).toTimeString().slice(0, 5)}</span>
      <span className="mono">
        {spanWords(now - start)} <span className="quiet">since start</span>
      </span>
      <button
        type="button"
        className="button"
        onClick={() => {
          setStart(Date.now());
          setNow(Date.now());
        }}
      >
        Start again
      </button>
    </>
  );
}

/**
 * Minutes and seconds.
 * @example spanWords(61_000) // '1:01'
 */
function spanWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
