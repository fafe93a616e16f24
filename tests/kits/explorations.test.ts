// Every kit's exploration meets every state and edge of the model, or names what it does not meet, and why.
import {describe, expect, test} from 'vitest';
import {atOnce} from '../../src/base/at-once.ts';
import {EXPLORATIONS} from '../../src/kits/explorations.ts';
import {metFaults} from '../../src/sim/lab/exploration-page.ts';

/** States of each walk that are enough to meet all that is met. */
const BOUND: Readonly<Record<string, number>> = {ne2000: 3000};
const USUAL_BOUND = 1000;

describe.each(Object.keys(EXPLORATIONS))('%s', (name) => {
  const exploration = EXPLORATIONS[name];

  test('every state and edge of the model is met, or is named with the reason', () => {
    const report = exploration && atOnce(exploration.explore({bound: BOUND[name] ?? USUAL_BOUND}));
    expect(exploration && report && metFaults(exploration, report)).toEqual([]);
    expect(report?.met.states).toMatchObject({met: report?.met.states.of, missed: []});
    expect(report?.leavesOut).not.toEqual([]);
  });

  test('a walk that meets less says what is missing, and what is named without need', () => {
    if (exploration === undefined) throw new Error('it is in the list');
    const short = atOnce(exploration.explore({bound: 1}));
    const unsaid = metFaults(exploration, short);
    const {states, edges} = short.met;
    expect(states.met + edges.met).toBeLessThan(states.of + edges.of);
    expect(unsaid).toHaveLength([...states.missed, ...edges.missed].filter(({why}) => why === null).length);
    expect(unsaid[0]).toMatch(/^\w+(\.\w+)? is met by no walk, and nobody says why$/);
    const more = {...exploration, unmet: {...exploration.unmet, 'No.Such': 'it is nothing'}};
    expect(metFaults(more, short)).toContain('No.Such is met, or is nothing of the model');
  });
});
