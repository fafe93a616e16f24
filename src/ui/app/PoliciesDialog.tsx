// The policies of the open run, to see and to change.
import {useEffect, useState} from 'react';
import type {AnswerTo} from '../../bridge/questions/questions.ts';
import {PolicyForm} from '../panels/policies/PolicyForm.tsx';
import {lookUp} from '../store/lab-store.ts';
import {Dialog} from '../widgets/Dialog.tsx';

/** Asks the worker for the open scenario when it opens; closes when another run is open. */
export default function PoliciesDialog({onClose}: {readonly onClose: () => void}) {
  const [run, setRun] = useState<AnswerTo<'describe'> | null>(null);
  useEffect(() => {
    let isOpen = true;
    void lookUp('describe', null).then((described) => {
      if (isOpen && described !== null) setRun(described);
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
