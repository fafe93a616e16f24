// Runs for tests: a scenario opened, its records as views, and the frames each guest sent, got and missed.
import {present} from '../../../src/base/assert.ts';
import {faultLine} from '../../../src/base/result.ts';
import {parseEthernet} from '../../../src/net/ethernet.ts';
import {parseIcmp} from '../../../src/net/icmp.ts';
import {parseIpv4} from '../../../src/net/ipv4.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {type LabOptions, openLab} from '../../../src/sim/lab/open-lab.ts';
import {Kind, kindOf} from '../../../src/trace/record-layout.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';

export const PROFILES = ['datasheet', 'qemu'] as const;

/** A built-in scenario. */
export function scenarioOf(name: string): Scenario {
  return present(scenarioNamed(name), `the library has ${name}`);
}

/** An open run that has not begun. */
export function opened(scenario: string | Scenario, options: LabOptions = {}): Lab {
  const lab = openLab(typeof scenario === 'string' ? scenarioOf(scenario) : scenario, options);
  if (!lab.ok) throw new Error(faultLine(lab.fault));
  return lab.value;
}

/** A run that is over. */
export function ended(scenario: string | Scenario, options: LabOptions = {}): Lab {
  const lab = opened(scenario, options);
  lab.runToEnd();
  return lab;
}

/** Records from `from` up to the present, as views. */
export function recordsOf(lab: Lab, from = 0): RecordView[] {
  const window = lab.store.window(from, lab.position);
  return Array.from({length: window.length}, (_, i) => present(window.view(from + i), 'a record of the window'));
}

export function ofKind<K extends RecordView['kind']>(records: readonly RecordView[], kind: K) {
  return records.filter((record): record is Extract<RecordView, {kind: K}> => record.kind === kind);
}

/** Records of a few kinds only: quick on long runs. */
export function viewsOf(lab: Lab, kinds: readonly (typeof Kind)[keyof typeof Kind][]): RecordView[] {
  const found: RecordView[] = [];
  for (let index = 0; index < lab.position; index++) {
    if (!kinds.includes(kindOf(lab.store.word(index, 0)))) continue;
    found.push(present(lab.store.window(index, index + 1).view(index), 'a computed record'));
  }
  return found;
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Frames a guest put on the wire, by content, in order. */
export function framesSent(lab: Lab, guest: number): string[] {
  return ofKind(viewsOf(lab, [Kind.FRAME_TX]), 'frame-tx')
    .filter((record) => record.guest === guest)
    .map(({frame}) => hexOf(lab.frames.frame(frame)));
}

/** Frames for a guest that reached its ring, by the card or by the VMM, by content, in order. */
export function framesGot(lab: Lab, guest: number): string[] {
  const own = present(lab.machine.guests[guest], `guest ${guest}`).mac.replaceAll(':', '');
  return viewsOf(lab, [Kind.FRAME_RX, Kind.KEPT]).flatMap((record) => {
    if (record.guest !== guest || (record.kind !== 'kept' && record.kind !== 'frame-rx')) return [];
    const content = hexOf(lab.frames.frame(record.frame));
    const isMine = record.kind === 'kept' || (record.taken && content.startsWith(own));
    return isMine ? [content] : [];
  });
}

/** An ICMP message out of a frame: type, identifier and sequence; null for any other frame. */
function echoIn(
  frame: Uint8Array,
): {readonly type: number; readonly identifier: number; readonly sequence: number} | null {
  const ethernet = parseEthernet(frame);
  const packet = ethernet?.etherType === 0x0800 ? parseIpv4(ethernet.payload) : null;
  return packet?.protocol === 1 ? parseIcmp(packet.payload) : null;
}

const REQUEST = 8;
const REPLY = 0;

/**
 * True for a frame that still lies in the guest's ring. Linux's driver acknowledges ISR.PRX after its last look at CURR: a
 * frame that comes in between waits for the next one, and none may come. [Linux, lib8390.c, ei_receive]
 */
function isUnread(lab: Lab, guest: number, frame: number): boolean {
  const waiting = lab.view(false).guests[guest]?.undrained ?? 0;
  const got = viewsOf(lab, [Kind.FRAME_RX, Kind.KEPT]).flatMap((record) =>
    record.guest === guest && (record.kind === 'kept' || (record.kind === 'frame-rx' && record.taken))
      ? [record.frame]
      : [],
  );
  return waiting > 0 && got.slice(-waiting).includes(frame);
}

/**
 * Every ping that was sent and not answered, with what the record says of it: the cause of the loss of its reply, or
 * why that is not known.
 */
export function unansweredPings(
  lab: Lab,
): {readonly guest: number; readonly sequence: number; readonly fate: string}[] {
  const records = viewsOf(lab, [Kind.APP, Kind.FRAME_TX, Kind.FRAME_RX, Kind.LOST]);
  const apps = ofKind(records, 'app');
  const echoes = records.flatMap((record) => {
    if (record.kind !== 'frame-tx' && record.kind !== 'frame-rx') return [];
    const echo = echoIn(lab.frames.frame(record.frame));
    return echo === null ? [] : [{...echo, frame: record.frame}];
  });
  const lost = ofKind(records, 'lost');
  return apps.flatMap(({guest, event, sequence}) => {
    if (event !== 'ping_sent') return [];
    if (apps.some((other) => other.guest === guest && other.event === 'ping_answered' && other.sequence === sequence))
      return [];
    const mac = present(lab.machine.guests[guest], 'a guest').mac.split(':');
    const identifier = Number.parseInt(`${mac[4]}${mac[5]}`, 16);
    const find = (type: number) =>
      echoes.find((echo) => echo.type === type && echo.identifier === identifier && echo.sequence === sequence);
    const reply = find(REPLY);
    const loss = lost.find((record) => record.guest === guest && record.frame === reply?.frame);
    const fate =
      loss?.why ??
      (reply !== undefined && isUnread(lab, guest, reply.frame) ? 'unread' : null) ??
      (reply !== undefined ? 'the reply came and is nowhere' : find(REQUEST) ? 'no reply' : 'never went out');
    return [{guest, sequence, fate}];
  });
}
