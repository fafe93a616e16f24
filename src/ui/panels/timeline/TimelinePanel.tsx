// The timeline as the lab shows it: keeps the stretch in view, asks the worker for what is in it, at most 30 times a second.
import {useCallback, useEffect, useMemo, useRef, useState} from 'react';
import {roughly} from '../../layout/timeline-labels.ts';
import {timelineRows} from '../../layout/timeline-rows.ts';
import {countWords, markCounts, twinMarks, twinRows} from '../../layout/timeline-twin.ts';
import {
  around,
  following,
  holds,
  inRun,
  LEAST_RUN,
  lengthOf,
  type Stretch,
  USUAL,
} from '../../layout/timeline-window.ts';
import {type ChosenSpan, chooseSpan, useChosenPart} from '../../store/chosen-part.ts';
import {useFoundMoments} from '../../store/found-moments.ts';
import {useLab} from '../../store/lab-store.ts';
import {useShownInstant} from '../../store/shown-instant.ts';
import {duration, milliseconds} from '../../widgets/figures.ts';
import {guestLetter} from '../../widgets/guest-letter.ts';
import {Panel} from '../../widgets/Panel.tsx';
import {TableTwinToggle} from '../../widgets/TableTwin.tsx';
import {useSize} from '../../widgets/use-size.ts';
import {useSteady} from '../../widgets/use-steady.ts';
import {Timeline} from './Timeline.tsx';
import {TimelineLegend} from './TimelineLegend.tsx';
import {TimelineTable} from './TimelineTable.tsx';
import {RIGHT} from './timeline-props.ts';
import {useTimelineSummary} from './use-timeline-summary.ts';
import './timeline.css';

const WIDE = 850;

/** The lab's timeline, connected to the open run. */
export default function TimelinePanel() {
  const [body, {width, height}] = useSize({width: 970, height: 332});
  const view = useSteady(useLab((state) => state.view));
  const chosenAt = useShownInstant()?.chosen?.view.now ?? null;
  const span = useChosenPart((state) => state.span);
  const passing = useLab((state) => (state.filter.text === '' ? null : state.matches));
  const goToTime = useLab((state) => state.goToTime);
  const goTo = useLab((state) => state.goTo);
  const [chosen, setChosen] = useState<Stretch | null>(null);
  const named = useFoundMoments();
  const moments = useMemo(
    () => named.flatMap(({name, event, at}) => (event === null || at === null ? [] : [{name, event, at}])),
    [named],
  );
  const [asTable, setAsTable] = useState(false);

  const now = view?.now ?? 0;
  const computed = view?.computed ?? 0;
  const guests = useMemo(() => (view?.names ?? []).map((name, id) => ({id, name})), [view?.names]);
  const rows = useMemo(() => timelineRows(guests.length, height), [guests.length, height]);
  const lanes = Math.max(1, width - rows.left - RIGHT);

  const overview = useTimelineSummary(null, lanes, computed);
  const known = Math.max(overview.run.to, now);
  const whole = useMemo(() => ({from: 0, to: Math.max(known, LEAST_RUN)}), [known]);
  const stretch = useMemo(
    () => (chosen === null ? around(now, USUAL, whole) : inRun(chosen, whole)),
    [chosen, now, whole],
  );
  const summary = useTimelineSummary(stretch, lanes, computed);

  // The instant that is looked at, a chosen event's or else the present, takes the stretch along when it leaves it; a chosen
  // stretch keeps its length.
  const looked = chosenAt ?? now;
  const lastLooked = useRef(looked);
  const wanted = useRef(USUAL);
  useEffect(() => {
    const before = lastLooked.current;
    if (before === looked) return;
    lastLooked.current = looked;
    setChosen((last) => following(last ?? around(before, USUAL, whole), looked, whole, wanted.current));
  }, [looked, whole]);

  const onStretch = useCallback((next: Stretch) => {
    wanted.current = lengthOf(next);
    setChosen(next);
  }, []);
  const owner = view?.owner ?? null;
  const label =
    `Timeline from ${milliseconds(stretch.from)} to ${milliseconds(stretch.to)} milliseconds, now at ${milliseconds(now)}. ` +
    `${owner === null ? 'Nobody owns the card' : `Guest ${guestLetter(owner)} owns the card`}. ` +
    `In view: ${countWords(markCounts(summary, stretch))}.` +
    (chosenAt === null ? '' : ` The chosen event was at ${milliseconds(chosenAt)} milliseconds.`) +
    (span === null ? '' : ` Chosen from ${milliseconds(span.from)} to ${milliseconds(span.to)} milliseconds.`);
  const subtitle = `${roughly(lengthOf(stretch))} of ${roughly(lengthOf(whole))}. Hatched: ahead of now, already computed`;
  return (
    <Panel
      title="Timeline"
      subtitle={width >= WIDE ? subtitle : undefined}
      actions={
        <>
          {span !== null && <ChosenSpanButton span={span} />}
          <TimelineLegend guest={0} wide={width >= WIDE} isFiltered={passing !== null} />
          <TableTwinToggle shown={asTable} onToggle={() => setAsTable((shown) => !shown)} of="Timeline" />
        </>
      }
    >
      <div ref={body} className="timeline-body">
        {view === null ? (
          <p className="panel-empty">No run is open. Choose a scenario in the header.</p>
        ) : asTable ? (
          <TimelineTable
            rows={twinRows(summary, stretch)}
            marks={twinMarks(summary, stretch)}
            moments={moments.filter(({at}) => holds(stretch, at))}
            guests={guests}
            now={now}
            span={span}
            onSpan={chooseSpan}
            onSeekTime={goToTime}
            onSeekEvent={goTo}
            onWhole={lengthOf(stretch) < lengthOf(whole) ? () => onStretch(whole) : null}
          />
        ) : (
          <Timeline
            guests={guests}
            rows={rows}
            width={width}
            now={now}
            chosenAt={chosenAt}
            span={span}
            passing={passing}
            moments={moments}
            summary={summary}
            overview={overview}
            run={whole}
            known={known}
            stretch={stretch}
            label={label}
            onStretch={onStretch}
            onSpan={chooseSpan}
            onSeekTime={goToTime}
            onSeekEvent={goTo}
          />
        )}
      </div>
    </Panel>
  );
}

/** Says how long the chosen span is, and lets it go. */
function ChosenSpanButton({span}: {readonly span: ChosenSpan}) {
  const length = duration(span.to - span.from);
  return (
    <button
      type="button"
      className="link"
      aria-label={`${length} chosen: let the span go`}
      title="Let the chosen span go"
      onClick={() => chooseSpan(null)}
    >
      {length} chosen<span aria-hidden="true">{'\u00a0'}×</span>
    </button>
  );
}
