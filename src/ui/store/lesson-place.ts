// Which lesson and step the address carries: `?lesson=dma-denied&step=5`, with a seed and a card where they are the student's own.
import {create} from 'zustand';

/** A place in a lesson; steps from 1, as links count them. */
export interface LessonPlace {
  readonly lesson: string;
  readonly step: number;
  /** Null: the lesson's own. */
  readonly seed: number | null;
  readonly profile: 'qemu' | 'datasheet' | null;
}

/** What a query wants; null where it is silent, NaN for a step that is no number. */
export interface WantedLesson extends Omit<LessonPlace, 'step'> {
  readonly step: number | null;
}

/** The place of the lesson that is open; null: none is. */
export const useLessonPlace = create<{
  readonly place: LessonPlace | null;
  /** Shown to a class: `#present` behind a query that names a lesson. */
  readonly isPresented: boolean;
}>()(() => ({place: null, isPresented: false}));

/** True of an address that shows a lesson to a class. */
export function presentsLesson({hash, search}: Pick<Location, 'hash' | 'search'>): boolean {
  return hash === '#present' && new URLSearchParams(search).has('lesson');
}

/** What a query wants; null: no lesson. Another seed or card than there can be is none. */
export function wantedLesson(query: string): WantedLesson | null {
  const fields = new URLSearchParams(query);
  const lesson = fields.get('lesson');
  if (lesson === null) return null;
  const [step, seed, profile] = [fields.get('step'), fields.get('seed'), fields.get('profile')];
  return {
    lesson,
    step: step === null ? null : /^\d{1,4}$/.test(step) ? Number(step) : Number.NaN,
    seed: seed !== null && /^\d{1,10}$/.test(seed) && Number(seed) <= 0xffff_ffff ? Number(seed) : null,
    profile: profile === 'qemu' || profile === 'datasheet' ? profile : null,
  };
}

/** The query that leads to a place. */
export function lessonQuery({lesson, step, seed, profile}: LessonPlace): string {
  const own = [seed === null ? '' : `&seed=${seed}`, profile === null ? '' : `&profile=${profile}`].join('');
  return `?lesson=${encodeURIComponent(lesson)}&step=${step}${own}`;
}

/** Where a link to a lesson's step leads; to the list of lessons where the name is null. */
export function lessonHref(lesson: string | null, step = 1): string {
  return `${lesson === null ? '?' : lessonQuery({lesson, step, seed: null, profile: null})}#lesson`;
}

/** Leads there from anywhere in the page, without fetching it anew. */
export function goToLesson(lesson: string | null, step = 1): void {
  const behindPath = lesson === null ? '#lesson' : lessonHref(lesson, step);
  history.pushState(null, '', `${location.pathname}${behindPath}`);
  window.dispatchEvent(new PopStateEvent('popstate', {state: null}));
}
