// The VMM's frame: whose I/O permission bitmap is shown, and what an exit costs.

import {hex, thousands} from '../../../base/figures.ts';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {device} from '../../../kits/screens.ts';
import type {GuestId} from '../../../trace/units.ts';
import type {MachineGeometry} from '../../layout/machine-geometry.ts';
import {isByMemory} from '../../layout/register-page.ts';
import {guestLetter} from '../../widgets/guest-letter.ts';
import {SvgText} from '../../widgets/SvgText.tsx';
import {LitOutline} from './LitOutline.tsx';

interface VmmBoxProps {
  /** Whose bitmap is shown; null while nobody is meant. */
  readonly guest: GuestId | null;
  readonly view: LabView;
  readonly geometry: MachineGeometry;
  readonly isLit: boolean;
}

/** The frame of the VMM; the monitor and the paths are drawn over it. */
export function VmmBox({view, geometry, guest, isLit}: VmmBoxProps) {
  const {vmm, bitmap, dmm, density} = geometry;
  const room = dmm.x - bitmap.x - 8;
  const isFull = density === 'full';
  const isPage = isByMemory(view, guest);
  const whose = guest === null ? '' : `${guestLetter(guest)}’s `;
  const below = bitmap.y + bitmap.rows * bitmap.cellHeight;
  return (
    <g>
      <rect {...vmm} rx={5} fill="var(--panel2)" stroke="var(--ink2)" strokeWidth={1.5} />
      {isLit && <LitOutline box={vmm} rx={5} />}
      <SvgText
        x={bitmap.x}
        y={vmm.y + (isFull ? 19 : 16)}
        size={13}
        words={['VMM, Palacios style', 'VMM, Palacios', 'VMM']}
        room={room}
        face="bold"
        word="Palacios"
      />
      {isFull && (
        <>
          <SvgText
            x={bitmap.x}
            y={vmm.y + 36}
            words={
              isPage
                ? [`${whose}page of registers, in its page tables`, `${whose}page of registers`, 'page of registers']
                : [
                    `${whose}I/O permission bitmap, a bit a port`,
                    `${whose}I/O permission bitmap`,
                    'I/O permission bitmap',
                  ]
            }
            room={room}
            ink="ink3"
          />
          <SvgText
            x={bitmap.x}
            y={below + 14}
            words={
              isPage
                ? ['all of its accesses exit, or none', 'all exit, or none']
                : [`${portWords(0)} to ${portWords(device.sheet.ports - 1)}; 1: VM exit`, '1: VM exit']
            }
            room={room}
            ink="ink3"
          />
          <SvgText x={bitmap.x} y={below + 30} words={costWords(view, isPage)} room={room} />
        </>
      )}
    </g>
  );
}

/** A port by number and name. */
function portWords(offset: number): string {
  const name = device.sheet.portName(0, offset, false);
  // An offset that the sheet names nothing at goes by itself.
  return name.startsWith('0x') ? hex(offset) : `${hex(offset)} ${name}`;
}

function costWords(view: LabView, isPage: boolean): readonly string[] {
  const cycles = (name: string): string => {
    const cost = view.costs.find((c) => c.name === name);
    return cost === undefined ? '?' : `${thousands(cost.cycles)}${cost.source === 'estimate' ? ' (estimate)' : ''}`;
  };
  if (isPage)
    return [
      `hooked: ${cycles('hooked')}, decoding ${cycles('decode')}, model ${cycles('model')} cycles`,
      `hooked: ${cycles('hooked')}, decoding ${cycles('decode')}`,
    ];
  return [`hooked: ${cycles('hooked')}, model ${cycles('model')} cycles`, `hooked: ${cycles('hooked')} cycles`];
}
