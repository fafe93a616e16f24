// The inspector docked in the lab: its page in a frame, and the way to a window of its own.
import {IconButton} from '../../widgets/IconButton.tsx';
import {Panel} from '../../widgets/Panel.tsx';
import {inspectorUrl, openInspectorWindow} from './lab-screens.ts';
import './inspector.css';

/** Fetched when it is first wanted. */
export default function InspectorDock({onClose}: {readonly onClose: () => void}) {
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
      <iframe title="Inspector" src={inspectorUrl().href} />
    </Panel>
  );
}
