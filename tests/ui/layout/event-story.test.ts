// The story around an event, told from a few records written down in the order a machine writes them.
import {expect, test} from 'vitest';
import {EventStore} from '../../../src/trace/event-store.ts';
import {ExitReason, Flag, Kind, packAccess, packPlain, Verdict, withVerdict} from '../../../src/trace/record-layout.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {NO_CAUSE} from '../../../src/trace/units.ts';
import {eventStory, lastWrite, whatFollows, whyChain} from '../../../src/ui/layout/event-story.ts';
import {isAccess} from '../../../src/ui/layout/meaning/access.ts';

/** A remote write set up, started and allowed; then the data. Returns how to read it and where the start of it is. */
function uploadStory() {
  const store = new EventStore();
  const write = (offset: number, value: number): number => {
    const exit = store.append(packPlain(Kind.EXIT, 0, Verdict.NONE, 1, 0), ExitReason.IO, store.next, NO_CAUSE);
    return store.append(
      packAccess(Kind.ACCESS, 0, offset, 1, 0, true, 1, Flag.WRITE | Flag.EXITED),
      value,
      store.next,
      exit,
    );
  };
  const length = write(0x0b, 0x05);
  const address = write(0x09, 0x46);
  const start = write(0x00, 0x12);
  const event = store.append(packPlain(Kind.MODEL_EVENT, 0, Verdict.NONE, 1, 0), 3, store.next, start);
  const check = store.append(
    withVerdict(packPlain(Kind.CHECK, 0, Verdict.NONE, 4, Flag.WRITE), Verdict.ALLOW),
    ((0x4600 << 16) | 1514) >>> 0,
    store.next,
    event,
  );
  const transition = store.append(
    packPlain(Kind.TRANSITION, 0, Verdict.NONE, 4, 0),
    1 | (3 << 8) | (5 << 16),
    store.next,
    check,
  );
  const data = store.append(
    packAccess(Kind.ACCESS, 0, 0x10, 2, 0, false, 4, Flag.WRITE | Flag.BURST),
    757,
    store.next,
    NO_CAUSE,
  );
  const done = store.append(packPlain(Kind.MODEL_EVENT, 0, Verdict.NONE, 4, 0), 6, store.next, start);
  const window = store.window(0, store.length);
  const at = (index: number): RecordView | undefined => window.view(index);
  return {at, length, address, start, check, transition, data, done};
}

function story(index: number, at: (index: number) => RecordView | undefined) {
  const record = at(index);
  if (record === undefined) throw new Error(`no record ${index}`);
  return eventStory(record, at);
}

test('every record of one access tells the same story', () => {
  const {at, start, check, transition} = uploadStory();
  for (const index of [start - 1, start, check, transition]) {
    const told = story(index, at);
    expect(told.access?.index).toBe(start);
    expect(told.transitions.map((one) => one.index)).toEqual([transition]);
    expect(told.checks.map((one) => one.index)).toEqual([check]);
  }
});

test('what comes after the next access is a story of its own', () => {
  const {at, start, data} = uploadStory();
  expect(story(start, at).events).toHaveLength(1);
  expect(story(data, at).events).toHaveLength(0);
});

test('the accesses that set the checked range are among the reasons', () => {
  const {at, start, address, length} = uploadStory();
  expect(whyChain(story(start, at), at).map((record) => record.index)).toEqual([address, length]);
});

test('the data and the end of the transfer follow from the start', () => {
  const {at, start, data, done} = uploadStory();
  expect(whatFollows(story(start, at), at).map((record) => record.index)).toEqual([data, done]);
});

test('the last write to a register is found by its name', () => {
  const {at, start, address} = uploadStory();
  const access = at(start);
  expect(isAccess(access) ? lastWrite('RSAR1', access, at)?.index : null).toBe(address);
  expect(isAccess(access) ? lastWrite('TPSR', access, at) : null).toBeNull();
});

/** B stops at an access, gets the card after many accesses of the VMM's, and its access is carried out. */
function handedOverStory() {
  const store = new EventStore();
  const suspend = store.append(packAccess(Kind.SUSPEND, 1, 0, 1, 0, true, 1, Flag.WRITE), 0x22, 0, NO_CAUSE);
  for (let i = 0; i < 63; i++) store.append(packAccess(Kind.VMM_ACCESS, 7, 7, 1, 0, false, 1, 0), 0, i, suspend);
  const handoff = store.append(packPlain(Kind.HANDOFF, 1, Verdict.NONE, 1, 0), 63 << 8, 64, suspend);
  store.append(packPlain(Kind.RESUME, 1, Verdict.NONE, 1, 0), 0, 64, handoff);
  const event = store.append(packPlain(Kind.MODEL_EVENT, 1, Verdict.NONE, 1, 0), 5, 65, suspend);
  const forwarded = store.append(packAccess(Kind.VMM_ACCESS, 7, 8, 1, 0, false, 1, Flag.WRITE), 0, 66, suspend);
  const access = store.append(
    packAccess(Kind.ACCESS, 1, 0, 1, 0, true, 1, Flag.WRITE | Flag.EXITED),
    0x22,
    67,
    suspend,
  );
  const window = store.window(0, store.length);
  return {at: (index: number): RecordView | undefined => window.view(index), suspend, event, forwarded, access};
}

test('an access that waited for the card keeps its model event, and says why it waited', () => {
  const {at, suspend, event, access} = handedOverStory();
  const told = story(access, at);
  expect(told.events.map((one) => one.index)).toEqual([event]);
  expect(whyChain(told, at).map((record) => record.index)).toEqual([suspend]);
});

test('an access of the VMM’s tells of itself, not of the guest’s access it serves', () => {
  const {at, forwarded, access} = handedOverStory();
  expect(story(forwarded, at).access?.index).toBe(forwarded);
  expect(story(access, at).access?.index).toBe(access);
});

test('a suspension is a story of its own: the access has not happened', () => {
  const {at, suspend} = handedOverStory();
  expect(story(suspend, at)).toMatchObject({access: {kind: 'suspend'}, events: [], transitions: []});
});
