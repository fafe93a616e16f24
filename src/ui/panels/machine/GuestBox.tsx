// One guest: colour, letter, pattern, name, how it stands to the card, and the access or denial that matters now.

import {textWidth} from '../../../base/text-width.ts';
import type {GuestView} from '../../../bridge/protocol/messages.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import type {Box} from '../../layout/machine-registers.ts';
import {fitting} from '../../layout/machine-text.ts';
import {driverWords, guestDetail, guestStateWords, presentWords} from '../../layout/machine-words.ts';
import type {AccessRecord} from '../../layout/meaning/access.ts';
import {guestEdge, guestSoftFill} from '../../widgets/guest-letter.ts';
import {SvgText} from '../../widgets/SvgText.tsx';
import {VerdictShape} from '../../widgets/VerdictMark.tsx';
import {ChipMark} from './ChipMark.tsx';
import {LitOutline} from './LitOutline.tsx';

interface GuestBoxProps {
  readonly guest: GuestView;
  readonly box: Box;
  readonly lines: 1 | 2 | 3;
  readonly now: number;
  readonly present: RecordView | null;
  /** The access that it is part of. */
  readonly access: AccessRecord | null;
  readonly isLit: boolean;
}

/** A guest's box, and the double bar under it while it is suspended. */
export function GuestBox({guest, box, lines, now, present, access, isLit}: GuestBoxProps) {
  const {x, y, width, height} = box;
  const isFull = lines === 3;
  const chip = isFull ? 20 : 16;
  const inset = isFull ? 8 : 5;
  const panelY = y + (isFull ? 34 : 24);
  const panelHeight = y + height - panelY - inset + 1;
  const step = isFull ? 17 : 18;
  const first = panelY + (isFull ? 13.5 : 12);
  const room = width - 2 * inset - 12;
  const states = guestStateWords(guest, now);
  const acts = presentWords(present, guest.id, access);
  const detail = guestDetail(guest);
  const driver = driverWords(guest.driver, guest.name);
  const textX = x + inset + 6;
  const nameX = x + inset + chip + 7;
  return (
    <g data-guest={guest.name}>
      <title>{`${guest.name}: ${driver[0] ?? ''}, ${states[0] ?? ''}${guest.operation === null ? '' : `, in ${guest.operation}`}`}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={5}
        fill={guestSoftFill(guest.id)}
        stroke={guestEdge(guest.id)}
        strokeWidth={guest.isOwner ? 2.5 : 1.25}
      />
      {isLit && <LitOutline box={{x, y, width, height}} gap={2.5} rx={7} />}
      <ChipMark guest={guest.id} x={x + inset} y={y + (isFull ? 8 : 5)} side={chip} />
      <SvgText
        x={nameX}
        y={y + (isFull ? 23 : 18)}
        size={isFull ? 14 : 12.5}
        words={guest.name}
        room={x + width - nameX - 6}
        face="bold"
      />
      <rect
        x={x + inset}
        y={panelY}
        width={width - 2 * inset}
        height={panelHeight}
        rx={3}
        fill="var(--panel)"
        stroke="var(--line2)"
      />
      {isFull && (
        <SvgText
          x={textX}
          y={first}
          words={driver}
          room={room}
          ink="ink3"
          word={guest.driver === 'geekos' ? 'GeekOS' : undefined}
        />
      )}
      {(lines > 1 || acts === null) && (
        <SvgText
          x={textX}
          y={first + (isFull ? step : 0)}
          words={states}
          room={room}
          face={guest.isOwner ? 'bold' : 'text'}
        />
      )}
      {acts !== null && <Act words={acts} x={textX - 3} y={first + (lines - 1) * step} room={room} />}
      {acts === null && lines > 1 && detail !== null && (
        <Detail words={detail.words} kind={detail.kind} x={textX} y={first + (lines - 1) * step} room={room} />
      )}
      {guest.suspendedAt !== null && <SuspendedBar x={x + width / 2} y={y + height} />}
    </g>
  );
}

function Act({
  words,
  x,
  y,
  room,
}: {
  readonly words: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly room: number;
}) {
  const text = fitting(words, room, 12, 'mono');
  return (
    <g data-badge="access">
      <rect
        x={x}
        y={y - 11}
        width={textWidth(text, 12, 'mono') + 7}
        height={14.5}
        rx={2}
        fill="var(--now)"
        stroke="var(--nowcase)"
        strokeWidth={1.5}
      />
      <SvgText x={x + 3.5} y={y} words={text} face="mono" ink="onnow" />
    </g>
  );
}

function Detail({
  words,
  kind,
  x,
  y,
  room,
}: {
  readonly words: readonly string[];
  readonly kind: 'access' | 'operation' | 'denial';
  readonly x: number;
  readonly y: number;
  readonly room: number;
}) {
  if (kind !== 'denial')
    return <SvgText x={x} y={y} words={words} room={room} face={kind === 'access' ? 'mono' : 'text'} />;
  return (
    <g>
      <g transform={`translate(${x + 6} ${y - 4})`}>
        <VerdictShape verdict="deny" r={6.5} />
      </g>
      <SvgText x={x + 17} y={y} words={words} room={room - 17} />
    </g>
  );
}

function SuspendedBar({x, y}: {readonly x: number; readonly y: number}) {
  return (
    <path
      d={`M${x},${y} V${y + 4} M${x - 9},${y + 4.5} H${x + 9} M${x - 9},${y + 9} H${x + 9}`}
      fill="none"
      stroke="var(--ink2)"
      strokeWidth={2.5}
    >
      <title>suspended in the middle of an access</title>
    </path>
  );
}
