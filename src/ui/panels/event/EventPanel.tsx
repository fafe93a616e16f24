// The event inspector: the selected event or the present one, from the access to its verdict, its price and its causes.
import {useMemo} from 'react';
import {thousands} from '../../../base/figures.ts';
import {otherDevice} from '../../layout/card-words.ts';
import {eventStory, whatFollows, whyChain} from '../../layout/event-story.ts';
import {isAccess} from '../../layout/meaning/access.ts';
import {recordsAfter, recordsBefore} from '../../layout/nearby-records.ts';
import {isByMemory} from '../../layout/register-page.ts';
import {isAtEnd} from '../../layout/run-words.ts';
import {selectCurrent, useLab} from '../../store/lab-store.ts';
import {useCurrentRecord} from '../../store/present-event.ts';
import {records, useRecordVersion} from '../../store/record-cache.ts';
import {useShownInstant} from '../../store/shown-instant.ts';
import {milliseconds} from '../../widgets/figures.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {IconButton} from '../../widgets/IconButton.tsx';
import {Panel} from '../../widgets/Panel.tsx';
import {AccessBits} from './AccessBits.tsx';
import {Cost} from './Cost.tsx';
import {DenialSight} from './DenialSight.tsx';
import {EventHead} from './EventHead.tsx';
import {HandoffList} from './HandoffList.tsx';
import {ModelAndCheck} from './ModelAndCheck.tsx';
import {OfOtherCard} from './OfOtherCard.tsx';
import {RecordLinks} from './RecordLinks.tsx';
import './event.css';
import {isRunning} from '../../store/run-phase.ts';
import {Term} from '../../widgets/Term.tsx';

/** Records shown of what lies just before and after. */
const NEARBY = 5;
/** So many causes tell enough. */
const ENOUGH = 3;
/** Causes are looked for while the machine stands still. */
const PAUSE_FIRST = 'Pause to see.';

/** Follows the present until a record is selected. */
export default function EventPanel() {
  const version = useRecordVersion();
  const view = useLab((state) => state.view);
  const current = useLab(selectCurrent);
  const selection = useLab((state) => state.selection);
  const running = useLab(isRunning);
  const hasEnded = useLab(isAtEnd);
  const {select, goTo} = useLab.getState();
  const anchor = useCurrentRecord();
  const shown = useShownInstant();
  // Policies may have been chosen anew since: an event tells of those at its own instant, once that is known.
  const rules = shown?.event === current ? shown.view.rules : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the records at hand
  const story = useMemo(
    () => (anchor === null ? null : eventStory(anchor, (index) => records.record(index))),
    [anchor, version],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the records at hand
  const [why, before, follows, after] = useMemo(() => {
    if (story === null || running) return [[], [], [], []];
    const at = (index: number) => records.record(index);
    return [
      whyChain(story, at),
      recordsBefore(story, at, NEARBY),
      whatFollows(story, at),
      recordsAfter(story, at, NEARBY),
    ];
  }, [story, version, running]);

  if (view === null || current < 0) {
    return (
      <Panel title="Event">
        <p className="panel-empty">Nothing has happened yet. Step to the first access, or run.</p>
      </Panel>
    );
  }
  const subject = story?.access ?? anchor ?? undefined;
  const guest = view.guests.find(({id}) => id === subject?.guest);
  const isPresent = selection === null;
  const other = subject === undefined ? null : otherDevice(subject);
  return (
    <Panel
      title={
        <>
          <Term word="event">Event</Term> {thousands(current)}
        </>
      }
      subtitle={
        guest !== undefined && (
          <>
            <GuestChip guest={guest.id} /> {guest.name}
            {isPresent && guest.operation !== null && (
              <>
                , <Term word="operation">{guest.operation}</Term>
              </>
            )}
          </>
        )
      }
      actions={
        isPresent ? (
          subject !== undefined && <span className="mono quiet roomy">{milliseconds(subject.at)} ms</span>
        ) : (
          <>
            <button type="button" className="button" onClick={() => goTo(current)}>
              Go there
            </button>
            <IconButton icon="close" name="Follow the present again (Esc)" onClick={() => select(null)} />
          </>
        )
      }
    >
      {story === null || subject === undefined ? (
        <p className="panel-empty">Fetching the event.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="event" tabIndex={0} aria-label="The event in detail">
          {other !== null ? (
            <OfOtherCard record={subject} device={other} />
          ) : (
            <>
              <EventHead
                story={story}
                basePort={isByMemory(view, story.anchor.guest) ? null : view.basePort}
                isNow={isPresent}
              />
              {isAccess(subject) && (
                <AccessBits story={story} view={view} isPresent={isPresent && story.last >= view.position - 1} />
              )}
              <HandoffList record={story.anchor} />
              <ModelAndCheck story={story} guests={view.guests} />
              {rules !== null && <DenialSight story={story} rule={rules.denial} />}
              {story.access !== null && rules !== null && (
                <Cost
                  story={story}
                  costs={view.costs}
                  placement={rules.modelPlacement}
                  byMemory={isByMemory(view, story.access.guest)}
                />
              )}
            </>
          )}
          {(running || why.length > 0) && <RecordLinks title="Why?" records={why} empty={PAUSE_FIRST} />}
          {!running && why.length < ENOUGH && (
            <RecordLinks
              title={why.length === 0 ? 'Just before it' : 'And just before it'}
              records={before}
              empty="Nothing: the run begins here."
            />
          )}
          {!running && (
            <div className="tall-only">
              <RecordLinks
                title={follows.length > 0 ? 'What follows' : 'Just after it'}
                records={follows.length > 0 ? follows : after}
                empty={hasEnded ? 'Nothing: the run ends here.' : 'Not computed yet: run, or step on.'}
              />
            </div>
          )}
        </section>
      )}
    </Panel>
  );
}
