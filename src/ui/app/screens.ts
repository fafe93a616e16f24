// The screens of the page: their names in the header and the palette, and the hash that leads to each.
import type {Screen} from '../store/lab-store.ts';

/** In the order of the header. */
export const SCREENS: readonly {
  readonly screen: Screen;
  readonly hash: string;
  readonly name: string;
  /** A key leads to it, the header does not: it has no header. */
  readonly isAlone?: boolean;
}[] = [
  {screen: 'lab', hash: '#lab', name: 'Lab'},
  {screen: 'memory', hash: '#dma', name: 'Card memory'},
  {screen: 'frames', hash: '#frames', name: 'Frames'},
  {screen: 'compare', hash: '#compare', name: 'Compare'},
  {screen: 'hooks', hash: '#hooks', name: 'Hooks'},
  {screen: 'exploration', hash: '#explore', name: 'Explore'},
  {screen: 'presenter', hash: '#present', name: 'Presenter', isAlone: true},
];

/** The screen that an address's hash names; the lab where it names none. */
export function screenOfHash(hash: string): Screen {
  return SCREENS.find((one) => one.hash === hash)?.screen ?? 'lab';
}
