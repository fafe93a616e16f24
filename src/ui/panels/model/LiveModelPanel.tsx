// The model panel of the open run.
import type {ShownInstant} from '../../store/shown-instant.ts';
import {usePresent} from '../machine/use-present.ts';
import {ModelPanel} from './ModelPanel.tsx';

/** The panel at the shown instant. */
export function LiveModelPanel({shown}: {readonly shown: ShownInstant}) {
  return <ModelPanel view={shown.view} chosen={shown.chosen?.event ?? null} {...usePresent(shown)} />;
}
