// Opens an embedded page. The theme is what the address says; the lab's own choice, in the browser's storage, is not looked at.
import {createRoot} from 'react-dom/client';
import {present} from '../../base/assert.ts';
import {EmbedPage} from './embed/EmbedPage.tsx';
import {parseEmbed} from './embed/embed-choice.ts';
import {sayAbove, tellWhatNobodyCaught} from './last-net.ts';
import {showTheme, themeNamed} from './themes.ts';
import './tokens.css';
import './base.css';
import './app.css';
import './embed/embed.css';

tellWhatNobodyCaught((words) => sayAbove(`Our mistake: ${words}`));
showTheme(themeNamed(new URLSearchParams(location.search).get('theme')));
createRoot(present(document.getElementById('root'), 'embed.html has a root')).render(
  <EmbedPage query={location.search} choice={parseEmbed(location.search)} />,
);
