// What single panels are answered: registers before the present event, and the list of frames.
import {describe, expect, test} from 'vitest';
import {OpenRun} from '../../../src/bridge/open-run.ts';
import type {FrameRow} from '../../../src/bridge/protocol/frame-row.ts';
import {framePage, instantAfter} from '../../../src/bridge/questions/lists.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {Kind, kindOf} from '../../../src/trace/record-layout.ts';
import {ended, opened} from '../../sim/lab/runs.ts';

const open = (lab: Lab): OpenRun => new OpenRun(lab, lab.machine.scenario, undefined);

function framesOf(lab: Lab, from = 0, to = 1e9) {
  const page = framePage(open(lab), {filter: '', from, to}, null);
  if (!page.ok) throw new Error(page.fault.message);
  return page.value;
}

describe('registers before the present event', () => {
  test('are those that the event before it left, at every event of a run', () => {
    const lab = opened('rogue');
    lab.seek(300);
    for (let event = 301; event < 420; event++) {
      const left = lab.view(false).registers;
      lab.seek(event);
      expect(lab.registersBefore(), `before event ${lab.position}`).toEqual(left);
    }
  });

  test('looking leaves the run where it stands, computed future and all', () => {
    const lab = ended('transmit');
    lab.seek(120);
    const {position} = lab;
    const [digest, state, computed] = [lab.digest(), lab.stateHash(), lab.store.length];
    lab.registersBefore();
    expect([lab.position, lab.digest(), lab.stateHash(), lab.store.length]).toEqual([
      position,
      digest,
      state,
      computed,
    ]);
  });

  test('looking at the end leaves the run ended', () => {
    const lab = ended('transmit');
    const state = lab.stateHash();
    lab.registersBefore();
    expect([lab.hasEnded, lab.stateHash()]).toEqual([true, state]);
  });

  test('at power-on are those of power-on', () => {
    const lab = opened('transmit');
    expect(lab.registersBefore()).toEqual(lab.view(false).registers);
  });
});

describe('the instant after a record', () => {
  const lab = ended('two-guests');
  const instant = (event: number) => {
    const answer = instantAfter(open(lab), event);
    if (!answer.ok) throw new Error(answer.fault.message);
    return answer.value;
  };

  test('is the view of a run that stands there, whichever way it lies from the present', () => {
    const other = ended('two-guests');
    lab.seek(3000);
    for (const event of [0, 17, 1234, 2999, 3000, 3001, 4567]) {
      other.seek(event + 1);
      const {view, before} = instant(event);
      expect(view).toEqual(other.view(true));
      expect(before).toEqual(other.registersBefore());
    }
  });

  test('leaves the run where it stands, computed future and all', () => {
    lab.seek(3000);
    const stands = () => [lab.position, lab.digest(), lab.stateHash(), lab.store.length];
    const before = stands();
    for (const event of [-1, 5, 2999, 4000, 1e9]) {
      instant(event);
      expect(stands()).toEqual(before);
    }
  });

  test('knows the place of its frame', () => {
    const {rows} = framesOf(lab);
    const [place, row] = [7, rows[7]];
    expect(instant(row?.index ?? 0).frame).toBe(place);
    expect(instant((row?.index ?? 0) - 1).frame).toBeNull();
  });
});

describe('the list of frames', () => {
  const lab = ended('two-guests');
  const {rows, total, ahead} = framesOf(lab);

  test('has a row for every frame sent, offered, kept and lost, in order', () => {
    const kinds: readonly number[] = [Kind.FRAME_TX, Kind.FRAME_RX, Kind.KEPT, Kind.LOST];
    const indices = Array.from({length: lab.position}, (_, i) => i).filter((i) =>
      kinds.includes(kindOf(lab.store.word(i, 0))),
    );
    expect(rows.map(({index}) => index)).toEqual(indices);
    expect([total, ahead]).toEqual([indices.length, 0]);
    const {guests} = lab.report();
    const count = (fate: FrameRow['fate'], guest: number): number =>
      rows.filter((row) => row.fate === fate && row.guest === guest).length;
    for (const [id, {txFrames, lost, kept}] of guests.entries())
      expect([count('sent', id), count('lost', id), count('kept', id)]).toEqual([txFrames, lost, kept]);
  });

  test('a sent frame has the range that its check allowed, and those bytes', () => {
    const sent = rows.filter(({fate}) => fate === 'sent');
    expect(sent.length).toBeGreaterThan(10);
    for (const {range, bytes} of sent) expect(range?.length).toBe(bytes.length);
  });

  test('a window of it is that part of the whole', () => {
    expect(framesOf(lab, 3, 7).rows).toEqual(rows.slice(3, 7));
  });

  test('frames after the present are told apart', () => {
    const half = rows[Math.floor(rows.length / 2)];
    lab.seek(half?.index ?? 0);
    expect(framesOf(lab).ahead).toBe(rows.filter(({index}) => index >= lab.position).length);
    lab.seek(lab.store.length);
  });
});
