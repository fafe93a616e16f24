// A command as a button: named by it, and out of use where it is not possible.
import type {ReactNode} from 'react';
import {capital} from '../../base/figures.ts';
import {useLab} from '../store/lab-store.ts';
import type {IconName} from '../widgets/Icon.tsx';
import {IconButton} from '../widgets/IconButton.tsx';
import type {Command} from './commands.ts';

interface CommandButtonProps {
  readonly of: Command;
  readonly icon: IconName;
  /** Where it changes with the run. */
  readonly name?: string;
  readonly primary?: boolean;
  /** Words beside the picture. */
  readonly children?: ReactNode;
}

export function CommandButton({of, icon, name, primary = false, children}: CommandButtonProps) {
  const isPossible = useLab((lab) => of.isPossible?.(lab) ?? true);
  // Some say what there is on the run's device.
  const named = useLab(() => name ?? of.button ?? capital(of.words));
  return (
    <IconButton icon={icon} name={named} primary={primary} disabled={!isPossible} onClick={() => of.act(false)}>
      {children}
    </IconButton>
  );
}
