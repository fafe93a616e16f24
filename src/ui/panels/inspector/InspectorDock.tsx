// The inspector docked in the lab: its page in a frame, and the way to a window of its own.
import {useEffect, useState} from 'react';
import {IconButton} from '../../widgets/IconButton.tsx';
import {Missing} from '../../widgets/later-part.tsx';
import {Panel} from '../../widgets/Panel.tsx';
import {inspectorOfShown, inspectorUrl, openInspectorWindow} from './lab-screens.ts';
import './inspector.css';

/** Fetched when it is first wanted. */
export default function InspectorDock({onClose}: {readonly onClose: () => void}) {
  // As long as it is docked: another address would be another entry of the history.
  const [url] = useState(() => inspectorOfShown().href);
  const [failures, setFailures] = useState(0);
  const [state, setState] = useState<'asking' | 'here' | 'missing'>('asking');
  // A frame that cannot be fetched shows a page of the browser's own, which nobody can leave.
  useEffect(() => {
    if (state !== 'asking') return;
    let isShown = true;
    void isThere(inspectorUrl()).then((is) => {
      if (!isShown) return;
      setState(is ? 'here' : 'missing');
      if (!is) setFailures((before) => before + 1);
    });
    return () => {
      isShown = false;
    };
  }, [state]);
  return (
    <Panel
      title="Inspector"
      subtitle="every machine of the worker, through @xstate/inspect"
      actions={
        <>
          <IconButton icon="open" name="Open the inspector in a second window" onClick={openInspectorWindow}>
            Second window
          </IconButton>
          <IconButton icon="close" name="Undock the inspector" onClick={onClose} />
        </>
      }
    >
      {state === 'here' ? (
        <iframe title="Inspector" src={url} />
      ) : (
        failures > 0 && (
          <Missing name="The inspector" failures={1} isAsking={state === 'asking'} onRetry={() => setState('asking')} />
        )
      )}
    </Panel>
  );
}

async function isThere(url: URL): Promise<boolean> {
  return fetch(url).then(
    ({ok}) => ok,
    () => false,
  );
}
