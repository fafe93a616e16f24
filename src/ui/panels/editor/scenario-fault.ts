// What is wrong with a scenario's text, told by the reader that every scenario goes through, and where it stands in the text.
import type {Diagnostic} from '@codemirror/lint';
import type {EditorState} from '@codemirror/state';
import {faultLine} from '../../../base/result.ts';
import {scenarioFaults} from '../../../scenarios/schema.ts';
import {brokenAt, rangeOfField, type TextRange} from './json-places.ts';

/** A fault in words, and its place. */
export interface ScenarioFault extends TextRange {
  readonly text: string;
}

/** All that can be told at once; none where the text is a scenario. */
export function textFaults(state: EditorState): readonly ScenarioFault[] {
  const broken = brokenAt(state);
  return scenarioFaults(state.doc.toString()).map((fault) => ({
    text: faultLine(fault),
    ...(broken ?? rangeOfField(state, fault.place)),
  }));
}

/** The faults as the editor underlines them. */
export function faultDiagnostics(state: EditorState): readonly Diagnostic[] {
  return textFaults(state).map((fault) => {
    const to = Math.min(state.doc.length, Math.max(fault.to, fault.from + 1));
    return {from: Math.min(fault.from, to), to, severity: 'error', message: fault.text};
  });
}

/** `line 12, column 5`. */
export function lineAndColumn(state: EditorState, position: number): string {
  const line = state.doc.lineAt(Math.min(position, state.doc.length));
  return `line ${line.number}, column ${position - line.from + 1}`;
}
