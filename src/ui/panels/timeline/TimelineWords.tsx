// The timeline's words and lines over the canvas: names, figures, labels and the playhead; the brush's place among them.
import type {ReactNode} from 'react';
import {thousands} from '../../../base/figures.ts';
import {textWidth} from '../../../base/text-width.ts';
import {NO_FRAME, type Spans} from '../../../bridge/spans/timeline-summary.ts';
import {device} from '../../../kits/screens.ts';
import {STATUS_NOT_READ} from '../../../trace/record-layout.ts';
import type {Cycle, GuestId} from '../../../trace/units.ts';
import {movesRemotely, moveWord} from '../../layout/range-text.ts';
import {interruptNames, markLabels, roughly, spanLabels, ticks} from '../../layout/timeline-labels.ts';
import {baseline, type Row} from '../../layout/timeline-rows.ts';
import {type Stretch, timeScale} from '../../layout/timeline-window.ts';
import {duration, milliseconds} from '../../widgets/figures.ts';
import {guestEdge, guestLetter, guestStyle} from '../../widgets/guest-letter.ts';
import {ChosenLine} from './ChosenLine.tsx';
import {MarksOfPresent} from './MarksOfPresent.tsx';
import {MomentFlags} from './MomentFlags.tsx';
import {SpanBand} from './SpanBand.tsx';
import type {TimelineProps} from './timeline-props.ts';
import {useBrush} from './use-brush.ts';

const SMALL = 11.5;
const TEXT = 12;
/** The playhead's flag. */
const FLAG_WIDTH = 92;

export function TimelineWords(props: TimelineProps & {readonly lanes: number}) {
  const {rows, width} = props;
  const isCompact = rows.isCompact;
  return (
    <svg className="timeline-words" width={width} height={rows.height} aria-hidden="true">
      <Name row={rows.minimap} text={isCompact ? 'run' : 'whole run'} quiet />
      {props.guests.map(({id, name}) => (
        <GuestName key={id} guest={id} name={name} row={rows.guests[id]} width={rows.left - 34} />
      ))}
      <Name row={rows.transmit} text={`card: ${moveWord('transmit')}`} />
      {movesRemotely() && (
        <Name row={rows.remote} text={isCompact ? 'remote DMA' : 'card: remote DMA'} word="remote DMA" />
      )}
      <Name row={rows.reusable} text={isCompact ? 'reusable' : 'card: reusable'} word="reusable" />
      <Name row={rows.exits} text={isCompact ? 'exits' : `VM exits / ${roughly(props.summary.exits.width)}`} />
      <Name row={rows.interrupts} text="interrupts" word="interrupt" />
      <Name row={rows.denials} text="denials" word="denial" />
      {rows.separators.map((y) => (
        <path key={y} d={`M0,${y} H${width}`} stroke="var(--line)" strokeWidth="1.5" />
      ))}
      <g transform={`translate(${rows.left} 0)`}>
        <Ruler {...props} />
        <GuestLabels {...props} />
        <CardLabels {...props} />
        <MarkWords {...props} />
        <Brush {...props} />
        <MomentFlags {...props} />
        <SpanBand {...props} />
        <ChosenLine {...props} />
        <Playhead {...props} />
        <MarksOfPresent {...props} />
      </g>
    </svg>
  );
}

type Words = TimelineProps & {readonly lanes: number};

function Name({
  row,
  text,
  quiet = false,
  word,
}: {
  readonly row: Row;
  readonly text: string;
  readonly quiet?: boolean;
  /** The glossary's word for what the row shows. */
  readonly word?: string;
}) {
  return (
    <text
      x="10"
      y={baseline(row)}
      fontSize={TEXT}
      className={word === undefined ? (quiet ? 'quiet' : undefined) : 'term'}
      data-word={word}
    >
      {text}
    </text>
  );
}

function GuestName({
  guest,
  name,
  row,
  width,
}: {
  readonly guest: GuestId;
  readonly name: string;
  readonly row: Row | undefined;
  readonly width: number;
}) {
  if (row === undefined) return null;
  const middle = row.y + row.height / 2;
  const shown =
    textWidth(name, TEXT) <= width ? name : `${name.slice(0, Math.max(1, Math.floor(width / (TEXT * 0.58)) - 1))}…`;
  return (
    <>
      <rect
        x="10"
        y={middle - 8}
        width="16"
        height="16"
        rx="3"
        fill={`var(--${guestStyle(guest)})`}
        stroke={guestEdge(guest)}
      />
      <text
        x="18"
        y={middle + 4}
        fontSize={SMALL}
        fontWeight="700"
        textAnchor="middle"
        style={{fill: `var(--on${guestStyle(guest)})`}}
      >
        {guestLetter(guest)}
      </text>
      <text x="32" y={middle + 4} fontSize={TEXT}>
        {shown}
      </text>
    </>
  );
}

function Ruler({stretch, lanes, rows, now}: Words) {
  const flag = flagOf(now, stretch, lanes);
  const half = flag.width / 2 + 30;
  return (
    <>
      {ticks(stretch, lanes)
        .filter(({x}) => Math.abs(x - flag.x) > half && x > 30 && x < lanes - 30)
        .map(({x, text}) => (
          <text key={text} x={x} y={baseline(rows.ruler)} fontSize={SMALL} textAnchor="middle" className="mono quiet">
            {text}
          </text>
        ))}
    </>
  );
}

/** A label on a ground of paper, so that it reads on any pattern. */
function Label({
  x,
  row,
  width,
  inset,
  children,
}: {
  readonly x: number;
  readonly row: Row;
  readonly width: number;
  readonly inset: number;
  readonly children: ReactNode;
}) {
  const size = row.height < 16 ? 11 : TEXT;
  const height = Math.min(20, row.height - 2 * inset);
  return (
    <>
      <rect x={x} y={row.y + (row.height - height) / 2} width={width} height={height} rx="2" fill="var(--panel)" />
      <text x={x + 4} y={baseline(row, size)} fontSize={size}>
        {children}
      </text>
    </>
  );
}

function GuestLabels({summary, stretch, lanes, rows, now}: Words) {
  return (
    <>
      {summary.guests.map(({guest, owns, wants}) => {
        const row = rows.guests[guest];
        if (row === undefined || row.height < 14) return null;
        const lasts = (spans: Spans, n: number): string =>
          duration(Math.min(spans.to[n] ?? now, now) - (spans.from[n] ?? 0));
        return (
          <g key={guest}>
            {spanLabels(owns, stretch, lanes, TEXT, () => ['owns'], now).map(({key, x, width, text}) => (
              <Label key={`o${key}`} x={x} row={row} width={width} inset={2}>
                {text}
              </Label>
            ))}
            {spanLabels(wants, stretch, lanes, TEXT, (n) => [`wants, ${lasts(wants, n)}`, 'wants'], now).map(
              ({key, x, width, text}) => (
                <Label key={`w${key}`} x={x} row={row} width={width} inset={3}>
                  {text}
                </Label>
              ),
            )}
          </g>
        );
      })}
    </>
  );
}

function CardLabels({summary, stretch, lanes, rows, now}: Words) {
  const {transmit} = summary;
  const texts = (n: number): string[] => {
    const frame = transmit.frame[n] ?? NO_FRAME;
    const bytes = transmit.bytes[n] ?? 0;
    const size = bytes > 0 ? `${thousands(bytes)} B` : null;
    if (frame === NO_FRAME) return size === null ? [] : [size];
    return size === null ? [`frame ${frame}`] : [`frame ${frame}, ${size}`, `frame ${frame}`, `${frame}`];
  };
  return spanLabels(transmit, stretch, lanes, 11.5, texts, now).map(({key, x, width, text}) => (
    <Label key={key} x={x} row={rows.transmit} width={width} inset={1}>
      {text}
    </Label>
  ));
}

function MarkWords({summary, stretch, lanes, rows, now, guests}: Words) {
  const isAhead = (at: number | undefined): boolean => (at ?? 0) > now;
  const {interrupts, denials} = summary;
  const named = (n: number): string => guests.find(({id}) => id === denials.guest[n])?.name ?? 'guest';
  const reason = (n: number): string => device.model.reasons[denials.detail[n] ?? 0]?.text ?? 'denied';
  const number = (n: number): string => thousands(denials.index[n] ?? 0);
  const several = (n: number): string[] =>
    (denials.count[n] ?? 1) > 1 ? [`${thousands(denials.count[n] ?? 1)} denials`, `${denials.count[n] ?? 1}`] : [];
  return (
    <>
      {markLabels(interrupts, stretch, lanes, SMALL, 7, (n) =>
        [interruptNames(interrupts.detail[n] ?? STATUS_NOT_READ)].filter((text) => text !== ''),
      ).map(({mark, x, anchor, text}) => (
        <text
          key={mark}
          x={x}
          textAnchor={anchor}
          y={baseline(rows.interrupts, SMALL)}
          fontSize={SMALL}
          className="quiet"
          opacity={isAhead(interrupts.at[mark]) ? 0.6 : undefined}
        >
          {text}
        </text>
      ))}
      {markLabels(denials, stretch, lanes, SMALL, 12, (n) => {
        const many = several(n);
        return many.length > 0
          ? many
          : [`${number(n)} ${named(n)}: ${reason(n)}`, `${number(n)} ${named(n)}`, number(n)];
      }).map(({mark, x, anchor, text}) => (
        <text
          key={mark}
          x={x}
          textAnchor={anchor}
          y={baseline(rows.denials, SMALL)}
          fontSize={SMALL}
          opacity={isAhead(denials.at[mark]) ? 0.6 : undefined}
        >
          {text}
        </text>
      ))}
    </>
  );
}

/** Where D3 draws the brush. */
function Brush({stretch, run, lanes, rows, onStretch}: Words) {
  return (
    <g ref={useBrush({minimap: rows.minimap, stretch, run, width: lanes, onStretch})} className="timeline-brush" />
  );
}

function Playhead({stretch, run, now, lanes, rows}: Words) {
  const x = timeScale(stretch, lanes)(now);
  const onMap = Math.min(lanes - 1, Math.max(1, timeScale(run, lanes)(now)));
  const isIn = x >= 0 && x <= lanes;
  const top = rows.ruler.y + rows.ruler.height;
  const flag = flagOf(now, stretch, lanes);
  return (
    <>
      <Line x={onMap} from={rows.minimap.y - 3} to={rows.minimap.y + rows.minimap.height + 3} casing={4.5} core={2} />
      {isIn && <Line x={x} from={top} to={rows.height - 4} casing={5} core={2.4} />}
      <rect
        x={flag.x - flag.width / 2}
        y={rows.ruler.y}
        width={flag.width}
        height={rows.ruler.height}
        rx="3"
        fill="var(--now)"
        stroke="var(--nowcase)"
        strokeWidth="1.5"
      />
      <text
        x={flag.x}
        y={baseline(rows.ruler)}
        fontSize={TEXT}
        textAnchor="middle"
        fontWeight="600"
        className="mono"
        style={{fill: 'var(--onnow)'}}
      >
        {flag.text}
      </text>
    </>
  );
}

/** How far the flag may stand beyond the lanes. */
const LEFT_OVERHANG = 20;
const RIGHT_OVERHANG = 8;

/** The playhead's flag: over the line, or at the edge beyond which the present lies. */
function flagOf(
  now: Cycle,
  stretch: Stretch,
  lanes: number,
): {readonly x: number; readonly width: number; readonly text: string} {
  const x = timeScale(stretch, lanes)(now);
  const time = `${milliseconds(now).replace(/\s\d+$/, '')} ms`;
  const text = x < 0 ? `‹ ${time}` : x > lanes ? `${time} ›` : time;
  const width = Math.max(FLAG_WIDTH, textWidth(text, TEXT, 'mono') + 16);
  return {x: Math.min(lanes - width / 2 + RIGHT_OVERHANG, Math.max(width / 2 - LEFT_OVERHANG, x)), width, text};
}

function Line({
  x,
  from,
  to,
  casing,
  core,
}: {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly casing: number;
  readonly core: number;
}) {
  return (
    <>
      <path d={`M${x},${from} V${to}`} stroke="var(--nowcase)" strokeWidth={casing} />
      <path d={`M${x},${from} V${to}`} stroke="var(--now)" strokeWidth={core} />
    </>
  );
}
