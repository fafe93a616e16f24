// The access path: a full frame sent word by word, every access recorded, beside v86's card doing the same; and what a
// hook adds to an access.

import {accessesOf, frameByBurst, frameByWord, setUpTransmit, setUpWrite} from './frame-accesses.ts';
import {pair} from './measure.ts';
import {modelWork} from './model-work.ts';
import {freshTapeWork, tapeWork} from './open-machine.ts';
import {atLeast, atMost, type BenchResult, figureOnly} from './result.ts';
import {v86Card, v86Work} from './v86-card.ts';

const FRAMES = 10;
const BURST_FRAMES = 100;
const SET_UPS = 200;

/** Not hooked, hooked, and the share of the model. */
export async function accessBenches(cycle: number): Promise<BenchResult[]> {
  const loop = frameByWord();
  const accesses = loop.length * FRAMES;
  const card = await v86Card();
  const v86 = v86Work(card, loop, FRAMES);
  const deck = pair(tapeWork(loop, FRAMES, 'deck', accesses), v86);
  const fresh = pair(freshTapeWork(loop, FRAMES, 'deck', accesses), v86);
  const open = pair(tapeWork(loop, FRAMES, 'none', accesses), v86);
  const setUp = [...setUpWrite(), ...setUpTransmit()];
  const units = setUp.length * SET_UPS;
  const hooked = pair(tapeWork(setUp, SET_UPS, 'deck', units), tapeWork(loop, FRAMES, 'deck', accesses));
  const model = pair(modelWork(), tapeWork(setUp, SET_UPS, 'deck', units));
  const burst = frameByBurst();
  const frames = pair(tapeWork(burst, BURST_FRAMES, 'deck', BURST_FRAMES), tapeWork(loop, FRAMES, 'deck', FRAMES));
  return [
    atMost(
      'access not hooked, recorded',
      'ratio',
      deck.ratio,
      0.6,
      `v86's NE2000 alone, the same frame: ${ns(deck.first)} against ${ns(deck.second)} an access`,
    ),
    figureOnly(
      'the same into untouched memory',
      'ratio',
      fresh.ratio,
      `${ns(fresh.first)} against ${ns(fresh.second)}: the difference is page faults, the machine's`,
    ),
    figureOnly(
      'access not hooked, no hook set',
      'ratio',
      open.ratio,
      `the same, hook set none: ${ns(open.first)} against ${ns(open.second)}`,
    ),
    atMost(
      'hooked access',
      'ratio',
      hooked.ratio,
      6,
      `an access not hooked: ${ns(hooked.first)} against ${ns(hooked.second)}`,
    ),
    atMost(
      'model, per hooked access',
      'cycles',
      model.first / cycle,
      60,
      `the deck's 100 cycles; ${ns(model.first)} of ${ns(model.second)}`,
    ),
    atLeast(
      'rep outsw, full frames',
      'frames/s',
      1e9 / frames.first,
      1e6,
      `word by word: ${ns(frames.first)} against ${ns(frames.second)} a frame, ${accessesOf(burst)} register accesses included`,
    ),
  ];
}

function ns(value: number): string {
  return `${value.toFixed(1)} ns`;
}
