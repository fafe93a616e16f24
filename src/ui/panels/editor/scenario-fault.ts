// What is wrong with a scenario's text, told by the reader that every scenario goes through, and where it stands in the text.
import type {Diagnostic} from '@codemirror/lint';
import type {EditorState} from '@codemirror/state';
import {parseScenarioText} from '../../../scenarios/schema.ts';
import {brokenAt, rangeOfField, type TextRange} from './json-places.ts';

/** The first fault in words, and its place. */
export interface ScenarioFault extends TextRange {
  readonly text: string;
}

/** Null where the text is a scenario. */
export function scenarioFault(state: EditorState): ScenarioFault | null {
  const read = parseScenarioText(state.doc.toString(), '');
  if (read.ok) return null;
  const {place, message} = read.fault;
  const text = place === '' ? message : `${place}: ${message}`;
  return {text, ...(brokenAt(state) ?? rangeOfField(state, place))};
}

/** The fault as the editor underlines it. */
export function faultDiagnostics(state: EditorState): readonly Diagnostic[] {
  const fault = scenarioFault(state);
  if (fault === null) return [];
  const to = Math.min(state.doc.length, Math.max(fault.to, fault.from + 1));
  return [{from: Math.min(fault.from, to), to, severity: 'error', message: fault.text}];
}

/** `line 12, column 5`. */
export function lineAndColumn(state: EditorState, position: number): string {
  const line = state.doc.lineAt(Math.min(position, state.doc.length));
  return `line ${line.number}, column ${position - line.from + 1}`;
}
