// A button that stays pressed.
import type {ReactNode} from 'react';
import {useSwitch} from './switches.ts';

interface ToggleButtonProps {
  /** Its accessible name. */
  readonly name: string;
  readonly title?: string;
  readonly className?: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** The palette offers it too, while it is drawn in a panel. */
export function ToggleButton({name, title, className = 'button', isOn, onPress, children}: ToggleButtonProps) {
  useSwitch(name, isOn, onPress);
  return (
    <button type="button" className={className} aria-label={name} title={title} aria-pressed={isOn} onClick={onPress}>
      {children}
    </button>
  );
}
