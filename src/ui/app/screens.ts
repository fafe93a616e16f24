// The screens of the page: their names in the header and the palette, and the hash that leads to each.
import {memoryTitle} from '../layout/memory-name.ts';
import {type Screen, useLab} from '../store/lab-store.ts';
import {goToLesson, lessonHref, presentsLesson, useLessonPlace} from '../store/lesson-place.ts';

/** In the order of the header. */
export const SCREENS: readonly {
  readonly screen: Screen;
  readonly hash: string;
  readonly name: string;
  /** The header's row of screens leaves it out. */
  readonly isAlone?: boolean;
  /** The screen that the header shows in its place. */
  readonly within?: Screen;
  /** Left out of it at the level intro. */
  readonly isDeep?: boolean;
}[] = [
  {screen: 'start', hash: '#start', name: 'Start', isAlone: true},
  {screen: 'lab', hash: '#lab', name: 'Lab'},
  {screen: 'memory', hash: '#dma', name: 'Card memory'},
  {screen: 'frames', hash: '#frames', name: 'Frames'},
  {screen: 'compare', hash: '#compare', name: 'Compare'},
  {screen: 'cards', hash: '#cards', name: 'Cards', isAlone: true, within: 'compare'},
  {screen: 'hooks', hash: '#hooks', name: 'Hooks', isDeep: true},
  {screen: 'exploration', hash: '#explore', name: 'Explore', isDeep: true},
  {screen: 'lesson', hash: '#lesson', name: 'Lessons'},
  {screen: 'presenter', hash: '#present', name: 'Presenter', isAlone: true},
  {screen: 'predict', hash: '#predict', name: 'Predict', isAlone: true},
  {screen: 'homework', hash: '#homework', name: 'Homework', isAlone: true},
];

/** What a screen is called: that of the memory after the memory that the open run's device moves. */
export function screenName({screen, name}: {readonly screen: Screen; readonly name: string}, hasRun: boolean): string {
  return screen === 'memory' && hasRun ? memoryTitle() : name;
}

/** Where a link to a screen leads: lessons are a list, whichever lesson the address has now. */
export function screenHref({screen, hash}: {readonly screen: Screen; readonly hash: string}): string {
  return screen === 'lesson' ? lessonHref(null) : hash;
}

/** Shows a screen, within the page. */
export function goToScreen({screen, hash}: {readonly screen: Screen; readonly hash: string}): void {
  if (screen === 'lesson') goToLesson(null);
  else location.hash = hash;
}

/** The screen that an address names: the bare one the start page, one that asks for a lesson that, for a class too, one that asks for a run the lab unless its hash says otherwise. */
export function screenOfAddress({hash, search}: Pick<Location, 'hash' | 'search'>): Screen {
  if (hash === '' && search === '') return 'start';
  if (presentsLesson({hash, search}) || (hash === '' && new URLSearchParams(search).has('lesson'))) return 'lesson';
  return SCREENS.find((one) => one.hash === hash)?.screen ?? 'lab';
}

/** Shows the screen that the page's address names. */
export function showAddressed(): Screen {
  const screen = screenOfAddress(location);
  useLessonPlace.setState({isPresented: presentsLesson(location)});
  useLab.getState().setScreen(screen);
  return screen;
}
