// The policies as the form holds them, and what of them differs from the scenario's own: that is what a link carries.
import type {CardProfile} from '../../kits/contract/device-facts.ts';
import type {ScenarioChanges} from '../../scenarios/changes.ts';
import type {CostPreset, Policies, Scenario} from '../../scenarios/scenario.ts';

/** One choice for everything that can be chosen. */
export interface PolicyDraft {
  readonly policies: Policies;
  readonly profile: CardProfile;
  readonly costs: CostPreset;
  readonly hooks: string;
  readonly quantum: number;
}

/** What a scenario says; hooks are those of its card. */
export function draftOf({policies, profile, costs, hooks, quantum}: Scenario): PolicyDraft {
  return {policies, profile, costs, hooks: hooks[profile], quantum};
}

/** What differs from the original; null where nothing does. The card is no part of it: it is asked for by itself. */
export function changesOf(draft: PolicyDraft, original: Scenario): ScenarioChanges | null {
  const policies = changedPolicies(draft.policies, original.policies);
  const changes: ScenarioChanges = {
    ...(Object.keys(policies).length > 0 && {policies}),
    ...(draft.hooks !== original.hooks[draft.profile] && {hooks: draft.hooks}),
    ...(draft.costs !== original.costs && {costs: draft.costs}),
    ...(draft.quantum !== original.quantum && {quantum: draft.quantum}),
  };
  return Object.keys(changes).length === 0 ? null : changes;
}

/** The policies that are not the scenario's own. */
export function changedPolicies(policies: Policies, own: Policies): Partial<Policies> {
  return Object.fromEntries(
    Object.entries(policies).filter(([name, choice]) => choice !== own[name as keyof Policies]),
  ) as Partial<Policies>;
}

/** The draft with another card, or other cycles. A new card takes its own hook set along, where the old one's was not changed. */
export function choose(
  draft: PolicyDraft,
  policy: 'profile' | 'costs',
  value: string,
  original: Scenario,
): PolicyDraft {
  switch (policy) {
    case 'profile': {
      const profile = value === 'qemu' ? 'qemu' : 'datasheet';
      const keepsHooks = draft.hooks !== original.hooks[draft.profile];
      return {...draft, profile, hooks: keepsHooks ? draft.hooks : original.hooks[profile]};
    }
    case 'costs':
      return {...draft, costs: value === 'qemu' ? 'qemu' : 'hp'};
  }
}
