import {describe, expect, test} from 'vitest';
import {eventWords} from '../../../src/kits/event-words.ts';
import {device} from '../../../src/kits/screens.ts';
import type {LabView} from '../../../src/sim/lab/lab-view.ts';
import {
  beliefTable,
  modelSentence,
  moveLine,
  moveWords,
  presentMove,
  timeShare,
  trailSteps,
} from '../../../src/ui/layout/model-words.ts';
import {fixtureView} from '../fixture-view.ts';
import {access, DENIAL, DENIED_CHECK, TRANSITION, UNDRAWN} from './records.ts';

const view = fixtureView();
const FREE: LabView = {
  ...view,
  owner: null,
  queue: [],
  model: {...view.model, state: null, reason: 'nobody owns the card'},
};

describe('the present move', () => {
  test('a transition is its own edge, and a checked one was allowed', () => {
    expect(presentMove(view, TRANSITION)).toMatchObject({edge: 8, from: 'Trans', to: 'TransDmaWr', verdict: 'allow'});
    expect(moveWords(presentMove(view, TRANSITION))).toBe('Trans → TransDmaWr on Cmd: DmaWr, checked and allowed');
  });

  test('a denied check points at the edge it would have taken', () => {
    const idle: LabView = {...view, model: {...view.model, state: 'Idle'}};
    const move = presentMove(idle, DENIED_CHECK);
    expect(move).toMatchObject({edge: 3, verdict: 'deny'});
    expect(moveLine(idle, DENIED_CHECK, move)).toBe('denied: read of 0x6000–0x63FF; Idle stays');
  });

  test('a denial names its reason', () => {
    expect(moveLine(view, DENIAL, presentMove(view, DENIAL))).toBe(
      'denied: remote DMA would leave the guest’s window; TransDmaWr stays',
    );
  });

  test('an undrawn transition is said in words', () => {
    expect(moveLine(view, UNDRAWN, presentMove(view, UNDRAWN))).toBe('undrawn: Transmit in Trans stays (inferred)');
  });

  test('an event that leaves the model where it is, is undrawn and said in words', () => {
    const stays = {index: 9, at: 0, guest: 0, cause: 8, kind: 'model-event', event: 5, state: 1} as const;
    expect(presentMove(view, stays)).toMatchObject({edge: -1, from: 'Idle', to: 'Idle'});
    expect(moveLine(view, stays, presentMove(view, stays))).toBe('undrawn: AbortDma in Idle stays (inferred)');
  });

  test('an access belongs to the transition that its exit caused', () => {
    const record = access({index: 58_366, cause: 58_362});
    expect(presentMove(view, record)).toMatchObject({index: 58_364, edge: 8, verdict: 'allow'});
  });

  test('a denied access shows the edge its check refused, and the reason', () => {
    const idle: LabView = {...view, model: {...view.model, state: 'Idle'}};
    const record = access({index: 58_367, guest: 2, denied: true});
    const chain = [DENIED_CHECK, DENIAL];
    const move = presentMove(idle, record, chain);
    expect(move).toMatchObject({edge: 3, verdict: 'deny'});
    expect(moveLine(idle, record, move, chain)).toBe('denied: remote DMA would leave the guest’s window; Idle stays');
  });

  test('an interrupt shows the transition it brought', () => {
    const inject = {index: 58_366, at: 0, guest: 0, cause: 58_360, kind: 'inject', isr: 2} as const;
    expect(presentMove(view, inject, [TRANSITION])).toMatchObject({edge: 8, index: 58_364});
  });

  test('an access that moved nothing is no move', () => {
    const record = access({offset: 7, hooked: false, exited: false, cause: -1});
    expect(presentMove(view, record).edge).toBeNull();
    expect(moveLine(view, record, presentMove(view, record))).toBeNull();
  });
});

describe('the trail', () => {
  test('the three transitions before the present one, newest first', () => {
    const steps = trailSteps(view, presentMove(view, TRANSITION)).map(({edge, steps: n}) => [edge, n]);
    expect(steps).toEqual([
      [1, 1],
      [6, 2],
      [4, 3],
    ]);
  });

  test('between transitions the newest is one step back', () => {
    expect(trailSteps(view, presentMove(view, null))[0]).toMatchObject({edge: 8, steps: 1});
  });

  test('an undrawn transition takes a step and no edge', () => {
    const trail = [{index: 9, edge: -1, from: 'Idle', to: 'Idle'}, ...view.model.trail];
    const steps = trailSteps({...view, model: {...view.model, trail}}, presentMove(view, null));
    expect(steps.map(({edge, steps: n}) => [edge, n])).toEqual([
      [8, 2],
      [1, 3],
    ]);
  });
});

describe('belief beside truth', () => {
  test('the receive ring is not in the model, and frames in it are a difference', () => {
    expect(beliefTable(view).map(({belief, truth, agrees}) => [belief, truth, agrees])).toEqual([
      ['busy since 58\u2009334', 'busy, 815 of 1\u2009514 B', true],
      ['write, 0x4600–0x4BE9', 'write, at 0x4600', true],
      ['not in the model', '2 frames for A undrained', false],
    ]);
  });

  test('an empty ring is no difference', () => {
    const empty: LabView = {...view, truth: {...view.truth, undrained: 0}};
    expect(beliefTable(empty)[2]).toMatchObject({agrees: null, truth: 'nothing undrained'});
  });

  test('while nobody owns the card nobody believes anything', () => {
    expect(beliefTable(FREE).map((column) => column.belief)).toEqual([
      'no owner, no belief',
      'no owner, no belief',
      'not in the model',
    ]);
  });
});

describe('the model in words', () => {
  test('events are written as the slide writes them', () => {
    expect(eventWords(['Stop', 'AbortDma', 'RDC'], device.model)).toBe('Cmd: Stop, AbortDma; INT: RDC');
    expect(eventWords(['PTX', 'TXE'], device.model)).toBe('INT: PTX, TXE');
    expect(eventWords(['Initiate'], device.model)).toBe('Initiate');
  });

  test('shares of time are parts of all time', () => {
    expect(timeShare(view, 'Trans')).toBe(58);
    expect(timeShare({...view, model: {...view.model, cyclesIn: {}}}, 'Trans')).toBeNull();
  });

  test('a screen reader hears the state, whether the card is reusable and why, and the move', () => {
    expect(modelSentence(view, TRANSITION, presentMove(view, TRANSITION))).toBe(
      'Model of the NE2000, seven states and fifteen transitions; current state TransDmaWr; not reusable: frame 41 is on the wire, and a remote write is open. Now Trans → TransDmaWr on Cmd: DmaWr, checked and allowed.',
    );
    expect(modelSentence(FREE, null, presentMove(FREE, null))).toContain(
      'nobody owns the card, so no state is current',
    );
  });
});
