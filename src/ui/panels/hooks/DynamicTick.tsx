// The choice that is no port: whether the owner's permission map stays as it is or follows the model.
import {useId} from 'react';
import {device} from '../../../kits/screens.ts';

interface DynamicTickProps {
  readonly isDynamic: boolean;
  /** Single hooks that are ticked. */
  readonly picked: readonly string[];
  readonly onToggle: () => void;
}

/** A box above the grid, with what it does, what it costs and what it needs. */
export function DynamicTick({isDynamic, picked, onToggle}: DynamicTickProps) {
  const words = useId();
  const missing = device.hooks.pageHooks.filter((hook) => !picked.includes(hook));
  return (
    <div className="hook-dynamic">
      <label className="hook-tick" data-picked={isDynamic}>
        <input type="checkbox" checked={isDynamic} onChange={onToggle} aria-describedby={words} />
        dynamic: hooked only while it matters
      </label>
      <p id={words} className="hook-small">
        The owner’s map follows the model: a port exits on the register page where its hook is ticked, and QEMU’s data
        port is let go of while an approved transfer can’t leave the window. Fewer exits, the same is seen; each change
        of page writes a map anew.
        {missing.length > 0 && (
          <>
            {' '}
            <b className={isDynamic ? 'hook-wrong' : undefined}>
              Needs <span className="mono">{missing.join(' and ')}</span>
            </b>
            : without {missing.length === 1 ? 'it' : 'them'} nobody sees which page is selected.
          </>
        )}
      </p>
    </div>
  );
}
