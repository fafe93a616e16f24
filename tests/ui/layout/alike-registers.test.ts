// A card with several registers alike, in a run of guests that share it: the event that is looked at is told by the register that was
// written, and by what happened to its own guest's model.
import {afterAll, beforeAll, expect, test} from 'vitest';
import {fetchKit} from '../../../src/kits/device-kits.ts';
import {TSD} from '../../../src/kits/rtl8139/sheet/registers.ts';
import {speakOf} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {eventStory, whyChain} from '../../../src/ui/layout/event-story.ts';
import {pathOf} from '../../../src/ui/layout/machine-path.ts';
import {presentWords} from '../../../src/ui/layout/machine-words.ts';
import {isAccess} from '../../../src/ui/layout/meaning/access.ts';

let lab: Lab;
const at = (index: number): RecordView | undefined =>
  index < lab.machine.store.next ? lab.machine.store.window(index, index + 1).view(index) : undefined;

beforeAll(async () => {
  await fetchKit('rtl8139');
  await speakOf(USUAL_DEVICE);
  await speakOf('rtl8139');
  const scenario = scenarioNamed('rtl8139-two-guests');
  const opened = scenario === undefined ? null : openLab(scenario);
  if (opened?.ok !== true) throw new Error('the scenario opens');
  lab = opened.value;
  lab.runToEnd();
});
afterAll(() => speakOf(USUAL_DEVICE));

/** Every record of some kinds that came of a write to a TSD, with that write. */
function ofTransmits(...kinds: readonly RecordView['kind'][]) {
  return Array.from({length: lab.machine.store.next}, (_, index) => at(index)).flatMap((record) => {
    if (record === undefined || !kinds.includes(record.kind)) return [];
    const {access} = eventStory(record, at);
    const descriptor = TSD.findIndex(({offset}) => offset === access?.offset);
    return access === null || access.direction === 'in' || descriptor < 0 ? [] : [{record, access, descriptor}];
  });
}

test('the machine lights the descriptor’s own register, and its guest does what it did', () => {
  const told = ofTransmits('model-event', 'check', 'transition');
  expect(new Set(told.map(({descriptor}) => descriptor))).toEqual(new Set([0, 1, 2, 3]));
  for (const {record, access, descriptor} of told) {
    const register = TSD[descriptor]?.name;
    expect(pathOf(record, false, access)).toMatchObject({port: access.offset, register, guest: record.guest});
    expect(presentWords(record, record.guest, access)).toEqual([`OUT ${register}`]);
  }
});

test('what brought a model into its state is looked for in that guest’s model alone', () => {
  const moved = ofTransmits('transition');
  const reasons = moved.flatMap(({record}) =>
    whyChain(eventStory(record, at), at).map((reason) => ({record, reason: at(reason.index)})),
  );
  expect(reasons.length).toBeGreaterThan(moved.length);
  for (const {record, reason} of reasons) {
    if (reason?.kind !== 'transition' && !isAccess(reason)) continue;
    expect(reason.guest, `event ${reason.index} told of event ${record.index}`).toBe(record.guest);
  }
});
