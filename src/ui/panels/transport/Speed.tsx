// How fast a run goes: simulated time to real time.

import {thousands} from '../../../base/figures.ts';
import {useLab} from '../../store/lab-store.ts';
import {SPEEDS} from '../../store/speeds.ts';

/** A speed in words: `1/1 000×`, `1×`, `max`. */
function speedWord(speed: number): string {
  const ratio = SPEEDS[speed] ?? null;
  if (ratio === null) return 'max';
  return ratio >= 1 ? `${ratio}×` : `1/${thousands(1 / ratio)}×`;
}

/** A slider over the speeds, slowest at the left. */
export function Speed() {
  const speed = useLab((state) => state.speed);
  const setSpeed = useLab((state) => state.setSpeed);
  return (
    <label className="control speed" title="Speed: simulated time to real time">
      <span className="visually-hidden">Speed: simulated time to real time</span>
      <input
        type="range"
        min={0}
        max={SPEEDS.length - 1}
        step={1}
        value={speed}
        aria-valuetext={speedWord(speed)}
        onChange={(event) => setSpeed(Number(event.target.value))}
      />
      <output className="mono">{speedWord(speed)}</output>
    </label>
  );
}
