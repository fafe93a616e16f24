// Which accesses are hooked: a set by name, or a list as the command line takes it.
import {useId} from 'react';
import {device} from '../../../kits/screens.ts';
import {Worded} from '../../widgets/Worded.tsx';
import {Unsound} from './PolicyChoice.tsx';

const A_LIST = 'list';

interface HookSetFieldProps {
  readonly hooks: string;
  readonly own: string;
  readonly onHooks: (hooks: string) => void;
}

export function HookSetField({hooks, own, onHooks}: HookSetFieldProps) {
  const words = useId();
  const {hookSets, hookList} = device.choices;
  const listWords = `Direction, page, register: ${hookList}. With dynamic, a port is hooked only where the model needs it.`;
  const named = hookSets.find(({name}) => name === hooks);
  return (
    <fieldset className="policy">
      <legend>Hooks</legend>
      <label className="policy-number">
        set
        <select
          className="field"
          value={named?.name ?? A_LIST}
          onChange={(event) => onHooks(event.target.value === A_LIST ? `${hooks},` : event.target.value)}
          aria-describedby={words}
        >
          {hookSets.map(({name}) => (
            <option key={name} value={name}>
              {name}
              {name === own ? ', the scenario’s own' : ''}
            </option>
          ))}
          <option value={A_LIST}>a list</option>
        </select>
      </label>
      {named === undefined && (
        <label className="policy-number policy-list">
          list
          <input className="field mono" value={hooks} required onChange={(event) => onHooks(event.target.value)} />
        </label>
      )}
      <p id={words} className="policy-consequence">
        <Worded text={named?.consequence ?? listWords} />
        {named?.isUnsound === true && <Unsound />}
      </p>
    </fieldset>
  );
}
