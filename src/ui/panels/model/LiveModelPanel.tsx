// The model panel of the open run.
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {usePresent} from '../machine/use-present.ts';
import {ModelPanel} from './ModelPanel.tsx';

/** The panel with the present event from the store. */
export function LiveModelPanel({view}: {readonly view: LabView}) {
  return <ModelPanel view={view} {...usePresent()} />;
}
