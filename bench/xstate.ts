// XState for each event beside the table that was compiled from it.
import {createActor} from 'xstate';
import {NE2K_MODEL} from '../src/kits/ne2000/model/compiled.ts';
import {ne2kStatechart} from '../src/kits/ne2000/model/statechart.ts';
import {pair} from './measure.ts';
import {type BenchResult, figureOnly} from './result.ts';

const LOOP = ['DmaWr', 'AbortDma', 'Transmit', 'PTX'] as const;
const ROUNDS = 100;

/** Nanoseconds a model event, by table and by XState. */
export function xstateBenches(): BenchResult[] {
  const {allowed, events, states} = NE2K_MODEL;
  const numbers = LOOP.map((name) => events.indexOf(name));
  const units = LOOP.length * ROUNDS;
  const idle = states.indexOf('Idle');
  const actor = createActor(ne2kStatechart).start();
  actor.send({type: 'Initiate'});
  const table = pair(
    {
      units,
      run: () => {
        let state = idle;
        for (let i = 0; i < ROUNDS; i++)
          for (const event of numbers) state = allowed[state * events.length + event] ?? state;
        return state;
      },
    },
    {
      units,
      run: () => {
        for (let i = 0; i < ROUNDS; i++) for (const type of LOOP) actor.send({type});
        return actor.getSnapshot().value;
      },
    },
  );
  return [
    figureOnly(
      'a model event by XState',
      'times the table',
      table.second / table.first,
      `${table.second.toFixed(0)} against ${table.first.toFixed(1)} ns`,
    ),
  ];
}
