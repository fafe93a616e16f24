// The amber counter: the number of the present event, and the field to type another into.
import {type FormEvent, useEffect, useRef, useState} from 'react';
import {thousands} from '../../../base/figures.ts';
import {GO_TO_ID} from '../../commands/commands.ts';
import {useLab} from '../../store/lab-store.ts';

/** Enter goes to the event typed; Escape or leaving forgets it. */
export function GoTo({position, computed}: {readonly position: number; readonly computed: number}) {
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const {goTo, setRefusal} = useLab.getState();
  const shown = position === 0 ? '–' : thousands(position - 1);
  const last = computed === 0 ? '–' : thousands(computed - 1);
  const isTyping = typed !== null;

  useEffect(() => {
    if (isTyping) field.current?.select();
  }, [isTyping]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const text = (typed ?? '').replace(/\s/g, '');
    if (/^\d{1,9}$/.test(text)) {
      setRefusal(null);
      goTo(Number(text));
    } else setRefusal('event: a whole number, from 0 on');
    field.current?.blur();
  };
  return (
    <form className="counter mono" onSubmit={submit}>
      <input
        ref={field}
        id={GO_TO_ID}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-label="Present event; type a number to go there"
        title="The last event that has happened. Type another number and press Enter to go there (G)"
        style={{width: `${Math.max(shown.length, last.length, 4) + 1}ch`}}
        value={typed ?? shown}
        onFocus={() => setTyped(position === 0 ? '' : String(position - 1))}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') field.current?.blur();
        }}
      />
      <span title="The last event computed so far">of {last}</span>
    </form>
  );
}
