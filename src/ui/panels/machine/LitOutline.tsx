// What is lit now: amber in a dark casing, on the outline of the part itself or outside it.
import type {Box} from '../../layout/machine-registers.ts';

interface LitOutlineProps {
  readonly box: Box;
  /** From the part's outline to this one; on it unless told otherwise. */
  readonly gap?: number;
  readonly rx: number;
}

/** Drawn over the part, so that neither fill nor text is touched. */
export function LitOutline({box: {x, y, width, height}, gap = 0, rx}: LitOutlineProps) {
  const around = {x: x - gap, y: y - gap, width: width + 2 * gap, height: height + 2 * gap, rx, fill: 'none'};
  return (
    <>
      <rect {...around} stroke="var(--nowcase)" strokeWidth={5} />
      <rect {...around} stroke="var(--now)" strokeWidth={2.6} />
    </>
  );
}
