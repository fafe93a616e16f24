// The policies of the open run, to see and to change.
import {useEffect, useState} from 'react';
import type {DescribedRun} from '../../bridge/client.ts';
import {PolicyForm} from '../panels/policies/PolicyForm.tsx';
import {askLab} from '../store/lab-store.ts';
import {Dialog} from '../widgets/Dialog.tsx';

/** Asks the worker for the open scenario when it opens; closes when another run is open. */
export default function PoliciesDialog({onClose}: {readonly onClose: () => void}) {
  const [run, setRun] = useState<DescribedRun | null>(null);
  useEffect(() => {
    let isOpen = true;
    void askLab((lab) => lab.describe()).then((described) => {
      if (isOpen && described?.ok === true) setRun(described.value);
    });
    return () => {
      isOpen = false;
    };
  }, []);
  return (
    <Dialog title={run === null ? 'Policies' : `Policies of ${run.scenario.title}`} isWide onClose={onClose}>
      {run === null ? <p className="quiet">Asking for the open run.</p> : <PolicyForm run={run} onApplied={onClose} />}
    </Dialog>
  );
}
