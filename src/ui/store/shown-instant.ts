// The instant that the drawings speak of: the present, or how the machine stood after a chosen record of another step.
import {useMemo} from 'react';
import {create} from 'zustand';
import type {LabView} from '../../bridge/protocol/messages.ts';
import type {Instant} from '../../bridge/questions/lists.ts';
import type {EventIndex} from '../../trace/units.ts';
import {Asking} from './asking.ts';
import {lookUp, useLab} from './lab-store.ts';

/** What Machine, Model, Registers, Card memory and Frames show; all of one instant. */
export interface ShownInstant {
  readonly view: LabView;
  /** The record it is about; -1 before the first. */
  readonly event: EventIndex;
  /** Set where it is not the present. */
  readonly chosen: Instant | null;
  /** The place of its frame in the list of frames, where a frame's record is chosen. */
  readonly frame: number | null;
}

const useChosen = create<{readonly instant: Instant | null}>()(() => ({instant: null}));

const asking = new Asking<EventIndex, Instant>(
  (event) => lookUp('instant', event),
  (instant) => useChosen.setState({instant}),
);

// Until the answer is there, the drawings stay with what they showed: never the record of one instant in the machine of another.
useLab.subscribe(({selection}, {selection: last}) => {
  if (selection === last) return;
  if (selection !== null) return asking.want(selection);
  asking.close();
  useChosen.setState({instant: null});
});

/** Null while no run is open. The same object as long as it is the same instant. */
export function useShownInstant(): ShownInstant | null {
  const view = useLab((state) => state.view);
  const instant = useChosen((state) => state.instant);
  return useMemo(() => shownOf(view, instant), [view, instant]);
}

function shownOf(view: LabView | null, instant: Instant | null): ShownInstant | null {
  if (view === null) return null;
  if (instant === null) return {view, event: view.position - 1, chosen: null, frame: null};
  const isNow = instant.view.position === view.position;
  return {
    view: isNow ? view : instant.view,
    event: instant.event,
    chosen: isNow ? null : instant,
    frame: instant.frame,
  };
}
