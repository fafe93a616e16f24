// The whole computed run under one slider: dragged or stepped by arrow keys, the machine stands where it points.

import {thousands} from '../../../base/figures.ts';
import {useLab} from '../../store/lab-store.ts';
import {milliseconds} from '../../widgets/figures.ts';

/** From power-on, at the left, to the last computed event. */
export function Scrubber() {
  const view = useLab((state) => state.view);
  const {goTo} = useLab.getState();
  const position = view?.position ?? 0;
  return (
    <input
      type="range"
      className="scrubber"
      aria-label="Scrub through the run"
      title="The whole run as far as it is computed: drag, or use the arrow keys"
      min={0}
      max={Math.max(1, view?.computed ?? 1)}
      step={1}
      value={position}
      disabled={view === null}
      aria-valuetext={
        position === 0
          ? 'power-on'
          : `after event ${thousands(position - 1)}, at ${milliseconds(view?.now ?? 0)} milliseconds`
      }
      onChange={(event) => goTo(Number(event.target.value) - 1)}
    />
  );
}
