// Several things in their order, as one sentence names them.

/** `The frame lies in the ring; then the driver reads it`. */
export function inOrder(texts: readonly string[]): string {
  return texts.map((text, at) => (at === 0 ? text : afterSemicolon(text))).join('; then ');
}

/** `The` and `It` open small; a guest's letter (`A sends`) and a register's name keep their capitals. */
function afterSemicolon(text: string): string {
  return text.replace(/^(The|It|Its) /, (word) => word.toLowerCase());
}
