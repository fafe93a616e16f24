// The lesson as a screen of this page: its runs are opened as all others are.
import {LessonScreen} from '../panels/lesson/LessonScreen.tsx';
import {openByName} from './open-scenario.ts';

export default function LessonPage() {
  return <LessonScreen openRun={openByName} />;
}
