// The machine's parts in words, each with its place on the drawing: for whoever goes from one to the next by keyboard.

import {capital, counted, hex, thousands} from '../../base/figures.ts';
import type {LabView} from '../../bridge/protocol/messages.ts';
import {device} from '../../kits/screens.ts';
import type {RecordView} from '../../trace/record-view.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {pagesNowText} from './guest-pages.ts';
import {heldRegisters, heldWords} from './held-registers.ts';
import type {MachineGeometry} from './machine-geometry.ts';
import type {Box, RegisterCell} from './machine-registers.ts';
import {driverWords, guestStateWords, monitorRows, presentWords} from './machine-words.ts';
import type {AccessRecord} from './meaning/access.ts';
import {isByMemory, pageExits} from './register-page.ts';

/** A part of a drawing. */
export interface DrawingPart {
  readonly key: string;
  /** What it is and how it stands. */
  readonly words: string;
  /** In drawing units. */
  readonly box: Box;
}

/** What the parts are told from. */
export interface MachinePartsTold {
  readonly view: LabView;
  readonly current: RecordView | null;
  readonly chain: readonly RecordView[];
  readonly access: AccessRecord | null;
  readonly g: MachineGeometry;
  readonly cells: readonly RegisterCell[];
  /** The register that the present event touches. */
  readonly touched: string | null;
}

/** All parts from the guests down to the device's memory, as an access passes them. */
export function machineParts({
  view,
  current,
  chain,
  access,
  g,
  cells,
  touched,
}: MachinePartsTold): readonly DrawingPart[] {
  const {bitmap} = g;
  const {remote, transmitting} = view.truth;
  const held = heldRegisters(view);
  const hooked = view.iopm.filter((bit) => bit === 1).length;
  return [
    ...view.guests.flatMap((guest, i) => {
      const box = g.guests[i];
      const acts = presentWords(current, guest.id, access)?.[0];
      const words = [driverWords(guest.driver, guest.name)[0], guestStateWords(guest, view.now)[0], acts];
      const said = words.filter((word) => word !== undefined).join(', ');
      return box === undefined
        ? []
        : [{key: `guest ${guest.id}`, words: `Guest ${guestLetter(guest.id)}, ${guest.name}: ${said}`, box}];
    }),
    {
      key: 'vmm',
      words: isByMemory(view, view.owner)
        ? `VMM: the page of registers, ${pageExits(view, view.owner) ? 'not mapped: every access exits' : 'mapped: no access exits'}`
        : `VMM: ${counted(hooked, 'port')} of ${device.sheet.ports} hooked`,
      box: {
        x: bitmap.x,
        y: bitmap.y,
        width: bitmap.columns * bitmap.cellWidth,
        height: bitmap.rows * bitmap.cellHeight,
      },
    },
    {
      key: 'monitor',
      words: `Device Modeling Monitor: ${monitorRows(view, current, chain)
        .map(({key, guest, words}) => `${key} ${guest === null ? '' : `${guestLetter(guest)} `}${words[0] ?? ''}`)
        .join(', ')}`,
      box: g.dmm,
    },
    ...part(
      'data port',
      `Data port: ${remote === null ? 'nothing to come' : `${thousands(remote.left)} B to come`}`,
      g.dataPort,
    ),
    ...cells.map(({name, digits, box}) => {
      const value = view.registers[name];
      const said = value === undefined ? 'unknown' : hex(value, digits);
      const waiting = held.find((one) => one.name === name);
      const kept = waiting === undefined ? '' : `, ${heldWords(waiting)}`;
      return {
        key: name,
        words: `${name}: ${said}${kept}${name === touched ? ', touched by the present event' : ''}`,
        box,
      };
    }),
    ...part(
      'transmitter',
      `Transmitter: ${transmitting === null ? 'idle' : `${thousands(transmitting.sent)} of ${thousands(transmitting.length)} B on the wire`}`,
      g.transmitter,
    ),
    ...part(
      'memory',
      `${capital(device.memory.name)}: ${view.guests
        .map((guest) => `${guestLetter(guest.id)} ${pagesNowText(guest)}`)
        .join(', ')}`,
      g.memory,
    ),
  ];
}

/** A part that the device may not have. */
function part(key: string, words: string, box: Box | null): DrawingPart[] {
  return box === null ? [] : [{key, words, box}];
}
