// The presenter's keys, those of a clicker among them: on, back, the spotlight, and the way out.
import {useEffect, useRef, useState} from 'react';
import {isTaken, OWN_KEYS, wayOf} from '../../commands/clicker-keys.ts';

/** Obeys them; gives whether the spotlight is on. Escape puts that out first, and leaves at the next press. */
export function useClicker(on: () => void, back: () => void, leave: () => void): boolean {
  const [isLit, setLit] = useState(false);
  const acts = useRef({on, back, leave, isLit});
  acts.current = {on, back, leave, isLit};
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const {key, target} = event;
      const act = actOf(key);
      if (act === null || isTaken(event)) return;
      const isOwn = target instanceof HTMLElement && target.matches(OWN_KEYS);
      if (isOwn && (key.startsWith('Arrow') || (act === 'light' && target.matches(':not([type="radio"])')))) return;
      event.preventDefault();
      if (act === 'light') setLit((before) => !before);
      else if (act === 'leave' && acts.current.isLit) setLit(false);
      else acts.current[act]();
    };
    // Before the page's own keys: Escape leaves, and the arrows step.
    window.addEventListener('keydown', onKey, {capture: true});
    return () => window.removeEventListener('keydown', onKey, {capture: true});
  }, []);
  return isLit;
}

function actOf(key: string): 'on' | 'back' | 'leave' | 'light' | null {
  if (key === 'Escape') return 'leave';
  return key.toLowerCase() === 'l' ? 'light' : wayOf(key);
}
