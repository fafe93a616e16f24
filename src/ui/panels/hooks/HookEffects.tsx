// Hooks by what goes wrong without each of them.
import type {ReactNode} from 'react';
import {thousands} from '../../../base/figures.ts';
import type {HookRow} from '../../../bridge/protocol/findings.ts';
import {effectWords} from '../../layout/hook-results.ts';

interface HookEffectsProps {
  readonly caption: ReactNode;
  readonly rows: readonly {
    readonly hook: string;
    readonly uses: number;
    readonly wrong: NonNullable<HookRow['wrong']>;
  }[];
}

/** A table; its head stands where there is a row. */
export function HookEffects({caption, rows}: HookEffectsProps) {
  return (
    <table className="hook-rows">
      <caption>{caption}</caption>
      {rows.length > 0 && (
        <thead>
          <tr>
            <th scope="col">Hook</th>
            <th scope="col" className="figure">
              Used
            </th>
            <th scope="col">Without it</th>
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(({hook, uses, wrong}) => (
          <tr key={hook}>
            <th scope="row">{hook}</th>
            <td className="figure">{thousands(uses)}</td>
            <td>
              <b className="hook-wrong">≠ {effectWords(wrong)}</b> {wrong.detail}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
