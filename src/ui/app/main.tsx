// Opens the page on the worker, which starts first: the page draws while it does.
import {createRoot} from 'react-dom/client';
import {present} from '../../base/assert.ts';
import {openWorker} from '../../bridge/open-worker.ts';
import {learn, speak} from '../../kits/screens.ts';
import {USUAL_DEVICE} from '../../kits/usual-device.ts';
import {connectLab, useLab} from '../store/lab-store.ts';
import {usePage} from '../store/page-store.ts';
import {App} from './App.tsx';
import {tellWhatNobodyCaught} from './last-net.ts';
import {NotesPage, WordTip} from './later-parts.tsx';
import {openAtStart} from './open-work.ts';
import {showAddressed} from './screens.ts';
import './tokens.css';
import './base.css';

tellWhatNobodyCaught((words) => usePage.getState().tellMishap(words));
showAddressed();
// A teacher's notes stand in a window of their own beside the lab's, and run nothing.
const isNotes = location.hash === '#notes';
// What is embedded is a page of its own, which others may frame.
if (new URLSearchParams(location.search).has('embed')) location.replace(`embed.html${location.search}`);
else if (!isNotes) connectLab(openWorker, () => void openAtStart(location.search));
const root = createRoot(present(document.getElementById('root'), 'index.html has a root'));
// Fetched beside these scripts, and here as a rule when they are.
void learn(USUAL_DEVICE).then(() => {
  // A run may be open by now, with a device of its own.
  if (useLab.getState().words === null) speak(USUAL_DEVICE);
  root.render(isNotes ? [<NotesPage key="notes" />, <WordTip key="words" />] : <App />);
});
