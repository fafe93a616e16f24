// Steps of a size of one's choice, both ways: for the sizes that have no button of their own.
import {useState} from 'react';
import type {StepTarget} from '../../../bridge/protocol/messages.ts';
import {stepSizes} from '../../layout/run-words.ts';
import {useLab} from '../../store/lab-store.ts';
import {IconButton} from '../../widgets/IconButton.tsx';

const USUAL_SIZE = 'operation';

/** Back, the size, forwards. */
export function GrainSteps({ready}: {readonly ready: boolean}) {
  const [chosen, setTo] = useState<StepTarget>(USUAL_SIZE);
  // Not every device has every size.
  useLab((state) => state.view?.device);
  const sizes = stepSizes();
  const to = sizes.some((size) => size.to === chosen) ? chosen : USUAL_SIZE;
  const {step} = useLab.getState();
  const word = sizes.find((grain) => grain.to === to)?.name ?? '';
  return (
    <span className="button-group grain">
      <IconButton icon="back" name={`Back by one ${word}`} disabled={!ready} onClick={() => step(to, true)} />
      <select
        className="field"
        aria-label="Size of a step"
        value={to}
        onChange={(event) => {
          const grain = sizes.find((one) => one.to === event.target.value);
          if (grain !== undefined) setTo(grain.to);
        }}
      >
        {sizes.map((grain) => (
          <option key={grain.to} value={grain.to}>
            {grain.name}
          </option>
        ))}
      </select>
      <IconButton icon="forwards" name={`On by one ${word}`} disabled={!ready} onClick={() => step(to)} />
    </span>
  );
}
