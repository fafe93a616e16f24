// The VMM: the owner's I/O permission bitmap, a bit a port, and what an exit costs.

import type {LabView} from '../../../bridge/protocol/messages.ts';
import {BOARD_PORTS} from '../../../datasheets/ne2000.ts';
import type {GuestId} from '../../../trace/units.ts';
import type {MachineGeometry} from '../../layout/machine-geometry.ts';
import {accessWords} from '../../layout/machine-words.ts';
import {hex, thousands} from '../../widgets/figures.ts';
import {guestLetter} from '../../widgets/guest-letter.ts';
import {SvgText} from './SvgText.tsx';

interface VmmBoxProps {
  /** Whose bitmap is shown; null while nobody is meant. */
  readonly guest: GuestId | null;
  readonly view: LabView;
  readonly geometry: MachineGeometry;
  /** The port in play, 0 to 31; null if none is. */
  readonly port: number | null;
  readonly isLit: boolean;
}

/** The frame of the VMM; the monitor and the paths are drawn over it. */
export function VmmBox({view, geometry, guest, isLit}: Omit<VmmBoxProps, 'port'>) {
  const {vmm, bitmap, dmm, density} = geometry;
  const room = dmm.x - bitmap.x - 8;
  const isFull = density === 'full';
  const whose = guest === null ? '' : `${guestLetter(guest)}’s `;
  const below = bitmap.y + (32 / bitmap.columns) * bitmap.cellHeight;
  return (
    <g>
      <rect {...vmm} rx={5} fill="var(--panel2)" stroke="var(--ink2)" strokeWidth={1.5} />
      {isLit && <rect {...vmm} rx={5} fill="none" stroke="var(--nowcase)" strokeWidth={5} />}
      {isLit && <rect {...vmm} rx={5} fill="none" stroke="var(--now)" strokeWidth={2.6} />}
      <SvgText
        x={bitmap.x}
        y={vmm.y + (isFull ? 19 : 16)}
        size={13}
        words={['VMM, Palacios style', 'VMM, Palacios', 'VMM']}
        room={room}
        face="bold"
      />
      {isFull && (
        <>
          <SvgText
            x={bitmap.x}
            y={vmm.y + 36}
            words={[
              `${whose}I/O permission bitmap, a bit a port`,
              `${whose}I/O permission bitmap`,
              'I/O permission bitmap',
            ]}
            room={room}
            ink="ink3"
          />
          <SvgText
            x={bitmap.x}
            y={below + 14}
            words={['0x00 CR to 0x1F reset; 1: VM exit', '1: VM exit']}
            room={room}
            ink="ink3"
          />
          <SvgText x={bitmap.x} y={below + 30} words={costWords(view)} room={room} />
        </>
      )}
    </g>
  );
}

function costWords(view: LabView): readonly string[] {
  const cycles = (name: string): string => {
    const cost = view.costs.find((c) => c.name === name);
    return cost === undefined ? '?' : `${thousands(cost.cycles)}${cost.source === 'estimate' ? ' (estimate)' : ''}`;
  };
  return [`hooked: ${cycles('hooked')}, model ${cycles('model')} cycles`, `hooked: ${cycles('hooked')} cycles`];
}

/** The 32 bits; the one in play is amber. A guest that does not own the card has them all set. Drawn over the paths. */
export function Bitmap({view, geometry, guest, port}: Omit<VmmBoxProps, 'isLit'>) {
  const {bitmap} = geometry;
  const isOwner = guest === null || guest === (view.owner ?? guest);
  const cells = Array.from({length: BOARD_PORTS}, (_, offset) => offset);
  const place = (offset: number) => ({
    x: bitmap.x + (offset % bitmap.columns) * bitmap.cellWidth,
    y: bitmap.y + Math.floor(offset / bitmap.columns) * bitmap.cellHeight,
  });
  const ordered = port === null ? cells : [...cells.filter((offset) => offset !== port), port];
  return (
    <g>
      {ordered.map((offset) => {
        const {x, y} = place(offset);
        const isHooked = !isOwner || view.iopm[offset] === 1;
        const isNow = offset === port;
        const name = accessWords('in', 0, offset, 0).slice(3);
        const ink = isNow ? 'onnow' : isHooked ? 'panel' : 'ink3';
        return (
          <g key={offset} data-port={offset}>
            <title>{`port ${hex(offset)} ${name}: ${isHooked ? '1, an access exits' : '0, goes to the card'}`}</title>
            <rect
              x={x}
              y={y}
              width={bitmap.cellWidth}
              height={bitmap.cellHeight}
              fill={isNow ? 'var(--now)' : isHooked ? 'var(--ink2)' : 'var(--panel)'}
              stroke={isNow ? 'var(--nowcase)' : 'var(--line2)'}
              strokeWidth={isNow ? 2 : 0.75}
            />
            <SvgText
              x={x + bitmap.cellWidth / 2}
              y={y + bitmap.cellHeight / 2 + 4}
              size={Math.min(12, Math.max(11, bitmap.cellHeight - 2))}
              words={isHooked ? '1' : '0'}
              anchor="middle"
              face="mono"
              ink={ink}
            />
          </g>
        );
      })}
    </g>
  );
}
