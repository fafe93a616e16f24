// Opens the page.
import {createRoot} from 'react-dom/client';
import {present} from '../../base/assert.ts';

createRoot(present(document.getElementById('root'), 'index.html has a root')).render(<h1>VPIO Lab</h1>);
