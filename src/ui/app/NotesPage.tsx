// The teacher's notes as a page of their own: no worker, no run, nothing kept; only the theme is the lab's.
import {useEffect} from 'react';
import {NotesScreen} from '../panels/notes/NotesScreen.tsx';
import {useTheme} from './page-state.ts';

export default function NotesPage() {
  useTheme();
  useEffect(() => {
    document.title = 'Notes · VPIO Lab';
    // A place in the lab that the text leads to is shown by the lab, which begins afresh.
    const leave = (): void => location.reload();
    window.addEventListener('hashchange', leave);
    return () => window.removeEventListener('hashchange', leave);
  }, []);
  return <NotesScreen />;
}
