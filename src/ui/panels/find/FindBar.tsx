// Finds records by a filter, from where one stands: the next, the one before, round the end. The log shows what is found.
import {type KeyboardEvent, useEffect, useRef, useState} from 'react';
import {thousands} from '../../../base/figures.ts';
import {faultLine} from '../../../base/result.ts';
import type {FilterWords} from '../../../trace/filter/words.ts';
import {askLab, selectCurrent, useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {FilterBox} from '../../widgets/FilterBox.tsx';
import {IconButton} from '../../widgets/IconButton.tsx';
import {neighbour} from './neighbour.ts';
import './find.css';

interface Known {
  readonly filter: string;
  /** Another run has other words. */
  readonly words: FilterWords | null;
  readonly computed: number;
  readonly indices: Uint32Array;
}

/** Enter finds the next one; Escape puts the bar away. */
export default function FindBar() {
  const words = useLab((state) => state.words);
  const [text, setText] = useState('');
  const [told, setTold] = useState('');
  const bar = useRef<HTMLDivElement>(null);
  // What passes is asked for once for a filter and a run; an answer that came too late is dropped.
  const known = useRef<Known | null>(null);
  const asked = useRef(0);
  useEffect(() => bar.current?.querySelector('input')?.focus(), []);
  if (words === null) return null;

  const find = async (filter: string, backwards: boolean): Promise<void> => {
    setText(filter);
    if (filter === '') return setTold('');
    const number = ++asked.current;
    const {view, words: ofRun} = useLab.getState();
    const computed = view?.computed ?? 0;
    if (known.current?.filter !== filter || known.current.computed !== computed || known.current.words !== ofRun) {
      const answer = await askLab('matches', {text: filter, brief: false});
      if (number !== asked.current) return;
      if (!answer.ok) return setTold(faultLine(answer.fault));
      known.current = {filter, words: ofRun, computed: answer.value.computed, indices: answer.value.indices};
    }
    const {indices} = known.current;
    const found = neighbour(indices, selectCurrent(useLab.getState()), backwards);
    if (found === null) return setTold('no event passes');
    useLab.getState().select(found.index);
    const wrapped = found.isAround ? (backwards ? ', from the end' : ', from the start') : '';
    setTold(`${thousands(found.place + 1)} of ${thousands(indices.length)}${wrapped}`);
  };
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    usePage.getState().find(false);
  };
  return (
    <search ref={bar} className="find" aria-label="Find events" onKeyDown={close}>
      <FilterBox
        label="Find"
        value={text}
        words={words}
        placeholder="irq && guest.id == B"
        onApply={(typed) => void find(typed, false)}
      />
      <IconButton icon="back" name="The one before" disabled={text === ''} onClick={() => void find(text, true)} />
      <IconButton icon="forwards" name="The next one" disabled={text === ''} onClick={() => void find(text, false)} />
      <span className="quiet" role="status">
        {told}
      </span>
      <IconButton icon="close" name="Put the finder away" onClick={() => usePage.getState().find(false)} />
    </search>
  );
}
