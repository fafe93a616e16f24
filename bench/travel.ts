// Time travel in a run of a million events: to anywhere, and one step back, as the worker does them.

import {scenarioNamed} from '../src/scenarios/library.ts';
import type {Lab} from '../src/sim/lab/lab.ts';
import {openLab} from '../src/sim/lab/open-lab.ts';
import {Kind, kindOf} from '../src/trace/record-layout.ts';
import {median} from './measure.ts';
import {atMost, type BenchResult} from './result.ts';

const EVENTS = 1_000_000;
const TRIES = 50;
/** A large prime step: places all over the run, the same in every run. */
const STRIDE = 618_033;

/** Seek and step back. */
export function travelBenches(): BenchResult[] {
  const lab = millionEvents();
  const seeks: number[] = [];
  const backs: number[] = [];
  for (let i = 1; i <= TRIES; i++) {
    const to = (i * STRIDE) % EVENTS;
    seeks.push(milliseconds(() => lab.seek(to)));
    backs.push(milliseconds(() => lab.stepBackTo((w0) => kindOf(w0) === Kind.ACCESS)));
    milliseconds(() => lab.view(false));
  }
  const where = `${EVENTS.toLocaleString('en')} events of two guests, Node, without the way to the page`;
  return [
    atMost('seek, slowest of 50', 'ms', Math.max(...seeks), 100, where),
    atMost('step back, median of 50', 'ms', median(backs), 16, where),
  ];
}

function millionEvents(): Lab {
  const scenario = scenarioNamed('two-guests');
  if (scenario === undefined) throw new Error('the scenario two-guests is gone');
  const guests = scenario.guests.map((guest, i) =>
    guest.driver === 'recorded'
      ? guest
      : {
          ...guest,
          workload: {
            kind: 'send',
            to: scenario.hosts[0]?.mac ?? '',
            frames: 1_000_000,
            frameBytes: 1514,
            startUs: 100 + 37 * i,
          } as const,
        },
  );
  const lab = openLab({...scenario, guests, limitUs: Number.MAX_SAFE_INTEGER});
  if (!lab.ok) throw new Error(`${lab.fault.place}: ${lab.fault.message}`);
  lab.value.runTo(EVENTS);
  if (lab.value.position < EVENTS) throw new Error(`the run ended at ${lab.value.position} events`);
  return lab.value;
}

function milliseconds(act: () => void): number {
  const from = performance.now();
  act();
  return performance.now() - from;
}
