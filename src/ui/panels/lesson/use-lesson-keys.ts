// The keys of a lesson: those of a clicker as well as of a keyboard. What has arrow keys of its own keeps them.
import {useEffect} from 'react';
import {canGoOn, useLesson} from '../../store/lesson-store.ts';

const ON = ['PageDown', 'ArrowRight'];
const BACK = ['PageUp', 'ArrowLeft'];
/** What moves by arrow keys, or scrolls or types by them. */
const OWN_ARROWS = 'input, select, textarea, [role="listbox"] *, [role="tab"], [role="group"] *, [role="separator"]';

/** Obeys them while the lesson is on screen; the presenter has keys of its own. */
export function useLessonKeys(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent): void => {
      const {key, target} = event;
      const isForth = ON.includes(key);
      if (!isForth && !BACK.includes(key)) return;
      if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]') !== null) return;
      if (key.startsWith('Arrow') && target instanceof HTMLElement && target.matches(OWN_ARROWS)) return;
      const lesson = useLesson.getState();
      if (lesson.lesson === null) return;
      event.preventDefault();
      if (!isForth && lesson.step > 0) void lesson.goStep(lesson.step - 1);
      if (isForth && canGoOn(lesson) && lesson.step < lesson.lesson.steps.length) void lesson.goStep(lesson.step + 1);
    };
    window.addEventListener('keydown', onKey, {capture: true});
    return () => window.removeEventListener('keydown', onKey, {capture: true});
  }, [isOn]);
}
