// A part of a bar of costs, as long as its cycles: plain where they were measured, hatched where they are our estimate.
import type {CostPart} from '../layout/cost-parts.ts';

interface BarPartProps {
  readonly part: Pick<CostPart, 'cycles' | 'token' | 'isEstimate'>;
  readonly title?: string;
}

/** The bar is a flex box. */
export function BarPart({part: {cycles, token, isEstimate}, title}: BarPartProps) {
  return (
    <i
      title={title}
      className={isEstimate ? 'estimate' : undefined}
      style={{flexGrow: cycles, backgroundColor: `var(${token})`}}
    />
  );
}
