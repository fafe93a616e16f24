// The scales of the map: how much it shows, which part, and whose that is. Each button leads to the chosen place at its scale.

import type {LabView} from '../../../bridge/protocol/messages.ts';
import {guestMemoryWords} from '../../layout/memory-name.ts';
import {type MapPlace, mapSpans, placeWords, spanText} from '../../layout/memory-scales.ts';

interface MapScalesProps {
  readonly place: MapPlace;
  readonly guests: LabView['guests'];
  readonly onPlace: (place: MapPlace) => void;
}

export function MapScales({place, guests, onPlace}: MapScalesProps) {
  const spans = mapSpans();
  if (spans.length === 1) return null;
  return (
    <div className="memory-scales">
      <fieldset className="memory-spans">
        <legend className="visually-hidden">Scale of the map</legend>
        {spans.map((span, scale) => (
          <button
            key={span}
            type="button"
            aria-pressed={scale === place.scale}
            onClick={() => onPlace({...place, scale})}
          >
            {scale === 0 ? `all ${spanText(span)}` : spanText(span)}
          </button>
        ))}
      </fieldset>
      <span className="memory-place" role="status">
        {place.scale === 0 ? guestMemoryWords(guests) : placeWords(place, guests)}
      </span>
    </div>
  );
}
