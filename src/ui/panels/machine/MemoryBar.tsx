// The device's memory as a bar: a window per guest, the bytes about to move, those that are being sent or copied, the range of a denied move.

import {CARD_MEMORY} from '../../../base/address-space.ts';
import {hexRange} from '../../../base/figures.ts';
import type {GuestView, LabView} from '../../../bridge/protocol/messages.ts';
import {device} from '../../../kits/screens.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import {pagesNow} from '../../layout/guest-pages.ts';
import type {Box} from '../../layout/machine-registers.ts';
import {guestEdge, guestFill, guestLetter, guestSoftFill} from '../../widgets/guest-letter.ts';
import {ChipMark} from './ChipMark.tsx';

/** Where an address of the device's memory stands in the bar, from its left edge; all below its memory stands at 0. */
export function memoryX(box: Box, address: number): number {
  const {start, end} = device.memory;
  const span = end - start;
  return (Math.min(span, Math.max(0, address - start)) / span) * box.width;
}

/** The bar. Guests with the same window (swapped memory) share one part. */
export function MemoryBar({
  view,
  box,
  present,
}: {
  readonly view: LabView;
  readonly box: Box;
  readonly present: RecordView | null;
}) {
  const pageBytes = device.memory.pageBytes;
  const {transmitting} = view.truth;
  const sending = transmitting?.address == null ? null : {...transmitting, address: transmitting.address};
  const moves = view.pending.filter(
    ({move, space}) => space === CARD_MEMORY && (move !== 'transmit' || sending === null),
  );
  const stretch = (address: number, length: number) => ({
    x: box.x + memoryX(box, address),
    width: memoryX(box, address + length) - memoryX(box, address),
  });
  const denied = present?.kind === 'check' && !present.allowed && present.space === CARD_MEMORY ? present : null;
  const sender = view.pending.find((p) => p.move === 'transmit')?.guest ?? view.owner ?? 0;
  const sent =
    sending === null
      ? null
      : {
          x: box.x + memoryX(box, sending.address),
          width: Math.max(3, memoryX(box, sending.address + sending.length) - memoryX(box, sending.address)),
        };
  const taken = [...moves, ...(sending === null ? [] : [sending]), ...(denied === null ? [] : [denied])].map((range) =>
    stretch(range.address, range.length),
  );
  return (
    <g>
      <rect {...box} fill="var(--panel)" stroke="var(--line2)" />
      {windows(view).map(({first, end, guests}) => {
        const owner = guests[0];
        if (owner === undefined) return null;
        const x = box.x + memoryX(box, first * pageBytes);
        const width = memoryX(box, end * pageBytes) - memoryX(box, first * pageBytes);
        return (
          <g key={`${first}-${end}`}>
            <title>{`${guests.map((g) => guestLetter(g.id)).join(', ')}: ${hexRange(first * pageBytes, (end - first) * pageBytes)}`}</title>
            <rect
              x={x}
              y={box.y}
              width={width}
              height={box.height}
              fill={guestSoftFill(owner.id)}
              stroke={guestEdge(owner.id)}
              strokeWidth={1.25}
            />
          </g>
        );
      })}
      {sent !== null && (
        <rect
          x={sent.x}
          y={box.y + box.height * 0.17}
          width={sent.width}
          height={box.height * 0.66}
          fill={guestFill(sender)}
          stroke={guestEdge(sender)}
          strokeWidth={0.75}
        >
          <title>{sendingWords()}</title>
        </rect>
      )}
      {windows(view).map(({first, end, guests}) => {
        const side = Math.min(16, box.height - 4);
        const width = memoryX(box, end * pageBytes) - memoryX(box, first * pageBytes);
        const left = box.x + memoryX(box, first * pageBytes);
        const room = guests.length * (side + 2);
        if (room > width) return null;
        const places = [left + (width - room) / 2, left + width - room - 3, left + 4];
        const x =
          places.find((place) => taken.every((t) => place + room < t.x - 3 || place > t.x + t.width + 3)) ?? left;
        return guests.map((g, i) => (
          <ChipMark key={g.id} guest={g.id} x={x + i * (side + 2)} y={box.y + (box.height - side) / 2} side={side} />
        ));
      })}
      {moves.map((move) => (
        <Range key={move.check} box={box} address={move.address} length={move.length} kind="now" />
      ))}
      {denied !== null && <Range box={box} address={denied.address} length={denied.length} kind="denied" />}
    </g>
  );
}

/** A device that is on no network moves no frame. */
function sendingWords(): string {
  return device.network === null ? `${device.moves.transmit?.words ?? 'bytes'} under way` : 'the frame being sent';
}

interface WindowPart {
  readonly first: number;
  readonly end: number;
  readonly guests: GuestView[];
}

/** Windows by range; where guests share one, the owner comes first. */
function windows(view: LabView): readonly WindowPart[] {
  const parts: WindowPart[] = [];
  for (const [guest, {firstPage, endPage}] of view.guests.flatMap((one) =>
    pagesNow(one).map((run) => [one, run] as const),
  )) {
    const same = parts.find((p) => p.first === firstPage && p.end === endPage);
    if (same === undefined) parts.push({first: firstPage, end: endPage, guests: [guest]});
    else if (guest.isOwner) same.guests.unshift(guest);
    else same.guests.push(guest);
  }
  return parts;
}

function Range({
  box,
  address,
  length,
  kind,
}: {
  readonly box: Box;
  readonly address: number;
  readonly length: number;
  readonly kind: 'now' | 'denied';
}) {
  const x = box.x + memoryX(box, address);
  const width = Math.max(4, memoryX(box, address + length) - memoryX(box, address));
  const rect = {x, y: box.y + 2.5, width, height: box.height - 5, fill: 'none'};
  const title = <title>{`${kind === 'now' ? 'about to move' : 'denied'}: ${hexRange(address, length)}`}</title>;
  if (kind === 'denied') {
    return (
      <g>
        {title}
        <rect {...rect} stroke="var(--deny)" strokeWidth={2.4} strokeDasharray="5 3" />
      </g>
    );
  }
  return (
    <g>
      {title}
      <rect {...rect} stroke="var(--nowcase)" strokeWidth={5} />
      <rect {...rect} stroke="var(--now)" strokeWidth={2.4} />
    </g>
  );
}
