// Which of the last frames lie on a page of card memory now; each leads to the screen that decodes it.
import {useEffect} from 'react';
import {thousands} from '../../../base/figures.ts';
import type {GuestView} from '../../../bridge/protocol/messages.ts';
import {otherDevice} from '../../layout/card-words.ts';
import {placeOfFrame} from '../../layout/frame-words.ts';
import {useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {useFrames} from '../frames/use-frames.ts';

/** So many frames before the present are looked for: a card's memory holds few of the longest. */
const LOOKED_FOR = 48;
const NO_GUESTS: readonly GuestView[] = [];

/** Nothing where no frame's bytes are found there. */
export function PageFrames({memory, page}: {readonly memory: Uint8Array; readonly page: number}) {
  const {total, ahead, row, want} = useFrames('');
  const guests = useLab((state) => state.view?.guests) ?? NO_GUESTS;
  const last = total - ahead;
  const first = Math.max(0, last - LOOKED_FOR);
  useEffect(() => want(first, Math.max(1, last)), [want, first, last]);
  const rings = guests.flatMap(({ring}) => (ring === null ? [] : [ring]));
  const found = Array.from({length: last - first}, (_, n) => last - 1 - n).flatMap((place) => {
    const frame = row(place);
    // Another card's frames lie in other memory.
    if (frame === undefined || otherDevice(frame) !== null) return [];
    return placeOfFrame(memory, frame, rings, guests)?.pages.includes(page) === true ? [{place, frame}] : [];
  });
  const known = found.filter(({frame}, n) => found.findIndex((one) => one.frame.frame === frame.frame) === n);
  if (known.length === 0) return null;
  return (
    <p className="memory-frames">
      Holds{' '}
      {known.map(({place, frame}) => (
        <button
          key={frame.index}
          type="button"
          className="link"
          onClick={() => {
            useLab.getState().select(frame.index);
            usePage.getState().chooseFrame(place);
            location.hash = '#frames';
          }}
        >
          frame {thousands(frame.frame)}
        </button>
      ))}
    </p>
  );
}
