// The page over a hand-made run instead of the worker: `npx vite`, then /tests/ui/dev.html?records=250000.
import {createRoot} from 'react-dom/client';
import {present} from '../../src/base/assert.ts';
import {App} from '../../src/ui/app/App.tsx';
import {openFake} from './connect-fake.ts';
import '../../src/ui/app/tokens.css';
import '../../src/ui/app/base.css';

const records = Number(new URLSearchParams(location.search).get('records') ?? 77_120);
const open = openFake(Number.isFinite(records) ? records : 77_120);
createRoot(present(document.getElementById('root'), 'dev.html has a root')).render(<App open={open} />);
