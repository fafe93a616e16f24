// The keys of a lesson: those of a clicker as well as of a keyboard. What has arrow keys of its own keeps them.
import {useEffect} from 'react';
import {isTaken, OWN_KEYS, wayOf} from '../../commands/clicker-keys.ts';
import {canGoOn, useLesson} from '../../store/lesson-store.ts';

/** Obeys them while the lesson is on screen; the presenter has keys of its own. */
export function useLessonKeys(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent): void => {
      const {key, target} = event;
      const way = wayOf(key);
      if (way === null || isTaken(event)) return;
      const isOwn = target instanceof HTMLElement && target.matches(`${OWN_KEYS}, [role="separator"]`);
      if (key.startsWith('Arrow') && isOwn) return;
      const lesson = useLesson.getState();
      if (lesson.lesson === null) return;
      event.preventDefault();
      if (way === 'back' && lesson.step > 0) void lesson.goStep(lesson.step - 1);
      if (way === 'on' && canGoOn(lesson) && lesson.step < lesson.lesson.steps.length)
        void lesson.goStep(lesson.step + 1);
    };
    window.addEventListener('keydown', onKey, {capture: true});
    return () => window.removeEventListener('keydown', onKey, {capture: true});
  }, [isOn]);
}
