// Any run before a class: what the window of notes is told of it, and what it asks for.
import {useEffect, useRef} from 'react';
import {thousands} from '../../../base/figures.ts';
import {captionOf, POWER_ON} from '../../layout/caption.ts';
import {nextMoment} from '../../layout/next-moment.ts';
import {useFoundMoments} from '../../store/found-moments.ts';
import type {PresentedRun} from '../../store/present-channel.ts';
import {useCurrentRecord} from '../../store/present-event.ts';
import {records} from '../../store/record-cache.ts';
import type {ShownInstant} from '../../store/shown-instant.ts';
import {milliseconds} from '../../widgets/figures.ts';
import {type NotesLine, openNotesLine} from './notes-line.ts';

/** `step`: on, or back, as the presenter's own keys do it. */
export function useRunNotes(shown: ShownInstant | null, step: (backwards: boolean) => void): void {
  const presented = usePresentedRun(shown);
  const latest = useRef(presented);
  latest.current = presented;
  const line = useRef<NotesLine | null>(null);
  useEffect(() => {
    const opened = openNotesLine(
      () => latest.current,
      (message) => {
        if (message.type === 'go') step(message.way === 'back');
      },
    );
    line.current = opened;
    return () => {
      line.current = null;
      opened.close();
    };
  }, [step]);
  // The line tells nothing twice.
  useEffect(() => line.current?.changed());
}

function usePresentedRun(shown: ShownInstant | null): PresentedRun | null {
  const record = useCurrentRecord();
  const moments = useFoundMoments();
  if (shown === null) return null;
  const {event, view} = shown;
  const {title, about} = view.scenario;
  return {
    kind: 'run',
    title,
    about,
    place: event < 0 ? 'power-on' : `event ${thousands(event)}, ${milliseconds(view.now)} ms`,
    said: record === null ? POWER_ON : saidOf(record, view.guests),
    next: nextMoment(moments, event, view.ended),
  };
}

/** The caption that the class reads, as one text. */
function saidOf(
  record: NonNullable<ReturnType<typeof useCurrentRecord>>,
  guests: ShownInstant['view']['guests'],
): string {
  const waiting = guests.filter(({suspendedAt}) => suspendedAt !== null).map(({id}) => id);
  const {act, verdict, after} = captionOf(record, (index) => records.record(index), waiting);
  return [act, verdict?.text ?? '', after].filter((text) => text !== '').join(' ');
}
