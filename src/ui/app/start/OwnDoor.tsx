// The third door: a file of one's own, a scenario as text, homework; and the way back to the work of the last visit.
import {useEffect, useRef, useState} from 'react';
import {useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {FileInput} from '../FileInput.tsx';
import {pickScenario} from '../open-scenario.ts';
import {titleOfWork} from './picture-run.ts';

/** What the editor opens with: the shortest scenario there is. */
const DRAFT = 'transmit';

export function OwnDoor() {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <ul className="start-own">
      <li>
        <button type="button" className="button" onClick={() => picker.current?.click()}>
          Open a file
        </button>{' '}
        or drop it anywhere on this page: a scenario, a recording, a saved work, an assignment.
        <FileInput picker={picker} />
      </li>
      <li>
        <button
          type="button"
          className="button"
          onClick={() => void pickScenario(DRAFT).then(() => usePage.getState().openDialog('editor'))}
        >
          Edit a scenario as text
        </button>{' '}
        from the shortest one on.
      </li>
      <li>
        <a className="button" href="#homework">
          Do homework
        </a>{' '}
        that you were given as a file: answer it here, and save what you hand in.
      </li>
    </ul>
  );
}

/** Where one was at the last visit, if that was anywhere. */
export function GoOn() {
  const [title, setTitle] = useState<string | null>(null);
  // What was open is kept before the picture takes its place.
  const isPicture = useLab((state) => state.isPicture);
  useEffect(() => {
    let isShown = true;
    if (!isPicture) return;
    void titleOfWork().then((told) => {
      if (isShown) setTitle(told);
    });
    return () => {
      isShown = false;
    };
  }, [isPicture]);
  if (title === null) return null;
  return (
    <a className="button start-button" href="#lab">
      Go on where you were: {title}
    </a>
  );
}
