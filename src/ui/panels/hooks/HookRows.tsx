// Each single hook that guests use: what goes wrong without it, in words, found by running it.

import {thousands} from '../../../base/figures.ts';
import type {HookChoice, HookRow} from '../../../bridge/protocol/findings.ts';
import {HookEffects} from './HookEffects.tsx';

export function HookRows({choice}: {readonly choice: HookChoice}) {
  const leftOut = choice.rows.filter(({isChosen}) => !isChosen);
  const chosen = choice.rows.filter(({isChosen}) => isChosen);
  const all = Object.keys(choice.uses);
  if (all.length === 0) return null; // nothing has been run yet that tells what guests use
  return (
    <>
      <RowTable
        caption="Left out: what goes wrong where this one alone is not hooked"
        rows={leftOut}
        of={all.filter((hook) => !choice.hooks.includes(hook)).length}
        whenNone="Every hook that guests use is ticked."
      />
      <RowTable
        caption={
          choice.wrong === null
            ? 'Ticked: what goes wrong if this one is taken away from the choice'
            : 'Ticked: what goes wrong where this one alone is not hooked'
        }
        rows={chosen}
        of={all.filter((hook) => choice.hooks.includes(hook)).length}
        whenNone="No hook that guests use is ticked."
      />
    </>
  );
}

interface RowTableProps {
  readonly caption: string;
  readonly rows: readonly HookRow[];
  /** Rows when all have been run. */
  readonly of: number;
  readonly whenNone: string;
}

function RowTable({caption, rows, of, whenNone}: RowTableProps) {
  if (of === 0) return <p className="quiet">{whenNone}</p>;
  const harmful = rows.flatMap(({hook, uses, wrong}) => (wrong === null ? [] : [{hook, uses, wrong}]));
  const harmless = rows.filter(({wrong}) => wrong === null);
  return (
    <div>
      <HookEffects
        caption={
          <>
            {caption} <span className="quiet">{rows.length < of && `(${rows.length} of ${of} run)`}</span>
          </>
        }
        rows={harmful}
      />
      {harmless.length > 0 && (
        <p className="quiet">
          <span aria-hidden="true">– </span>Nothing goes wrong in this run without{' '}
          <span className="mono">{harmless.map(({hook, uses}) => `${hook} ×${thousands(uses)}`).join(', ')}</span>
        </p>
      )}
    </div>
  );
}
