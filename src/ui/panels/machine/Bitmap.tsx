// The I/O permission bitmap: a bit for each port; 1 exits [deck, slide 15]. Or, of registers in memory, their page.
import {memo} from 'react';
import {hex} from '../../../base/figures.ts';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {device} from '../../../kits/screens.ts';
import type {GuestId} from '../../../trace/units.ts';
import type {BitmapPlace} from '../../layout/machine-geometry.ts';
import {isByMemory, pageExits} from '../../layout/register-page.ts';
import {SvgText} from '../../widgets/SvgText.tsx';

interface BitmapProps {
  readonly view: LabView;
  readonly place: BitmapPlace;
  /** Whose bitmap is shown; null while nobody is meant. A guest that does not own the card has all bits set. */
  readonly guest: GuestId | null;
  /** The port in play; null if none is. */
  readonly port: number | null;
}

/** The bits, drawn over the paths; the one in play is amber. */
export function Bitmap({view, place, guest, port}: BitmapProps) {
  if (isByMemory(view, guest))
    return <RegisterPage place={place} exits={pageExits(view, guest)} isNow={port !== null} />;
  const isOwner = guest === null || guest === (view.owner ?? guest);
  const x = (offset: number): number => place.x + (offset % place.columns) * place.cellWidth;
  const y = (offset: number): number => place.y + Math.floor(offset / place.columns) * place.cellHeight;
  return (
    <g>
      {Array.from({length: device.sheet.ports}, (_, offset) => offset).map((offset) => (
        <Bit
          key={offset}
          offset={offset}
          x={x(offset)}
          y={y(offset)}
          width={place.cellWidth}
          height={place.cellHeight}
          isHooked={!isOwner || view.iopm[offset] === 1}
          isNow={offset === port}
        />
      ))}
      {port !== null && (
        <rect
          x={x(port)}
          y={y(port)}
          width={place.cellWidth}
          height={place.cellHeight}
          fill="none"
          stroke="var(--nowcase)"
          strokeWidth={2}
        />
      )}
    </g>
  );
}

/** Where registers are memory the processor knows no ports: one page, mapped for the guest or not. [AMD APM vol. 2, 15.25] */
function RegisterPage({
  place,
  exits,
  isNow,
}: {
  readonly place: BitmapPlace;
  readonly exits: boolean;
  readonly isNow: boolean;
}) {
  const {x, y} = place;
  const [width, height] = [place.columns * place.cellWidth, place.rows * place.cellHeight];
  const fill = isNow ? 'now' : exits ? 'ink2' : 'panel';
  return (
    <g data-page="registers">
      <title>{`the page of registers, 4 KiB: ${exits ? 'not mapped, every access exits' : 'mapped, no access exits'}`}</title>
      <rect {...{x, y, width, height}} fill={`var(--${fill})`} stroke={`var(--${isNow ? 'nowcase' : 'line2'})`} />
      <SvgText
        x={x + width / 2}
        y={y + height / 2 + 4}
        words={exits ? ['4 KiB, not mapped', 'not mapped', '1 page'] : ['4 KiB, mapped', 'mapped', '1 page']}
        room={width - 6}
        anchor="middle"
        ink={isNow ? 'onnow' : exits ? 'panel' : 'ink3'}
      />
    </g>
  );
}

/** From this size on a bit shows its digit; smaller ones are told apart by their fill. */
const LEAST_DIGIT = {width: 9, height: 9};

interface BitProps {
  readonly offset: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isHooked: boolean;
  readonly isNow: boolean;
}

/** One bit; redrawn only when it changes, since the whole panel is drawn thirty times a second. */
const Bit = memo(function Bit({offset, x, y, width, height, isHooked, isNow}: BitProps) {
  const name = device.sheet.portName(0, offset, false);
  const fill = isNow ? 'now' : isHooked ? 'ink2' : 'panel';
  return (
    <g data-port={offset}>
      <title>{`port ${hex(offset)} ${name}: ${isHooked ? '1, an access exits' : '0, goes to the card'}`}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        fill={`var(--${fill})`}
        stroke="var(--line2)"
        strokeWidth={0.75}
      />
      {width >= LEAST_DIGIT.width && height >= LEAST_DIGIT.height && (
        <SvgText
          x={x + width / 2}
          y={y + height / 2 + 4}
          size={Math.min(12, Math.max(11, height - 2))}
          words={isHooked ? '1' : '0'}
          anchor="middle"
          face="mono"
          ink={isNow ? 'onnow' : isHooked ? 'panel' : 'ink3'}
        />
      )}
    </g>
  );
});
