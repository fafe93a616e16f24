// The keyboard of the page: keys do the commands that have them.
import {useEffect} from 'react';
import {flushSync} from 'react-dom';
import {act, commandOfKey} from '../commands/commands.ts';
import {useLab} from '../store/lab-store.ts';
import {usePage} from '../store/page-store.ts';

/** Obeys the keys while nothing that takes text has the focus; the palette's even then. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      if (key === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        takeClosedAway();
        usePage.getState().openDialog('palette');
        return;
      }
      if (event.ctrlKey || event.altKey || event.metaKey || takesKey(event)) return;
      const command = commandOfKey(key);
      const isLesson = useLab.getState().screen === 'lesson';
      if (command === undefined || (isLesson && !command.isInLessons)) return;
      event.preventDefault();
      takeClosedAway();
      act(command, event.shiftKey);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** The browser says that a dialog closed only after it has: until then the page holds it for open, and could not open it again. */
function takeClosedAway(): void {
  for (const closed of document.querySelectorAll('dialog:not([open])'))
    flushSync(() => closed.dispatchEvent(new Event('close')));
}

function takesKey(event: KeyboardEvent): boolean {
  const {target} = event;
  if (!(target instanceof HTMLElement)) return false;
  // An open dialog has the keys, wherever the focus is: what had it may be gone. One just closed has none, though the focus
  // is in it until the browser draws again.
  if (document.querySelector('dialog[open]') !== null) return true;
  if (target.matches('input:not([type="range"]):not([type="checkbox"]), select, textarea')) return true;
  return event.key === ' ' && target.matches('button, a, summary, input, [role="button"], [role="tab"]');
}
