// The open scenario as text: changed with completion and faults in place, run as a new run, saved as a file.
import type {EditorView} from '@codemirror/view';
import {useEffect, useRef, useState} from 'react';
import {readJson} from '../../../base/json.ts';
import type {JsonSchema} from '../../layout/schema-words.ts';
import {useLab} from '../../store/lab-store.ts';
import {download} from '../../store/save-run.ts';
import {openCodeView} from './code-view.ts';
import {lineAndColumn, type ScenarioFault, textFaults} from './scenario-fault.ts';
import './editor.css';

const KEYS =
  'Tab leaves the text, Ctrl+] and Ctrl+[ indent, Ctrl+Space completes, F8 goes to the next fault, Ctrl+Enter runs.';

/** So many faults are told below the text; all are underlined. */
const MOST_TOLD = 3;

interface ScenarioEditorProps {
  /** The open scenario as JSON text. */
  readonly original: string;
  /** What was left here when the editor was closed; null: nothing. */
  readonly draft: string | null;
  readonly schema: JsonSchema;
  readonly onDraft: (text: string | null) => void;
  /** The new run is open. */
  readonly onRun: () => void;
}

/** Nothing is lost by closing it: `onDraft` is told every change. */
export function ScenarioEditor({original, draft, schema, onDraft, onRun}: ScenarioEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const [faults, setFaults] = useState<readonly (ScenarioFault & {readonly place: string})[]>([]);
  const [isEdited, setIsEdited] = useState(draft !== null && draft !== original);
  const [refusal, setRefusal] = useState<string | null>(null);

  const run = async (): Promise<void> => {
    const state = view.current?.state;
    if (state === undefined || state.doc.toString() === original || textFaults(state).length > 0) return;
    const {reopen} = useLab.getState();
    const scenario = readJson(state.doc.toString());
    if (!scenario.ok) return;
    if (!(await reopen({scenario: scenario.value, changes: null, seed: null, profile: null}))) {
      setRefusal(useLab.getState().refusal);
      return;
    }
    onDraft(null);
    onRun();
  };
  const latestRun = useRef(run);
  latestRun.current = run;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the view's own once it is open
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const look = (state: EditorView['state']): void => {
      setFaults(textFaults(state).map((found) => ({...found, place: lineAndColumn(state, found.from)})));
    };
    const opened = openCodeView(element, draft ?? original, {
      schema,
      label: 'Scenario, JSON',
      describedBy: KEYS,
      onChange: (state) => {
        const text = state.doc.toString();
        look(state);
        setRefusal(null);
        setIsEdited(text !== original);
        onDraft(text === original ? null : text);
      },
      onRun: () => void latestRun.current(),
    });
    view.current = opened;
    look(opened.state);
    opened.focus();
    return () => opened.destroy();
  }, [schema]);

  const goTo = (fault: ScenarioFault): void => {
    view.current?.dispatch({selection: {anchor: fault.from, head: fault.to}, scrollIntoView: true});
    view.current?.focus();
  };
  const revert = (): void => {
    const opened = view.current;
    opened?.dispatch({changes: {from: 0, to: opened.state.doc.length, insert: original}});
  };
  const save = (): void => {
    const text = view.current?.state.doc.toString() ?? '';
    download(`${nameIn(text)}.json`, new TextEncoder().encode(text));
  };
  return (
    <>
      <div className="editor-text" ref={host} />
      <div className="editor-fault" role="status" aria-label="Fault">
        {faults.length === 0 && <span className="quiet">A scenario that can run.</span>}
        {faults.slice(0, MOST_TOLD).map((fault) => (
          <button
            key={`${fault.from} ${fault.text}`}
            type="button"
            className="editor-place"
            onClick={() => goTo(fault)}
          >
            {fault.place}: {fault.text}
          </button>
        ))}
        {faults.length > MOST_TOLD && <span className="quiet">and {faults.length - MOST_TOLD} more</span>}
      </div>
      {refusal !== null && (
        <p className="editor-fault" role="alert">
          {refusal}. The open run stays open.
        </p>
      )}
      <footer className="editor-foot">
        <button
          type="button"
          className="button primary"
          disabled={faults.length > 0 || !isEdited}
          onClick={() => void run()}
        >
          Open as a new run
        </button>
        <button type="button" className="button" onClick={save}>
          Save as a file
        </button>
        <button type="button" className="button" disabled={!isEdited} onClick={revert}>
          Back to the open scenario
        </button>
        <span className="quiet">
          {isEdited ? 'Edited, not run yet. ' : 'As the open run has it. '}
          {KEYS}
        </span>
      </footer>
    </>
  );
}

/** The scenario's own name for its file, as far as it is one. */
function nameIn(text: string): string {
  return /"name"\s*:\s*"([\w.-]{1,40})"/.exec(text)?.[1] ?? 'scenario';
}
