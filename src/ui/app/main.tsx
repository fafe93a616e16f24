// Opens the page on the worker.
import {createRoot} from 'react-dom/client';
import {present} from '../../base/assert.ts';
import {openWorker} from '../../bridge/open-worker.ts';
import {App} from './App.tsx';
import './tokens.css';
import './base.css';

createRoot(present(document.getElementById('root'), 'index.html has a root')).render(<App open={openWorker} />);
