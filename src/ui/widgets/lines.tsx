// Lines as the drawings use them: solid hooked, long dash unhooked, dots interrupt, double DMA, and amber for now.
import {arrowHead, type Point, pathData, round, shortened} from '../layout/machine-routes.ts';

export type PathStyle = 'solid' | 'dash' | 'dots' | 'double';

interface PathLineProps {
  readonly points: readonly Point[];
  readonly style: PathStyle;
  readonly isArrow: boolean;
  /** Idle paths are dimmed. */
  readonly isIdle: boolean;
  /** What a double line lets through between its strokes. */
  readonly ground?: string;
}

const DASHES: Readonly<Record<PathStyle, string | undefined>> = {
  solid: undefined,
  dash: '9 5',
  dots: '0.1 6',
  double: undefined,
};

/** A path that is not the present one. */
export function PathLine({points, style, isArrow, isIdle, ground = 'panel2'}: PathLineProps) {
  const width = style === 'double' ? 7 : style === 'dots' ? 3 : 2.5;
  const length = style === 'double' ? 11 : 10;
  const d = pathData(isArrow ? shortened(points, style === 'double' ? length - 3 : length - 2) : points);
  return (
    <g opacity={isIdle ? 0.55 : 1} fill="none" strokeLinejoin="round">
      <path
        d={d}
        stroke="var(--ink2)"
        strokeWidth={width}
        strokeDasharray={DASHES[style]}
        strokeLinecap={style === 'dots' ? 'round' : 'butt'}
      />
      {style === 'double' && <path d={d} stroke={`var(--${ground})`} strokeWidth={3.6} />}
      {isArrow && <polygon points={arrowHead(points, length, style === 'double' ? 6 : 5.2)} fill="var(--ink2)" />}
    </g>
  );
}

/** A stretch of the present event's way. */
export interface AmberStretch {
  readonly points: readonly Point[];
  readonly isArrow: boolean;
}

interface AmberLineProps {
  readonly stretches: readonly AmberStretch[];
  /** Width of the core in units. */
  readonly core?: number;
  /** Milliseconds a stretch takes to be drawn; 0 draws the end state at once. */
  readonly motion?: number;
}

/** The present event's way: amber in a dark casing, drawn stretch after stretch. */
export function AmberLine({stretches, core = 5, motion = 0}: AmberLineProps) {
  const casing = core + 3;
  const length = core * 2.6;
  const half = core * 1.43;
  const drawn = stretches.map(({points, isArrow}) => ({
    d: pathData(isArrow ? shortened(points, length - 1) : points),
    head: isArrow ? arrowHead(points, length, half) : null,
  }));
  const each = stretches.length === 0 ? 0 : Math.min(motion, 1200 / stretches.length);
  const timing = (i: number) =>
    each === 0 ? {} : {style: {animationDuration: `${round(each)}ms`, animationDelay: `${round(i * each)}ms`}};
  const runs = each === 0 ? '' : ' amber-runs';
  return (
    <g className="amber" fill="none" strokeLinejoin="round">
      {drawn.map(({d}, i) => (
        <path
          key={`c${d}`}
          d={d}
          pathLength={each === 0 ? undefined : 1}
          className={`amber-case${runs}`}
          {...timing(i)}
          stroke="var(--nowcase)"
          strokeWidth={casing}
        />
      ))}
      {drawn.map(({d}, i) => (
        <path
          key={`n${d}`}
          d={d}
          pathLength={each === 0 ? undefined : 1}
          className={`amber-core${runs}`}
          {...timing(i)}
          stroke="var(--now)"
          strokeWidth={core}
        />
      ))}
      {drawn.map(({head}, i) =>
        head === null ? null : (
          <polygon
            key={`h${head}`}
            points={head}
            className={each === 0 ? undefined : 'amber-arrives'}
            {...timing(i + 1)}
            fill="var(--now)"
            stroke="var(--nowcase)"
            strokeWidth={1.5}
          />
        ),
      )}
    </g>
  );
}
