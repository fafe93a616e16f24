// The button that fills the screen with the presenter, and what it says where the browser refuses.
import {useState, useSyncExternalStore} from 'react';
import {IconButton} from '../../widgets/IconButton.tsx';

const isFull = (): boolean => document.fullscreenElement !== null;

function onChange(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}

/** Gives the screen back where the page has it; that it was given back meanwhile is no mistake. */
export async function leaveFullScreen(): Promise<void> {
  if (isFull()) await document.exitFullscreen().catch(() => undefined);
}

/** Fills the screen or gives it back; a refusal stands beside the button until the next press. */
export function FullScreenButton() {
  const isOn = useSyncExternalStore(onChange, isFull);
  const [isRefused, setRefused] = useState(false);
  const toggle = async (): Promise<void> => {
    setRefused(false);
    if (isFull()) await leaveFullScreen();
    else await document.documentElement.requestFullscreen().catch(() => setRefused(true));
  };
  return (
    <>
      <span className="quiet" role="status">
        {isRefused && 'The browser refuses full screen here.'}
      </span>
      <IconButton icon="fullScreen" name="Full screen, and back" pressed={isOn} onClick={() => void toggle()} />
    </>
  );
}
