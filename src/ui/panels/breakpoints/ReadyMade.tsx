// Breakpoints by choice: what happens, a state of the model, a bit of a register.
import {useState} from 'react';
import {device} from '../../../kits/screens.ts';
import type {FilterWords} from '../../../trace/filter/words.ts';

/** What happens, and the filter for it. */
const EVENTS: readonly (readonly [name: string, filter: string])[] = [
  ['a DMA or a frame is denied', 'kind == denial'],
  ['a check allows a move', 'dma.verdict == allow'],
  ['the card changes hands', 'kind == handoff'],
  ['a hand-off has to wait', 'handoff.busy'],
  ['a guest is suspended', 'kind == suspend'],
  ['the card raises its interrupt', 'kind == irq && irq == 1'],
  ['an interrupt is injected', 'kind == inject'],
  ['a frame is sent', 'frame.dir == tx'],
  ['a frame arrives', 'frame.dir == rx'],
  ['a frame is lost', 'frame.lost'],
  ['a belief is dangerously wrong', 'belief'],
  ['the model leaves its state', 'model.moved'],
];

/** Those of frames only where there is a network. */
export function readyEvents(): typeof EVENTS {
  if (device.network !== null) return EVENTS;
  const others = EVENTS.filter(([, filter]) => !filter.startsWith('frame.'));
  return others.map(([name, filter]) => [name.replace('a DMA or a frame', 'a DMA'), filter]);
}

/** Each choice adds a breakpoint. */
export function ReadyMade({words, onAdd}: {readonly words: FilterWords; readonly onAdd: (text: string) => void}) {
  return (
    <div className="breakpoints-ready">
      <select
        className="field"
        aria-label="Stop when this happens"
        value=""
        onChange={(event) => onAdd(event.target.value)}
      >
        <option value="">stop when …</option>
        {readyEvents().map(([name, filter]) => (
          <option key={name} value={filter}>
            {name}
          </option>
        ))}
      </select>
      <select
        className="field"
        aria-label="Stop when the model enters a state"
        value=""
        onChange={(event) => onAdd(`model.moved == true && model.state == ${event.target.value}`)}
      >
        <option value="">model enters …</option>
        {words.states.map((state) => (
          <option key={state}>{state}</option>
        ))}
      </select>
      <RegisterBit words={words} onAdd={onAdd} />
    </div>
  );
}

function RegisterBit({words, onAdd}: {readonly words: FilterWords; readonly onAdd: (text: string) => void}) {
  const [direction, setDirection] = useState('out');
  const bits = Object.keys(words.bits);
  const registers = [...new Set(bits.map((bit) => bit.split('.')[0] ?? ''))];
  const add = (bit: string): void => onAdd(`reg == ${bit.split('.')[0]} && io.dir == ${direction} && value & ${bit}`);
  return (
    <>
      <select
        className="field"
        aria-label="Written or read"
        value={direction}
        onChange={(event) => setDirection(event.target.value)}
      >
        <option value="out">written:</option>
        <option value="in">read:</option>
      </select>
      <select
        className="field"
        aria-label="Stop at a register’s bit"
        value=""
        onChange={(event) => add(event.target.value)}
      >
        <option value="">a bit that is 1 …</option>
        {registers.map((register) => (
          <optgroup key={register} label={register}>
            {bits
              .filter((bit) => bit.startsWith(`${register}.`))
              .map((bit) => (
                <option key={bit}>{bit}</option>
              ))}
          </optgroup>
        ))}
      </select>
    </>
  );
}
