// One drawn edge: as wide as it was often taken, its events, its count, its check, the trail of the last transitions.

import {thousands} from '../../../base/figures.ts';
import {textWidth} from '../../../base/text-width.ts';
import type {EdgePlace, ModelGeometry} from '../../../kits/contract/model-diagram.ts';
import {arrowHead, type Point, pathData, shortened} from '../../layout/machine-routes.ts';
import {labelWord} from '../../layout/model-words.ts';
import {AmberLine} from '../../widgets/lines.tsx';
import {SvgText} from '../../widgets/SvgText.tsx';
import {VerdictShape} from '../../widgets/VerdictMark.tsx';

interface EdgeLineProps {
  readonly row: number;
  readonly place: EdgePlace;
  readonly set: ModelGeometry;
  /** From, event and to in words. */
  readonly words: string;
  /** Times taken. */
  readonly count: number;
  /** How many steps before the present one it was taken last, if that is three or fewer. */
  readonly steps: 1 | 2 | 3 | null;
  /** The present event takes this edge, or asked to. */
  readonly isNow: boolean;
  readonly verdict: 'allow' | 'deny' | null;
  readonly motion: number;
}

const HALOS = {1: {width: 8.4, opacity: 0.75}, 2: {width: 6.8, opacity: 0.5}, 3: {width: 5.2, opacity: 0.32}} as const;

/** The edge's line with all its marks but the labels. */
export function EdgeLine({row, place, set, words, count, steps, isNow, verdict, motion}: EdgeLineProps) {
  const [x1, y1, x2, y2] = place.route;
  const points: readonly Point[] = [
    {x: x1, y: y1},
    {x: x2, y: y2},
  ];
  const neverTaken = count === 0;
  const width = edgeWidth(count) * set.boldness;
  const ink = neverTaken ? 'var(--faint)' : 'var(--ink2)';
  const isDenied = isNow && verdict === 'deny';
  const [markX, markY] = place.check ?? [(x1 + x2) / 2, (y1 + y2) / 2];
  const amber = isDenied
    ? [
        {
          points: [
            {x: x1, y: y1},
            {x: markX, y: markY},
          ],
          isArrow: false,
        },
      ]
    : [{points, isArrow: true}];
  const halo = steps === null ? null : HALOS[steps];
  const length = set.arrow + Math.max(0, width - 3) * 1.2;
  return (
    <g data-edge={row} data-now={isNow} data-trail={steps ?? undefined}>
      <title>{`${words}: taken ${thousands(count)} ${count === 1 ? 'time' : 'times'}${place.check === null ? '' : ', asks a checking function first'}${isDenied ? ', denied now' : ''}`}</title>
      {halo !== null && set.hasCounts && (
        <path
          d={pathData(shortened(points, set.arrow))}
          stroke="var(--now)"
          strokeWidth={Math.max(halo.width, width + halo.width - 3)}
          opacity={halo.opacity}
        />
      )}
      {(!isNow || isDenied) && (
        <>
          <path d={pathData(shortened(points, length - 1))} stroke={ink} strokeWidth={width} />
          <polygon points={arrowHead(points, length, set.arrow * 0.55 + Math.max(0, width - 3) * 0.5)} fill={ink} />
        </>
      )}
      {isNow && <AmberLine stretches={amber} core={set.core} motion={motion} />}
      {place.check !== null && !(isNow && verdict !== null) && <Diamond x={markX} y={markY} r={set.mark * 0.94} />}
      {isNow && verdict !== null && (
        <g transform={`translate(${markX} ${markY})`} data-verdict={verdict}>
          <circle r={set.mark * 1.2 + 1.5} fill="var(--panel)" />
          <VerdictShape verdict={verdict} r={set.mark * 1.2} />
        </g>
      )}
      {steps !== null && set.hasCounts && <Badge place={place} steps={steps} />}
    </g>
  );
}

/** Width of an edge taken so many times. */
export function edgeWidth(count: number): number {
  return count === 0 ? 1 : Math.min(6, 1.2 + 1.1 * Math.log10(count + 1));
}

/** A small diamond with a tick: this edge has a checking function. */
export function Diamond({x, y, r}: {readonly x: number; readonly y: number; readonly r: number}) {
  return (
    <g transform={`translate(${x} ${y})`} fill="none" stroke="var(--ink2)" strokeWidth={1.5}>
      <polygon points={`0,${-r} ${r},0 0,${r} ${-r},0`} fill="var(--panel)" />
      <path d={`M${-r * 0.38},0 L${-r * 0.08},${r * 0.3} L${r * 0.42},${-r * 0.3}`} strokeLinecap="round" />
    </g>
  );
}

function Badge({place, steps}: {readonly place: EdgePlace; readonly steps: number}) {
  const [x1, y1, x2, y2] = place.route;
  const part = y1 !== y2 ? 0.5 : x2 < x1 ? 0.36 : 0.64;
  return <StepBadge x={x1 + (x2 - x1) * part} y={y1 + (y2 - y1) * part} steps={steps} />;
}

/** −1, −2 or −3 in a ring. */
export function StepBadge({x, y, steps}: {readonly x: number; readonly y: number; readonly steps: number}) {
  return (
    <g>
      <circle cx={x} cy={y} r={7.5} fill="var(--panel)" stroke="var(--ink3)" />
      <SvgText x={x} y={y + 4} size={11.5} words={`−${steps}`} anchor="middle" />
    </g>
  );
}

/** The events of an edge, with its count behind or below them. */
export function EdgeLabels({
  place,
  set,
  count,
  isNow,
  row,
}: {
  readonly place: EdgePlace;
  readonly set: ModelGeometry;
  readonly count: number;
  readonly isNow: boolean;
  readonly row: number;
}) {
  const size = set.text.label;
  const face = isNow ? 'bold' : 'text';
  const figure = thousands(count);
  const last = place.labels.at(-1);
  const isBehind = set.hasCounts && place.count === null && last !== undefined;
  const figureWidth = textWidth(figure, 12, 'mono') + 7;
  return (
    <g>
      {place.labels.map((label) => {
        const shift = isBehind && label === last && label.anchor === 'middle' ? figureWidth / 2 : 0;
        return (
          <SvgText
            key={label.text}
            x={label.x - shift}
            y={label.y}
            size={size}
            words={label.text}
            anchor={label.anchor}
            face={face}
            word={labelWord(row, label.text)}
          />
        );
      })}
      {isBehind && (
        <SvgText
          x={behind(last.x, last.anchor, textWidth(last.text, size, face), figureWidth)}
          y={last.y}
          words={figure}
          face="mono"
          ink="ink3"
        />
      )}
      {set.hasCounts && place.count !== null && <SvgText {...place.count} words={figure} face="mono" ink="ink3" />}
    </g>
  );
}

/** Where a count starts that follows a label; label and count together keep the label's anchor. */
function behind(x: number, anchor: 'start' | 'middle' | 'end', width: number, figureWidth: number): number {
  return anchor === 'middle' ? x - figureWidth / 2 + width / 2 + 7 : x + width + 7;
}
