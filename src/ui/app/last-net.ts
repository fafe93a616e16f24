// The last net of a page: an error or a broken promise that nothing else caught is said on the screen, never in silence.

/** The browser's word that a panel was measured while it changed; the next frame measures again. */
const HARMLESS = /^ResizeObserver loop/;

/** Tells what nobody caught from now on. Where the page stands empty by it, the words stand there alone. */
export function tellWhatNobodyCaught(tell: (words: string) => void): void {
  const heard = (what: unknown): void => {
    const words = what instanceof Error ? what.message : String(what);
    if (HARMLESS.test(words)) return;
    tell(words);
    requestAnimationFrame(() => {
      if (document.getElementById('root')?.childElementCount === 0) sayAbove(`Our mistake: ${words}. Reload the page.`);
    });
  };
  window.addEventListener('error', (event) => heard(event.error ?? event.message));
  window.addEventListener('unhandledrejection', (event) => heard(event.reason));
}

/** Puts words above all that the page shows. */
export function sayAbove(words: string): void {
  const said = document.createElement('p');
  said.className = 'notice';
  said.setAttribute('role', 'alert');
  said.textContent = words;
  document.body.prepend(said);
}
