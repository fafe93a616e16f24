// Whether the inspector is docked in the page, and how high; both outlast a visit.
import {useEffect} from 'react';
import {keptStorage} from '../store/kept-storage.ts';
import {usePage} from '../store/page-store.ts';
import {usePanelSizes} from './use-panel-sizes.ts';

/** The dock, and how to change it. */
export interface InspectorDockState {
  readonly isDocked: boolean;
  readonly height: number;
  toggle(): void;
  /** null: the usual height again. */
  setHeight(height: number | null): void;
}

const DOCK_KEY = 'vpio-inspector';
const USUAL = {height: 360};

/** Docks the inspector where it is not docked, or takes it away. */
export function toggleInspector(): void {
  dockInspector(!usePage.getState().isInspectorDocked);
}

/** Docks the inspector or takes it away, and keeps that. */
export function dockInspector(isDocked: boolean): void {
  keptStorage.setItem(DOCK_KEY, isDocked ? 'docked' : 'closed');
  usePage.getState().dockInspector(isDocked);
}

/** The dock as it was left. */
export function useInspectorDock(): InspectorDockState {
  const isDocked = usePage((state) => state.isInspectorDocked);
  const [size, setSize] = usePanelSizes('inspector', USUAL);
  useEffect(() => usePage.getState().dockInspector(keptStorage.getItem(DOCK_KEY) === 'docked'), []);
  return {isDocked, height: size.height, toggle: toggleInspector, setHeight: (height) => setSize('height', height)};
}
