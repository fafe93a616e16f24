// `vpio steps SCENARIO --target T`: where each step of the page would stop, from power-on to the run's end, or back from there.
// Exit status: 0 it ran, 2 bad input.
import {present} from '../../base/assert.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import {cardNumbers, devicesOf} from '../../kits/cards-of.ts';
import {speakOf} from '../../kits/screens.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import {nextRecord, recordBefore} from '../../sim/lab/next-record.ts';
import {isStepTarget, STEP_TARGETS, type StepTarget} from '../../sim/lab/step-targets.ts';
import type {EventIndex} from '../../trace/units.ts';
import {setCardsOfRun} from '../../ui/layout/card-words.ts';
import {guestAndLine} from '../../ui/layout/describe-record.ts';
import {speakOfGuests} from '../../ui/layout/run-guests.ts';
import {readArguments} from '../arguments.ts';
import {type Outcome, refused} from '../outcome.ts';
import {openGiven} from './run.ts';

const VALUES = ['target', 'profile', 'hooks', 'seed', 'policies'] as const;
const SWITCHES = ['back', 'json'] as const;
const USAGE =
  'usage: steps SCENARIO --target T [--back] [--profile qemu|datasheet] [--hooks SET] [--seed N] [--policies LIST] [--json]';

/** A record at which a step stops. */
interface Stop {
  readonly index: EventIndex;
  /** As in the log's filters: `transition`. */
  readonly kind: string;
  /** What the page says of it. */
  readonly text: string;
}

/** What the command prints and its exit status. */
export async function stepsOutcome(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, {values: VALUES, switches: SWITCHES, word: 'SCENARIO', usage: USAGE});
  if (!given.ok) return refused(given.fault);
  const {word, values, switches} = given.value;
  const target = readTarget(values.target);
  if (!target.ok) return refused(target.fault);
  const opened = openGiven({word, values}, {forwardsOnly: false});
  if (!opened.ok) return refused(opened.fault);
  const {lab, scenario} = opened.value;
  const devices = devicesOf(scenario);
  setCardsOfRun({devices, of: cardNumbers(scenario)});
  for (const device of devices.toReversed()) await speakOf(device);
  speakOfGuests(lab.view(false).guests);
  const indices = switches.has('back') ? stopsBack(lab, target.value) : stopsForwards(lab, target.value);
  const records = indices.map((index) => stopAt(lab, index));
  const report = {scenario: scenario.name, target: target.value, records};
  return {status: 0, stdout: switches.has('json') ? `${JSON.stringify(report)}\n` : inWords(records), stderr: ''};
}

function readTarget(text: string | undefined): Result<StepTarget> {
  const names = Object.keys(STEP_TARGETS).join(', ');
  if (text === undefined) return fail('--target', `missing; one of ${names}`);
  return isStepTarget(text) ? ok(text) : fail('--target', `${text} is not one of ${names}`);
}

function stopsForwards(lab: Lab, target: StepTarget): EventIndex[] {
  const found: EventIndex[] = [];
  let from = 0;
  for (;;) {
    const index = nextRecord(lab, STEP_TARGETS[target], from);
    if (index === null) return found;
    found.push(index);
    from = index + 1;
  }
}

/** From the run's end, its last record among them. */
function stopsBack(lab: Lab, target: StepTarget): EventIndex[] {
  const found: EventIndex[] = [];
  lab.runToEnd();
  let before = lab.position;
  for (;;) {
    const index = recordBefore(lab.store, STEP_TARGETS[target], before);
    if (index === null) return found;
    found.push(index);
    before = index;
  }
}

function stopAt(lab: Lab, index: EventIndex): Stop {
  const record = present(lab.store.window(index, index + 1).view(index), 'a step stops at a computed record');
  return {index, kind: record.kind, text: guestAndLine(record)};
}

function inWords(records: readonly Stop[]): string {
  const width = String(records.reduce((most, {index}) => Math.max(most, index), 0)).length;
  return records.map(({index, text}) => `${String(index).padStart(width)}  ${text}\n`).join('');
}
