// The machine panel as tables, for readers who don't look at drawings.

import {hex, thousands} from '../../../base/figures.ts';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {device} from '../../../kits/screens.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import {pagesNowText} from '../../layout/guest-pages.ts';
import {heldRegisters, heldWords, isHeldWrite} from '../../layout/held-registers.ts';
import {pathOf, pathWords} from '../../layout/machine-path.ts';
import {shownRegisters} from '../../layout/machine-registers.ts';
import {driverWords, guestStateWords, monitorRows} from '../../layout/machine-words.ts';
import type {AccessRecord} from '../../layout/meaning/access.ts';
import {accessWords} from '../../layout/meaning/access.ts';
import {moveWord, rangeText} from '../../layout/range-text.ts';
import {isByMemory, pageExits} from '../../layout/register-page.ts';
import {ColumnHeads} from '../../widgets/ColumnHeads.tsx';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {guestLetter} from '../../widgets/guest-letter.ts';
import {TableTwin} from '../../widgets/TableTwin.tsx';

interface MachineTableProps {
  readonly view: LabView;
  readonly current: RecordView | null;
  readonly chain?: readonly RecordView[];
  readonly access?: AccessRecord | null;
}

/** Everything the drawing shows, as text. */
export default function MachineTable({view, current, chain = [], access = null}: MachineTableProps) {
  const sending = view.truth.transmitting;
  const held = heldRegisters(view);
  return (
    <TableTwin of="Machine">
      <table className="twin">
        <caption className="visually-hidden">Guests</caption>
        <ColumnHeads names={['Guest', 'Driver', 'State', 'Window', 'Stands at', 'Last denial']} />
        <tbody>
          {view.guests.map((guest) => (
            <tr key={guest.id}>
              <th scope="row">
                <GuestChip guest={guest.id} /> {guest.name}
              </th>
              <td>{driverWords(guest.driver)[0]}</td>
              <td>{guestStateWords(guest, view.now)[0]}</td>
              <td className="mono">{pagesNowText(guest)}</td>
              <td className="mono">
                {guest.suspendedAt === null ? '–' : accessWords({page: 0, ...guest.suspendedAt})}
              </td>
              <td className="mono">{guest.lastDenial === null ? '–' : thousands(guest.lastDenial)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="twin">
        <caption className="visually-hidden">Monitor, card and paths</caption>
        <tbody>
          <Row name="path">{pathWords(pathOf(current, isHeldWrite(current, view), access))}</Row>
          {monitorRows(view, current, chain).map((row) => (
            <Row key={row.key} name={`monitor: ${row.key}`}>
              {row.guest === null ? '' : `${guestLetter(row.guest)} `}
              {row.mark === null ? '' : row.mark === 'allow' ? 'allowed: ' : ''}
              {row.words[0]}
            </Row>
          ))}
          <Row name="why">{view.model.reason}</Row>
          {isByMemory(view, view.owner) ? (
            <Row name="page of registers">
              {pageExits(view, view.owner) ? 'not mapped: every access exits' : 'mapped: no access exits'}
            </Row>
          ) : (
            <Row name="hooked ports">{view.iopm.flatMap((bit, port) => (bit === 1 ? [hex(port)] : [])).join(' ')}</Row>
          )}
          {shownRegisters().map(({name, digits}) => (
            <Row key={name} name={name}>
              <span className="mono">
                {view.registers[name] === undefined ? '–' : hex(view.registers[name], digits)}
              </span>
              {held.filter((one) => one.name === name).map((one) => `, ${heldWords(one)}`)}
            </Row>
          ))}
          {device.network !== null && (
            <Row name="transmitter">
              {sending === null ? 'idle' : `${thousands(sending.sent)} of ${thousands(sending.length)} B on the wire`}
            </Row>
          )}
          <Row name="about to move">
            {view.pending.length === 0
              ? 'nothing'
              : view.pending.map((p) => `${guestLetter(p.guest)} ${moveWord(p.move)} ${rangeText(p)}`).join('; ')}
          </Row>
          <Row name="DMA">{device.machine.dma}</Row>
        </tbody>
      </table>
    </TableTwin>
  );
}

function Row({name, children}: {readonly name: string; readonly children: React.ReactNode}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  );
}
