// The policies of the open run, to see and to change.
import {PolicyForm} from '../panels/policies/PolicyForm.tsx';
import {lookUp} from '../store/lab-store.ts';
import {Dialog} from '../widgets/Dialog.tsx';
import {useAnswer} from '../widgets/use-answer.ts';

/** Asks the worker for the open scenario when it opens; closes when another run is open. */
export default function PoliciesDialog({onClose}: {readonly onClose: () => void}) {
  const run = useAnswer('describe', (what) => lookUp(what, null));
  return (
    <Dialog title={run === null ? 'Policies' : `Policies of ${run.scenario.title}`} isWide onClose={onClose}>
      {run === null ? <p className="quiet">Asking for the open run.</p> : <PolicyForm run={run} onApplied={onClose} />}
    </Dialog>
  );
}
