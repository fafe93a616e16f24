import {expect, test} from 'vitest';
import {readRules} from '../../../src/ui/panels/colours/colour-rules.ts';

test('rules that were kept are read', () => {
  const rules = [{text: 'irq', colour: 'green'}];
  expect(readRules(JSON.stringify(rules))).toEqual(rules);
  expect(readRules(null)).toEqual([]);
});

test.each([
  '{',
  '7',
  'null',
  '{"text": 1}',
  '[3, null, {"text": "irq"}, {"text": "irq", "colour": "pink"}]',
])('what somebody spoilt is no rule: %s', (text) => {
  expect(readRules(text)).toEqual([]);
});
