// Whether the inspector is docked in the page, and how high; both outlast a visit.
import {useState} from 'react';
import {keptStorage} from './kept-settings.ts';
import {useKeptSizes} from './use-kept-sizes.ts';

/** The dock, and how to change it. */
export interface InspectorDockState {
  readonly isDocked: boolean;
  readonly height: number;
  toggle(): void;
  /** null: the usual height again. */
  setHeight(height: number | null): void;
}

const DOCK_KEY = 'vpio-inspector';

/** The dock as it was left. */
export function useInspectorDock(): InspectorDockState {
  const [isDocked, setIsDocked] = useState(() => keptStorage.getItem(DOCK_KEY) === 'docked');
  const [size, setSize] = useKeptSizes('vpio-sizes-inspector', {height: 360});
  return {
    isDocked,
    height: size.height,
    toggle() {
      keptStorage.setItem(DOCK_KEY, isDocked ? 'closed' : 'docked');
      setIsDocked(!isDocked);
    },
    setHeight: (height) => setSize('height', height),
  };
}
