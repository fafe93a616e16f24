// Code of the page that is fetched when a person asks for what it does: the work as a file, pictures, explorations.
import {learnEvery} from '../../kits/screens.ts';
import {laterCode} from '../store/later-code.ts';

/** The present work, kept and saved. */
export const presentWork = laterCode(() => import('./work/present-work.ts'));
/** The run of the start page's picture. */
export const pictureRun = laterCode(() => import('./start/picture-run.ts'));
/** The open run in the address and in the history. */
export const runAddress = laterCode(() => import('./run-address.ts'));
/** Pictures of panels. */
export const savePicture = laterCode(() => import('./picture/save-picture.ts'));
/** Tables of the screen as files. */
export const saveTable = laterCode(() => import('./tables/save-table.ts'));
/** Explorations that were made on the command line. */
export const explorations = laterCode(() => import('../store/exploration-store.ts'));

/** An assignment that was opened. */
export const homework = laterCode(() => import('../store/homework-store.ts'));

/** What tells apart the files that are dropped. */
export const droppedFiles = laterCode(() => import('./dropped-file.ts'));

/** What is said and drawn of devices that no run here has had yet. */
laterCode(learnEvery);
