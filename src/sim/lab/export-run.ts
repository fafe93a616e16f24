// A run as a file that other programs open: its frames as pcap, its records as CSV, its accesses as a `vpio-trace`.
import {present} from '../../base/assert.ts';
import type {PortSheet} from '../../kits/contract/port-sheet.ts';
import {type CapturedFrame, writePcap} from '../../net/pcap.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import {Kind, kindOf} from '../../trace/record-layout.ts';
import type {RecordView} from '../../trace/record-view.ts';
import {CYCLES_PER_US, type Cycle, cardAbout, type GuestId} from '../../trace/units.ts';
import type {Lab} from './lab.ts';
import type {RecordWatcher} from './passing-records.ts';

const CHUNK = 4096;

/** Nanoseconds of simulated time. */
function toNs(at: Cycle): number {
  return Math.round((at * 1000) / CYCLES_PER_US);
}

/** Every frame on the wire that a card sent or was offered, in order; what several cards had to do with is there once. */
export function exportPcap(lab: Lab): Uint8Array<ArrayBuffer> {
  const captured: CapturedFrame[] = [];
  const see = capture(lab.frames, (frame) => captured.push(frame));
  lab.store.scan(0, lab.position, (record) => {
    see(record);
    return false;
  });
  return writePcap(captured);
}

/** Hands on each frame that a card sent or was offered as its record passes; the bytes are a view. */
export function capture(frames: FrameArena, take: (frame: CapturedFrame) => void): RecordWatcher {
  let next = 0;
  return ({w0, w1, at}) => {
    const kind = kindOf(w0);
    if ((kind !== Kind.FRAME_TX && kind !== Kind.FRAME_RX) || w1 < next) return;
    next = w1 + 1;
    take({atNs: toNs(at), bytes: frames.frame(w1)});
  };
}

/** Every record as a line: number, nanoseconds, kind, guest, cause, and what the kind has. */
export function exportCsv(lab: Lab): string {
  const {cards, cardOf} = lab.machine;
  const sheetOf = (guest: GuestId): PortSheet =>
    present(cards[cardAbout(guest, cardOf)], 'an event is about a card').kit.sheet;
  const lines = ['number,ns,kind,guest,cause,port,direction,size,value,count,detail'];
  for (let from = 0; from < lab.position; from += CHUNK) {
    const window = lab.store.window(from, Math.min(from + CHUNK, lab.position));
    for (let index = from; index < from + window.length; index++) {
      const view = window.view(index);
      if (view !== undefined) lines.push(csvLine(view, sheetOf(view.guest)));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Fields that every line has in columns of their own. */
const HEAD: ReadonlySet<string> = new Set(['kind', 'index', 'at', 'guest', 'cause']);

function csvLine(view: RecordView, sheet: PortSheet): string {
  const head = [view.index, toNs(view.at), view.kind, view.guest, view.cause < 0 ? '' : view.cause];
  if (view.kind === 'access' || view.kind === 'vmm-access' || view.kind === 'suspend') {
    const {direction, offset, size, page, value, count} = view;
    const port = sheet.portName(page, offset, direction === 'out');
    return [...head, port, direction, size, value, count, ''].join(',');
  }
  const detail = Object.entries(view).flatMap(([key, value]) => (HEAD.has(key) ? [] : [`${key}=${String(value)}`]));
  return [...head, '', '', '', '', '', detail.join(' ')].join(',');
}
