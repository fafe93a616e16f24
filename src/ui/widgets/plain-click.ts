// A link within the page is a real one, so that it can be opened beside it; a plain click is followed here, without fetching the page anew.
import type {MouseEvent} from 'react';

/**
 * What a link does with a click: a plain one acts here, one with Ctrl, Shift or their like is the browser's.
 * @example <a href={lessonHref(lesson)} onClick={onPlainClick(() => goToLesson(lesson.name))}>
 */
export function onPlainClick(act: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    act();
  };
}
