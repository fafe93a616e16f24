// The keys of a clicker as well as of a keyboard: on and back, along the steps of a lesson or of what is presented.

const ON = ['PageDown', 'ArrowRight'];
const BACK = ['PageUp', 'ArrowLeft'];

/** What moves by arrow keys, or scrolls or types by them. */
export const OWN_KEYS = 'input, select, textarea, [role="listbox"] *, [role="tab"], [role="group"] *';

/** Which way a key leads; null: none. */
export function wayOf(key: string): 'on' | 'back' | null {
  return ON.includes(key) ? 'on' : BACK.includes(key) ? 'back' : null;
}

/** True of a key that is the browser's or an open dialog's. */
export function isTaken({ctrlKey, altKey, metaKey}: Pick<KeyboardEvent, 'ctrlKey' | 'altKey' | 'metaKey'>): boolean {
  return ctrlKey || altKey || metaKey || document.querySelector('dialog[open]') !== null;
}
