// The map in its panel: legend above, windows below, and the table that says the same.
import {useRef, useState} from 'react';
import {counted} from '../../../base/figures.ts';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import type {VerdictRow} from '../../../bridge/spans/verdict-index.ts';
import {device} from '../../../kits/screens.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {hasMovedPages, pagesNow, pagesNowText} from '../../layout/guest-pages.ts';
import type {RecordOf} from '../../layout/meaning/record-meaning.ts';
import {mapShape, markName} from '../../layout/memory-map.ts';
import {memoryTitle} from '../../layout/memory-name.ts';
import {type MapPlace, mapSpans} from '../../layout/memory-scales.ts';
import {GuestChip, GuestSwatch} from '../../widgets/GuestChip.tsx';
import {NotNow, Panel} from '../../widgets/Panel.tsx';
import {TableTwinToggle} from '../../widgets/TableTwin.tsx';
import {Worded} from '../../widgets/Worded.tsx';
import {CloseMap} from './CloseMap.tsx';
import {MapScales} from './MapScales.tsx';
import {MemoryMap} from './MemoryMap.tsx';
import {MemoryTable} from './MemoryTable.tsx';

interface MapPanelProps {
  readonly view: LabView;
  /** The event whose instant is shown, where that is not the present. */
  readonly instant: EventIndex | null;
  readonly denied: VerdictRow | null;
  /** What the device has just moved by itself; null where the present is something else. */
  readonly moved?: RecordOf<'dma'> | null;
  readonly page: number | null;
  readonly onPage: (page: number) => void;
  /** How closely it is looked at. */
  readonly place?: MapPlace;
  readonly onPlace?: (place: MapPlace) => void;
  /** The memory, where it is watched. */
  readonly memory?: Uint8Array | null;
}

export function MapPanel({
  view,
  instant,
  denied,
  moved = null,
  page,
  onPage,
  place = {scale: 0, at: 0},
  onPlace,
  memory = null,
}: MapPanelProps) {
  const [asTable, setAsTable] = useState(false);
  const walked = useRef(false);
  const {firstPage, endPage, pageBytes} = mapShape();
  const hasScales = onPlace !== undefined && mapSpans().length > 1;
  const closer = hasScales ? (one: number): void => onPlace({scale: 1, at: one * pageBytes}) : undefined;
  return (
    <Panel
      title={memoryTitle()}
      subtitle={
        instant === null ? (
          `${counted(endPage - firstPage, 'page')} of ${pageBytes} bytes; ${device.memory.reach}`
        ) : (
          <NotNow event={instant} />
        )
      }
      actions={
        <>
          <Legend guests={view.guests} />
          <TableTwinToggle shown={asTable} onToggle={() => setAsTable((shown) => !shown)} of={memoryTitle()} />
        </>
      }
    >
      <div className="memory-panel">
        {onPlace !== undefined && !asTable && <MapScales place={place} guests={view.guests} onPlace={onPlace} />}
        <div className="memory-stage">
          {endPage === firstPage ? (
            <p className="panel-empty">This device moves no memory.</p>
          ) : asTable ? (
            <MemoryTable view={view} denied={denied} />
          ) : place.scale > 0 && onPlace !== undefined ? (
            <CloseMap {...{place, onPlace, memory, walked, view, denied, moved}} />
          ) : (
            <MemoryMap {...{view, denied, moved, page, onPage, walked}} onInto={closer} />
          )}
        </div>
        <footer className="memory-foot">
          <ul aria-label="Windows">
            {view.guests.map((guest) => (
              <li key={guest.id}>
                <GuestChip guest={guest.id} name={guest.name} />
                <span className="mono">{pagesNowText(guest)}</span>
                <span className="quiet">
                  {counted(
                    pagesNow(guest).reduce((sum, run) => sum + run.endPage - run.firstPage, 0),
                    'page',
                  )}
                </span>
              </li>
            ))}
            <li className="quiet">
              <Worded
                text={`windows ${view.guests.some(hasMovedPages) ? 'as the VMM has moved pages of them' : 'given at start-up'}; choose a page to see its bytes`}
                dot={[['windows', 'window']]}
              />
            </li>
          </ul>
          <p>
            <Worded text={device.memory.about} dot={[device.facts.title, device.memory.name]} />
          </p>
        </footer>
      </div>
    </Panel>
  );
}

function Legend({guests}: {readonly guests: LabView['guests']}) {
  const ring = device.network?.ring;
  if (device.memory.isHost === true)
    return (
      <span className="memory-legend">
        <span className="memory-legend-standing" data-move="write" />
        <span>the device may write at any time</span>
        <span className="memory-legend-standing" data-move="read" />
        <span>or read</span>
        <span className="memory-legend-vmm" />
        <span>the VMM’s</span>
      </span>
    );
  return (
    <span className="memory-legend">
      {guests.map(({id}) => (
        <GuestSwatch key={id} guest={id} />
      ))}
      <span>bytes held</span>
      {ring != null && (
        <>
          <span className="memory-legend-tint">{`tinted: ${ring.buffer.name}`}</span>
          <span className="memory-legend-flag" data-where="card">
            {markName('current')}
          </span>
          <span>in the card</span>
          <span className="memory-legend-flag" data-where="saved">
            {markName('current')}
          </span>
          <span>saved in a context</span>
        </>
      )}
    </span>
  );
}
