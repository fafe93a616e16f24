// The screen Lesson: the step that the address wants, the end of a lesson, or the list of all.
import {useEffect} from 'react';
import {isTaken, OWN_KEYS, wayOf} from '../../commands/clicker-keys.ts';
import {useLab} from '../../store/lab-store.ts';
import {useLessonPlace, wantedLesson} from '../../store/lesson-place.ts';
import {isLessonRun, type OpenRun} from '../../store/lesson-stand.ts';
import {asksNow, canGoOn, useLesson} from '../../store/lesson-store.ts';
import {laterPart} from '../../widgets/later-part.tsx';
import {LessonEnd} from './LessonEnd.tsx';
import {LessonList} from './LessonList.tsx';
import {LessonSide} from './LessonSide.tsx';
import {LessonStage} from './LessonStage.tsx';
import './lesson.css';
import {isOpening} from '../../store/run-phase.ts';

const PresentedLesson = laterPart('The presenter', () => import('../presenter/PresentedLesson.tsx'));

/** `openRun` opens what a step runs. */
export function LessonScreen({openRun}: {readonly openRun: OpenRun}) {
  const {lesson, step, phase, asked, trouble} = useLesson();
  const isOpen = useLesson(asksNow);
  const isPresented = useLessonPlace((state) => state.isPresented);
  useLessonKeys(!isPresented);
  useEffect(() => {
    const follow = (): void => {
      const wanted = wantedLesson(location.search);
      if (!isThere(wanted)) void useLesson.getState().open(wanted, openRun, isPresented);
    };
    follow();
    window.addEventListener('popstate', follow);
    return () => {
      window.removeEventListener('popstate', follow);
      useLesson.getState().leave();
    };
  }, [openRun, isPresented]);
  useEffect(leaveForAnotherRun, []);
  if (lesson === null) return phase === 'opening' ? null : <LessonList trouble={trouble} />;
  if (isPresented) return <PresentedLesson lesson={lesson} />;
  const present = lesson.steps[step];
  if (present === undefined) return <LessonEnd lesson={lesson} />;
  return (
    <div className="lesson" data-open={isOpen}>
      <LessonStage step={present} isStanding={phase !== 'opening'} isOpen={isOpen} asked={asked} />
      <LessonSide key={lesson.name} lesson={lesson} step={present} />
    </div>
  );
}

/** The step that is open already, which the address tells of since it was gone to. */
function isThere(wanted: ReturnType<typeof wantedLesson>): boolean {
  const {place} = useLessonPlace.getState();
  if (place === null || wanted === null) return false;
  return (
    wanted.lesson === place.lesson &&
    wanted.step === place.step &&
    wanted.seed === place.seed &&
    wanted.profile === place.profile
  );
}

/** Whoever opens another run, from a file for one, wants to see that: it is the lab that shows it. */
function leaveForAnotherRun(): () => void {
  return useLab.subscribe((now, before) => {
    const isNew = (isOpening(before) && !isOpening(now)) || now.branches !== before.branches;
    const {lesson, phase} = useLesson.getState();
    if (isNew && lesson !== null && phase === 'stands' && !isLessonRun()) location.hash = '#lab';
  });
}

/** Obeys the keys of a clicker and of a keyboard while the lesson is on screen; what has arrow keys of its own keeps them, and so does the presenter. */
function useLessonKeys(isOn: boolean): void {
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
