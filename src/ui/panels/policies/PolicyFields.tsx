// The policies of a scenario, each with its choices, what they cost and the scenario's own: all of them, or those that may be chosen.
import {hex} from '../../../base/figures.ts';
import {device} from '../../../kits/screens.ts';
import type {Policies} from '../../../scenarios/scenario.ts';
import {policyWords} from '../../layout/policy-words.ts';
import {DeadlineField} from './DeadlineField.tsx';
import {PolicyChoice} from './PolicyChoice.tsx';
import './policies.css';

interface PolicyFieldsProps {
  readonly policies: Policies;
  /** The scenario's own. */
  readonly own: Policies;
  /** Absent: all. */
  readonly choose?: readonly (keyof Policies)[];
  readonly onPolicies: (policies: Policies) => void;
}

export function PolicyFields({policies, own, choose, onPolicies}: PolicyFieldsProps) {
  const isOffered = (policy: keyof Policies): boolean => choose?.includes(policy) ?? true;
  return (
    <>
      {policyWords()
        .filter(({policy}) => isOffered(policy))
        .map(({policy, name, choices}) => (
          <PolicyChoice
            key={policy}
            id={policy}
            name={name}
            choices={choices}
            chosen={policies[policy]}
            own={own[policy]}
            onChoose={(value) => onPolicies({...policies, [policy]: value})}
          />
        ))}
      {isOffered('forcedAbortUs') && (
        <DeadlineField
          us={policies.forcedAbortUs}
          own={own.forcedAbortUs}
          onUs={(forcedAbortUs) => onPolicies({...policies, forcedAbortUs})}
        />
      )}
    </>
  );
}

/** Nothing where the windows stay, or where the scenario has none of its own. */
export function AllPagesNote({policies, own}: {readonly policies: Policies; readonly own: Policies}) {
  if (own.packetMemory !== 'partition' || policies.packetMemory === 'partition') return null;
  const {start, end, pageBytes} = device.memory;
  const pages = `${hex(start / pageBytes)} to ${hex(end / pageBytes - 1)}`;
  return <p className="quiet">Without windows every guest’s driver uses all pages, {pages}, as the real ones do.</p>;
}
