// CodeMirror as this page dresses it: JSON, the page's own colours, completion by the schema, the fault underlined.
import {autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap} from '@codemirror/autocomplete';
import {defaultKeymap, history, historyKeymap} from '@codemirror/commands';
import {json} from '@codemirror/lang-json';
import {bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting} from '@codemirror/language';
import {linter, lintGutter, lintKeymap} from '@codemirror/lint';
import {EditorState, type Extension} from '@codemirror/state';
import {drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers} from '@codemirror/view';
import {tags} from '@lezer/highlight';
import type {JsonSchema} from '../../layout/schema-words.ts';
import {schemaCompletion} from './completion.ts';
import {faultDiagnostics} from './scenario-fault.ts';
import {typedOver} from './typed-over.ts';

const THEME = EditorView.theme({
  '&': {height: '100%', color: 'var(--ink)', backgroundColor: 'var(--panel)', fontSize: '13px'},
  '&.cm-focused': {outline: '2px solid var(--ink)', outlineOffset: '-2px'},
  '.cm-scroller': {fontFamily: 'var(--mono)', lineHeight: '20px'},
  '.cm-content': {caretColor: 'var(--ink)'},
  '.cm-cursor': {borderLeftColor: 'var(--ink)', borderLeftWidth: '2px'},
  '.cm-gutters': {color: 'var(--ink3)', backgroundColor: 'var(--panel2)', borderRight: '1px solid var(--line)'},
  '.cm-activeLine': {backgroundColor: 'transparent', boxShadow: 'inset 0 0 0 1px var(--line)'},
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--nowsoft)',
  },
  '.cm-tooltip': {color: 'var(--ink)', backgroundColor: 'var(--panel)', border: '1px solid var(--line2)'},
  '.cm-tooltip-autocomplete > ul > li': {padding: '3px 8px', lineHeight: '18px'},
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {color: 'var(--panel)', backgroundColor: 'var(--ink)'},
  '.cm-completionDetail': {fontStyle: 'normal', fontFamily: 'var(--sans)'},
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--denymark) 1.5px',
    textUnderlineOffset: '3px',
  },
  '.cm-diagnostic-error': {borderLeftColor: 'var(--denymark)'},
});

const COLOURS = HighlightStyle.define([
  {tag: tags.propertyName, color: 'var(--ink)', fontWeight: '600'},
  {tag: tags.string, color: 'var(--allow)'},
  {tag: [tags.number, tags.bool, tags.null], color: 'var(--deny)'},
  {tag: [tags.separator, tags.squareBracket, tags.brace], color: 'var(--ink3)'},
]);

/** What is wanted of the view beside its text. */
export interface CodeViewOptions {
  readonly schema: JsonSchema;
  readonly label: string;
  readonly describedBy: string;
  readonly onChange: (state: EditorState) => void;
  /** Ctrl+Enter. */
  readonly onRun: () => void;
}

/**
 * An editor in `host`, inside a shadow root: there its styles are constructed sheets, which the content policy allows.
 * Tab leaves it.
 */
export function openCodeView(host: HTMLElement, text: string, options: CodeViewOptions): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({mode: 'open'});
  root.replaceChildren();
  return new EditorView({root, parent: root, state: EditorState.create({doc: text, extensions: extensions(options)})});
}

function extensions({schema, label, describedBy, onChange, onRun}: CodeViewOptions): Extension {
  const run = (): boolean => {
    onRun();
    return true;
  };
  return [
    keymap.of([{key: 'Mod-Enter', run}]),
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    typedOver,
    highlightActiveLine(),
    json(),
    syntaxHighlighting(COLOURS),
    autocompletion({override: [schemaCompletion(schema)], icons: false}),
    EditorView.lineWrapping,
    lintGutter(),
    linter(({state}) => faultDiagnostics(state), {delay: 250}),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
    EditorView.contentAttributes.of({'aria-label': label, 'aria-description': describedBy, tabindex: '0'}),
    EditorView.updateListener.of(({docChanged, state}) => {
      if (docChanged) onChange(state);
    }),
    THEME,
  ];
}
