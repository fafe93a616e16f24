// Perfetto's keys, by where they lie on the keyboard: where the stretch in view is after each; and the keys that choose a span.
import type {Cycle} from '../../../trace/units.ts';
import {centredOrWhole, holds, inRun, lengthOf, panned, type Stretch, zoomed} from '../../layout/timeline-window.ts';
import type {ChosenSpan} from '../../store/chosen-part.ts';

const CLOSER = 0.75;
const PAN = 0.15;

/** The stretch after a key; null for keys that mean nothing here. */
export function stretchAfterKey(
  code: string,
  {stretch, run, now}: {readonly stretch: Stretch; readonly run: Stretch; readonly now: Cycle},
): Stretch | null {
  const middle = holds(stretch, now) ? now : (stretch.from + stretch.to) / 2;
  switch (code) {
    case 'KeyW':
    case 'Equal':
    case 'NumpadAdd':
      return zoomed(stretch, CLOSER, middle, run);
    case 'KeyS':
    case 'Minus':
    case 'NumpadSubtract':
      return zoomed(stretch, 1 / CLOSER, middle, run);
    case 'KeyA':
    case 'ArrowLeft':
      return panned(stretch, -PAN, run);
    case 'KeyD':
    case 'ArrowRight':
      return panned(stretch, PAN, run);
    case 'KeyF':
      return centredOrWhole(stretch, now, run);
    case 'Home':
      return inRun({from: run.from, to: run.from + lengthOf(stretch)}, run);
    case 'End':
      return inRun({from: run.to - lengthOf(stretch), to: run.to}, run);
    default:
      return null;
  }
}

/** The span after a key: from the present, up to it, or none; undefined for keys that choose none. */
export function spanAfterKey(
  code: string,
  {stretch, span, now}: {readonly stretch: Stretch; readonly span: ChosenSpan | null; readonly now: Cycle},
): ChosenSpan | null | undefined {
  switch (code) {
    case 'KeyI':
      return {from: now, to: Math.max(now, span !== null && span.to > now ? span.to : stretch.to)};
    case 'KeyO':
      return {from: Math.min(now, span !== null && span.from < now ? span.from : stretch.from), to: now};
    case 'Delete':
    case 'Backspace':
      return null;
    default:
      return undefined;
  }
}
