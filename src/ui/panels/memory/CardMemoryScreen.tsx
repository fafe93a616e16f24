// The card-memory screen: the map with its windows, beside it the proof of a denial, the verdicts and the rings.

import {useEffect, useRef, useState} from 'react';
import {CARD_MEMORY} from '../../../base/address-space.ts';
import type {VerdictRow} from '../../../bridge/spans/verdict-index.ts';
import {device} from '../../../kits/screens.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {byteMarks, markedFirst} from '../../layout/byte-marks.ts';
import {otherDevice} from '../../layout/card-words.ts';
import {eventStory} from '../../layout/event-story.ts';
import type {RecordOf} from '../../layout/meaning/record-meaning.ts';
import {mapShape} from '../../layout/memory-map.ts';
import {type MapPlace, mapSpans} from '../../layout/memory-scales.ts';
import {selectCurrent, useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {records, useRecordVersion} from '../../store/record-cache.ts';
import {type ShownInstant, useShownInstant} from '../../store/shown-instant.ts';
import {PanelBoundary} from '../../widgets/PanelBoundary.tsx';
import {useSize} from '../../widgets/use-size.ts';
import {useSteady} from '../../widgets/use-steady.ts';
import {DenialProof} from '../denial/DenialProof.tsx';
import {useProof} from '../denial/use-proof.ts';
import {useVerdicts} from '../verdicts/use-verdicts.ts';
import {VerdictsPanel} from '../verdicts/VerdictsPanel.tsx';
import {MapPanel} from './MapPanel.tsx';
import {PageBytes} from './PageBytes.tsx';
import {Rings} from './Rings.tsx';
import './memory.css';

/** Below this width map and proof are tabs. */
const WIDE = 1600;
const TABS = ['map', 'verdicts', 'bytes'] as const;
const TAB_NAMES = {map: 'Map', verdicts: 'Verdicts and proof', bytes: 'Bytes'} as const;

export default function CardMemoryScreen() {
  const [screen, {width}] = useSize({width: 1920, height: 980});
  const shownNow = useSteady(useShownInstant());
  const view = shownNow?.view ?? null;
  const isWatched = useLab((state) => state.view?.memory !== null);
  const memory = isWatched ? (view?.memory ?? null) : null;
  const watchMemory = useLab((state) => state.watchMemory);
  const select = useLab((state) => state.select);
  const page = usePage((state) => state.memoryPage);
  const setPage = usePage.getState().chooseMemoryPage;
  const kept = usePage((state) => state.memoryPlace);
  const lookAt = (next: MapPlace): void => {
    usePage.getState().lookAtMemory(next);
    if (next.scale > 0) setPage(Math.floor(next.at / mapShape().pageBytes));
  };
  const [chosen, setChosen] = useState<VerdictRow | null>(null);
  const tab = usePage((state) => state.tabs.memory);
  const setTab = (memory: (typeof TABS)[number]): void => usePage.getState().chooseTabs({memory});
  const last = useLastDenied();
  const isOfOther = chosen !== null && otherDevice(chosen) !== null;
  const shown = chosen !== null && !chosen.allowed && !isOfOther ? chosen : last;
  const proof = useProof(shown === null ? null : (shown.denial ?? shown.index));
  const moved = useMovedNow();
  const marks = view === null ? [] : byteMarks(view, shown, moved);
  const place = placeOn(kept, page, markedFirst(marks));
  useEffect(() => () => watchMemory(false), [watchMemory]);
  useChosenPage(shownNow);

  if (view === null) {
    return (
      <div ref={screen} className="memory-screen">
        <p className="panel-empty">No run is open. Choose a scenario in the header.</p>
      </div>
    );
  }
  const map = (
    <PanelBoundary name="The map of card memory">
      <MapPanel
        view={view}
        instant={shownNow?.chosen?.event ?? null}
        denied={shown}
        moved={moved}
        page={page}
        onPage={setPage}
        place={place}
        onPlace={lookAt}
        memory={memory}
      />
    </PanelBoundary>
  );
  const bytes = (
    <PanelBoundary name="The bytes of a page">
      <PageBytes
        memory={memory}
        page={page}
        at={place.scale > 0 ? place.at : null}
        marks={marks}
        onWatch={watchMemory}
      />
    </PanelBoundary>
  );
  const verdicts = (
    <div className="memory-verdicts">
      <PanelBoundary name="The proof of a denial">
        <DenialProof result={proof} guests={view.guests} policies={view.policies} onShow={select} />
      </PanelBoundary>
      <PanelBoundary name="Verdicts">
        <VerdictsPanel chosen={chosen?.index ?? null} onChoose={setChosen} />
      </PanelBoundary>
      <PanelBoundary name="The rings">{device.network?.ring != null && <Rings guests={view.guests} />}</PanelBoundary>
    </div>
  );
  if (width >= WIDE) {
    return (
      <div ref={screen} className="memory-screen" data-layout="wide">
        <div className="memory-left">
          {map}
          {(page !== null || memory !== null) && bytes}
        </div>
        {verdicts}
      </div>
    );
  }
  return (
    <div ref={screen} className="memory-screen" data-layout="tabs">
      <div role="tablist" aria-label="Card memory" className="memory-tabs">
        {TABS.map((name, n) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`memory-tab-${n}`}
            aria-selected={tab === name}
            aria-controls="memory-tab-panel"
            tabIndex={tab === name ? 0 : -1}
            onClick={() => setTab(name)}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              const next = TABS[n + step];
              if (step === 0 || next === undefined) return;
              event.preventDefault();
              setTab(next);
              document.getElementById(`memory-tab-${n + step}`)?.focus();
            }}
          >
            {TAB_NAMES[name]}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id="memory-tab-panel"
        aria-labelledby={`memory-tab-${TABS.indexOf(tab)}`}
        className="memory-tab-panel"
      >
        {tab === 'map' ? map : tab === 'bytes' ? bytes : verdicts}
      </div>
    </div>
  );
}

/** The place that was looked at last, or the beginning of a page that was chosen since; where nobody chose one, that of the bytes that are marked first. */
function placeOn({scale: wanted, at}: MapPlace, page: number | null, marked: number | null): MapPlace {
  const {pageBytes, firstPage, endPage} = mapShape();
  // A link may have a scale that this memory has not.
  const scale = Math.min(wanted, mapSpans().length - 1);
  if (page !== null && Math.floor(at / pageBytes) === page) return {scale, at};
  if (page !== null || marked === null) return {scale, at: (page ?? firstPage) * pageBytes};
  return {scale, at: Math.min(Math.max(marked, firstPage * pageBytes), endPage * pageBytes - 1)};
}

/** An event that is chosen and had a check chooses the first page of the range, once: who then chooses another keeps it. */
function useChosenPage(shown: ShownInstant | null): void {
  const version = useRecordVersion();
  const event = shown?.chosen?.event ?? null;
  const followed = useRef<EventIndex | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: records that came are the reason to look again
  useEffect(() => {
    if (event === null) followed.current = null;
    if (event !== null && event === usePage.getState().stayedFor) followed.current = event;
    if (event === followed.current) return;
    const record = event === null ? undefined : records.record(event);
    const check = record === undefined ? undefined : eventStory(record, (index) => records.record(index)).checks[0];
    if (check === undefined || check.space !== CARD_MEMORY || otherDevice(check) !== null) return;
    followed.current = event;
    usePage.getState().chooseMemoryPage(Math.floor(check.address / mapShape().pageBytes));
  }, [event, version]);
}

/** The last denial at or before the present. */
/** What the device moved by itself in the event that is shown, or the VMM copied out of its own pages or into them. */
function useMovedNow(): RecordOf<'dma'> | null {
  useRecordVersion();
  const record = records.record(useLab(selectCurrent));
  if (record === undefined || otherDevice(record) !== null) return null;
  if (record.kind === 'copy') return {...record, kind: 'dma', move: record.isToGuest ? 'read' : 'write'};
  return record.kind === 'dma' ? record : null;
}

function useLastDenied(): VerdictRow | null {
  const position = useSteady(useLab((state) => state.view?.position ?? 0));
  const computed = useSteady(useLab((state) => state.view?.computed ?? 0));
  const {rows, total, ahead, want} = useVerdicts('denied', computed, position);
  useEffect(() => want(Math.max(0, total - ahead - 8), Math.max(1, total)), [want, total, ahead]);
  // Another card's lie in other memory.
  const own = rows.filter((row) => otherDevice(row) === null);
  return own.findLast(({index, move}) => index < position && (move === null || move.space === CARD_MEMORY)) ?? null;
}
