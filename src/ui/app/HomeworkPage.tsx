// Homework as a screen of this page: its runs are opened as all others are.
import {HomeworkScreen} from '../panels/homework/HomeworkScreen.tsx';
import {openFromHistory} from './open-scenario.ts';

export default function HomeworkPage() {
  return <HomeworkScreen openRun={openFromHistory} />;
}
