// Steps of a size of one's choice, both ways: for the sizes that have no button of their own.
import {useState} from 'react';
import type {StepTarget} from '../../../bridge/protocol/messages.ts';
import {useLab} from '../../store/lab-store.ts';
import {IconButton} from '../../widgets/IconButton.tsx';

const GRAINS: readonly {readonly to: StepTarget; readonly word: string}[] = [
  {to: 'event', word: 'event'},
  {to: 'access', word: 'access'},
  {to: 'model-event', word: 'model event'},
  {to: 'transition', word: 'transition'},
  {to: 'operation', word: 'operation'},
  {to: 'frame', word: 'frame'},
  {to: 'interrupt', word: 'interrupt'},
  {to: 'handoff', word: 'hand-off'},
  {to: 'denial', word: 'denial'},
  {to: 'story', word: 'story'},
];

/** Back, the size, forwards. */
export function GrainSteps({ready}: {readonly ready: boolean}) {
  const [to, setTo] = useState<StepTarget>('operation');
  const {step} = useLab.getState();
  const word = GRAINS.find((grain) => grain.to === to)?.word ?? '';
  return (
    <span className="button-group grain">
      <IconButton icon="back" name={`Back by one ${word}`} disabled={!ready} onClick={() => step(to, true)} />
      <select
        className="field"
        aria-label="Size of a step"
        value={to}
        onChange={(event) => {
          const grain = GRAINS.find((one) => one.to === event.target.value);
          if (grain !== undefined) setTo(grain.to);
        }}
      >
        {GRAINS.map((grain) => (
          <option key={grain.to} value={grain.to}>
            {grain.word}
          </option>
        ))}
      </select>
      <IconButton icon="forwards" name={`On by one ${word}`} disabled={!ready} onClick={() => step(to)} />
    </span>
  );
}
