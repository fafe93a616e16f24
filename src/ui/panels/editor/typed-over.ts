// Typing over a selection, done by the editor. Left to the browser, lines are joined in the document itself, and what Chromium keeps of
// their looks it writes as inline styles, which the content policy refuses.
import {EditorView} from '@codemirror/view';

/** What is typed takes the place of what is selected; brackets close as they do elsewhere. */
export const typedOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const {data: text, inputType} = event;
    const {from, to, empty} = view.state.selection.main;
    // A composition is the browser's own until it ends.
    if (inputType !== 'insertText' || text === null || empty || view.composing || view.state.readOnly) return false;
    const insert = () =>
      view.state.update(view.state.replaceSelection(text), {userEvent: 'input.type', scrollIntoView: true});
    const isDone = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, insert));
    if (!isDone) view.dispatch(insert());
    return true;
  },
});
