// What the page shows when the worker has failed: what happened, what replays it, and the way back.
import {thousands} from '../../base/figures.ts';
import type {LabFault} from '../../bridge/client.ts';
import {useLab} from '../store/lab-store.ts';
import {IconButton} from '../widgets/IconButton.tsx';

/** Stands in for the panels; the run is gone, its recipe is not. */
export function FaultScreen({fault}: {readonly fault: LabFault}) {
  const restart = useLab((state) => state.restart);
  return (
    <main className="fault" role="alert">
      <h1>The lab stopped on a mistake of its own</h1>
      <p className="mono">{fault.message}</p>
      <dl>
        <dt>Scenario</dt>
        <dd>{fault.scenario ?? 'none open'}</dd>
        <dt>Seed</dt>
        <dd className="mono">{fault.seed ?? '–'}</dd>
        <dt>Event</dt>
        <dd className="mono">{fault.event === null ? '–' : thousands(fault.event)}</dd>
      </dl>
      <p>The same scenario and seed lead to the same event again.</p>
      <IconButton icon="restart" name="Restart" onClick={restart} primary>
        Restart
      </IconButton>
    </main>
  );
}
