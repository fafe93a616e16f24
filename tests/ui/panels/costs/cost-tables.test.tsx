// The tables of the costs, as they stand on the screen.
import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test} from 'vitest';
import {fetchKit} from '../../../../src/kits/device-kits.ts';
import type {Scenario} from '../../../../src/scenarios/scenario.ts';
import {costTable} from '../../../../src/ui/layout/cost-rows.ts';
import {CostTables} from '../../../../src/ui/panels/costs/CostTables.tsx';
import {ended, scenarioOf} from '../../../sim/lab/runs.ts';

function shown(scenario: Scenario): string {
  const view = ended(scenario).view(false);
  return renderToStaticMarkup(<CostTables table={costTable(view)} view={view} />);
}

test('a model that works beside the device has its cycles told, and in place of a share that they are not paid for', () => {
  const scenario = scenarioOf('two-guests');
  const overlapped = shown({...scenario, policies: {...scenario.policies, modelPlacement: 'overlapped'}});
  expect(overlapped).toMatch(/model beside the device.*?<td>not paid for<\/td>/);
  expect(shown(scenario)).not.toContain('not paid for');
});

test('what of hand-offs is no access is told where the card is waited for, and nowhere else', async () => {
  await fetchKit('rtl8139');
  const told = /About \d+ % of the cycles of hand-offs are no accesses/;
  expect(shown(scenarioOf('rtl8139-two-guests'))).toMatch(told);
  expect(shown(scenarioOf('two-guests'))).not.toMatch(told);
});
