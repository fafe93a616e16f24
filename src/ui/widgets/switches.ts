// What can be switched in the panels on screen: a switch tells of itself as long as it is drawn.
import {createContext, useContext, useEffect, useRef} from 'react';

interface Switch {
  readonly panel: string;
  readonly name: string;
  readonly isOn: boolean;
  readonly press: () => void;
}

/** The name of the panel around; null: no panel, or one that is named otherwise at each event. */
export const PanelName = createContext<string | null>(null);

const drawn = new Set<{readonly current: Switch}>();

/** Tells of a switch; nothing where `isOn` says that it is none. */
export function useSwitch(name: string, isOn: boolean | undefined, press: () => void): void {
  const panel = useContext(PanelName);
  const isSwitch = panel !== null && isOn !== undefined;
  const told = useRef<Switch>({panel: '', name, isOn: false, press});
  told.current = {panel: panel ?? '', name, isOn: isOn ?? false, press};
  useEffect(() => {
    if (!isSwitch) return;
    drawn.add(told);
    return () => {
      drawn.delete(told);
    };
  }, [isSwitch]);
}

/** All there are now. */
export function switchesOnScreen(): readonly Switch[] {
  return [...drawn].map(({current}) => current);
}
