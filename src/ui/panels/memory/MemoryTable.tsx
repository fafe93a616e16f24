// The map as a table: each guest's window, buffers, ring pointers and what its ring holds; then what moves and what was refused.

import {capital, counted, hex, hexRange, thousands} from '../../../base/figures.ts';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import type {VerdictRow} from '../../../bridge/spans/verdict-index.ts';
import {device} from '../../../kits/screens.ts';
import {pagesNowText} from '../../layout/guest-pages.ts';
import {aboutToMove, mapShape, markName, transmitPages, vmmRuns} from '../../layout/memory-map.ts';
import {memoryTitle} from '../../layout/memory-name.ts';
import {moveWord} from '../../layout/range-text.ts';
import {ColumnHeads} from '../../widgets/ColumnHeads.tsx';
import {pageRange} from '../../widgets/figures.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {guestLetter} from '../../widgets/guest-letter.ts';
import {TableTwin} from '../../widgets/TableTwin.tsx';

export function MemoryTable({view, denied}: {readonly view: LabView; readonly denied: VerdictRow | null}) {
  const drawing = device.network?.ring;
  return (
    <TableTwin of={memoryTitle()}>
      <table className="twin">
        <caption className="visually-hidden">
          {drawing == null ? 'Windows' : 'Windows and rings'} in {mapShape().space.name}
        </caption>
        <ColumnHeads
          names={[
            'Guest',
            'Window',
            ...(drawing == null
              ? []
              : [
                  `${capital(drawing.buffer.name)}s`,
                  'Ring',
                  markName('boundary'),
                  markName('current'),
                  'Pointers',
                  'Frames held',
                ]),
          ]}
        />
        <tbody>
          {view.guests.map((guest) => {
            const {id, name, ring, isOwner, undrained} = guest;
            const buffers = transmitPages(guest);
            return (
              <tr key={id}>
                <td>
                  <GuestChip guest={id} /> {name}
                </td>
                <td className="mono">{pagesNowText(guest)}</td>
                {drawing != null && (
                  <>
                    <td className="mono">{buffers === null ? 'none yet' : pageRange(buffers)}</td>
                    <td className="mono">
                      {ring === null ? 'not set' : pageRange({firstPage: ring.start, endPage: ring.stop})}
                    </td>
                    <td className="mono">{ring === null ? '' : hex(ring.boundary)}</td>
                    <td className="mono">{ring === null ? '' : hex(ring.current)}</td>
                    <td>{ring === null ? '' : isOwner ? 'in the card' : 'saved in its context'}</td>
                    <td className="mono">{undrained}</td>
                  </>
                )}
              </tr>
            );
          })}
          {vmmRuns(view.guests).map((run) => (
            <tr key={run.firstPage}>
              <td>the VMM</td>
              <td className="mono">{pageRange(run)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="memory-says">
        {aboutToMove(view).map(({check, guest, move, address, length}) => (
          <li key={check}>
            Now: guest {guestLetter(guest)} may {moveWord(move)} {counted(length, 'byte')} at{' '}
            {hexRange(address, length)}.
          </li>
        ))}
        {view.standing.map(({move, guest, address, length}) => (
          <li key={`${move} ${address}`}>
            At any time: for guest {guestLetter(guest)} the device may {move} {counted(length, 'byte')} at{' '}
            {hexRange(address, length)}.
          </li>
        ))}
        {denied?.move != null && (
          <li>
            Denied last: guest {guestLetter(denied.guest)}, {moveWord(denied.move.way)} of{' '}
            {hexRange(denied.move.address, denied.move.length)}, at event {thousands(denied.denial ?? denied.index)}.
          </li>
        )}
      </ul>
    </TableTwin>
  );
}
