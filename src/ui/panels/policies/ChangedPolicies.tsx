// What the open run has in place of its scenario's own policies, at every width, and what was chosen anew on its way: a run that
// is not the scenario's says so.
import {useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import './changed-policies.css';

/** Policies by the names that a run's view gives them. */
const NAMES: Readonly<Record<string, string>> = {
  packetMemory: 'packet memory',
  denial: 'denied guest sees',
  parkedFrames: 'frame for a non-owner',
  isrQuiet: 'ISR is quiet',
  reusable: 'reusable',
  handoffOn: 'hand-off',
  forcedAbortUs: 'taken by force',
  modelPlacement: 'model runs',
};

/** Nothing where all is the scenario's own; a press opens the policies. */
export function ChangedPolicies() {
  const changes = useLab((state) => state.changes);
  const policies = useLab((state) => state.view?.policies);
  if (policies === undefined) return null;
  const {policies: chosen = {}, ...others} = changes ?? {};
  const atFirst = new Map(Object.entries(chosen).map(([policy, choice]) => [NAMES[policy] ?? policy, choice]));
  const choiceOf = (name: string, choice: unknown): string =>
    policies.find((one) => one.name === name)?.choice ?? String(choice ?? 'never');
  const onTheWay = policies.filter(({name, isChanged}) => isChanged && !atFirst.has(name));
  const words = [
    ...[...atFirst].map(([name, choice]) => `${name} ${choiceOf(name, choice)}`),
    ...onTheWay.map(({name, choice}) => `${name} ${choice}`),
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
