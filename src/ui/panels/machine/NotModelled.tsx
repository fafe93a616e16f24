// What the card leaves out, and why: a sheet behind a button of the machine panel. docs/fidelity.md says the same.
import {useRef, useState} from 'react';
import {device} from '../../../kits/screens.ts';
import {IconButton} from '../../widgets/IconButton.tsx';
import {Popover, type PopoverPlace} from '../../widgets/Popover.tsx';

const NAME = 'What the card does not model';

/** The button, with its words where there is room, and, while it is open, the sheet. */
export function NotModelled({isWide}: {readonly isWide: boolean}) {
  const [place, setPlace] = useState<PopoverPlace | null>(null);
  const button = useRef<HTMLSpanElement>(null);
  return (
    <span ref={button}>
      <IconButton
        icon="absent"
        name="Not modelled: what the card leaves out"
        pressed={place !== null}
        onClick={() => setPlace(button.current?.getBoundingClientRect() ?? null)}
      >
        {isWide && 'not modelled'}
      </IconButton>
      {place !== null && (
        <Popover label={NAME} place={place} onClose={() => setPlace(null)}>
          <div className="not-modelled-head">
            <h3>Not modelled</h3>
            <IconButton icon="close" name="Close" onClick={() => setPlace(null)} />
          </div>
          <dl className="not-modelled">
            {device.machine.notModelled.map(({what, why}) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{why}</dd>
              </div>
            ))}
          </dl>
        </Popover>
      )}
    </span>
  );
}
