// The presenter's end of the line to the window of notes: it tells what is shown when that window asks, when it changes, and when
// nothing is shown any more.
import {openPresentLine, type Presented, type PresentMessage} from '../../store/present-channel.ts';

export interface NotesLine {
  /** What is shown may be another; told if it is. */
  readonly changed: () => void;
  readonly close: () => void;
}

/** `hear`: what the notes ask for. */
export function openNotesLine(now: () => Presented | null, hear: (message: PresentMessage) => void): NotesLine {
  const line = openPresentLine((message) => {
    if (message.type === 'hello') tell(true);
    else hear(message);
  });
  let last = '';
  const tell = (isAsked: boolean): void => {
    const presented = now();
    const text = JSON.stringify(presented);
    if (isAsked || text !== last) line.tell({type: 'presented', presented});
    last = text;
  };
  const leave = (): void => line.tell({type: 'presented', presented: null});
  window.addEventListener('pagehide', leave);
  tell(true);
  return {
    changed: () => tell(false),
    close() {
      window.removeEventListener('pagehide', leave);
      leave();
      line.close();
    },
  };
}
