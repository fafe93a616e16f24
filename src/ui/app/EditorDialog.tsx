// The scenario of the open run, to edit as text. What was typed and not run is kept until the page is left.
import {useEffect, useState} from 'react';
import {faultLine} from '../../base/result.ts';
import type {JsonSchema} from '../layout/schema-words.ts';
import {ScenarioEditor} from '../panels/editor/ScenarioEditor.tsx';
import {askLab} from '../store/lab-store.ts';
import {Dialog} from '../widgets/Dialog.tsx';

/** The text that was left, and the scenario that it began as. */
let left: {readonly original: string; readonly text: string} | null = null;

interface Opened {
  readonly original: string;
  readonly schema: JsonSchema;
}

/** Asks the worker for the open scenario and the server for the schema; closes when the new run is open. */
export default function EditorDialog({onClose}: {readonly onClose: () => void}) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    let isOpen = true;
    void Promise.all([askLab('describe', null), fetchSchema()]).then(([described, schema]) => {
      if (!isOpen) return;
      if (!described.ok) return setRefusal(faultLine(described.fault));
      setOpened({original: `${JSON.stringify(described.value.scenario, null, 2)}\n`, schema});
    });
    return () => {
      isOpen = false;
    };
  }, []);
  return (
    <Dialog title="Edit the scenario" isWide onClose={onClose}>
      {opened === null ? (
        <p className={refusal === null ? 'quiet' : undefined} role="status">
          {refusal === null ? 'Asking for the open scenario.' : `There is nothing to edit: ${refusal}.`}
        </p>
      ) : (
        <ScenarioEditor
          original={opened.original}
          draft={left?.original === opened.original ? left.text : null}
          schema={opened.schema}
          onDraft={(text) => {
            left = text === null ? null : {original: opened.original, text};
          }}
          onRun={onClose}
        />
      )}
    </Dialog>
  );
}

/** Without the schema nothing is offered; faults are found all the same. */
async function fetchSchema(): Promise<JsonSchema> {
  try {
    const answer = await fetch(new URL('scenario.schema.json', document.baseURI));
    return answer.ok ? ((await answer.json()) as JsonSchema) : {};
  } catch {
    return {};
  }
}
