// What the open run has in place of its scenario's own policies, at every width, and what was chosen anew on its way: a run that
// is not the scenario's says so.
import type {PolicyInForce} from '../../../bridge/protocol/messages.ts';
import {useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import './changed-policies.css';

/** Nothing where all is the scenario's own; a press opens the policies. */
export function ChangedPolicies() {
  const changes = useLab((state) => state.changes);
  const policies = useLab((state) => state.view?.policies);
  if (policies === undefined) return null;
  const {policies: chosen = {}, ...others} = changes ?? {};
  const isNamed = ({policy, isChanged}: PolicyInForce): boolean => isChanged || (policy !== null && policy in chosen);
  const words = [
    ...policies.filter(isNamed).map(({name, choice}) => `${name} ${choice}`),
    ...Object.entries(others).flatMap(([name, choice]) => (choice === undefined ? [] : [`${name} ${choice}`])),
  ];
  if (words.length === 0) return null;
  const text = `Changed: ${words.join('; ')}`;
  return (
    <button
      type="button"
      className="changed-policies"
      title={`${text}. The scenario as it comes runs otherwise.`}
      onClick={() => usePage.getState().openDialog('policies')}
    >
      {text}
    </button>
  );
}
