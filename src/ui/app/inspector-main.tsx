// Opens the inspector's page, in the theme that the lab has chosen.
import {createRoot} from 'react-dom/client';
import {present} from '../../base/assert.ts';
import {speakOf} from '../../kits/screens.ts';
import {USUAL_DEVICE} from '../../kits/usual-device.ts';
import {InspectorPage} from '../panels/inspector/InspectorPage.tsx';
import {keptTheme} from './kept-settings.ts';
import {sayAbove, tellWhatNobodyCaught} from './last-net.ts';
import {showTheme} from './themes.ts';
import './tokens.css';
import './base.css';
import './app.css';

function followTheme(): void {
  showTheme(keptTheme());
}

tellWhatNobodyCaught((words) => sayAbove(`Our mistake: ${words}`));
followTheme();
window.addEventListener('storage', followTheme);
const root = createRoot(present(document.getElementById('root'), 'inspector.html has a root'));
root.render(<main aria-busy="true" />);
void speakOf(USUAL_DEVICE).then(() => root.render(<InspectorPage isDocked={window.parent !== window} />));
