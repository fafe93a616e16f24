// A button with a picture; its name stays when the words go.
import type {ReactNode} from 'react';
import {Icon, type IconName} from './Icon.tsx';
import {useSwitch} from './switches.ts';

interface IconButtonProps {
  readonly icon: IconName;
  /** Its accessible name and its tooltip. */
  readonly name: string;
  /** Words beside the picture; left away, the picture stands alone. */
  readonly children?: ReactNode;
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly primary?: boolean;
}

/** A real button, named, at least 24 px each way. */
export function IconButton({
  icon,
  name,
  children,
  onClick,
  pressed,
  disabled = false,
  primary = false,
}: IconButtonProps) {
  useSwitch(name, disabled ? undefined : pressed, onClick);
  return (
    <button
      type="button"
      className={primary ? 'button primary' : 'button'}
      aria-label={name}
      title={name}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
      {children}
    </button>
  );
}

/** A key's name in a small frame, for the eye: the control's own name stays without it. */
export function Kbd({children}: {readonly children: string}) {
  return <kbd data-key={children} />;
}
