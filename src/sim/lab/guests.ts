// The guests of a machine: a program each, and the notes that programs write down about themselves.
import {present} from '../../base/assert.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import type {GuestSpec, Scenario} from '../../scenarios/scenario.ts';
import type {EventStore} from '../../trace/event-store.ts';
import {Flag, Kind, packPlain, Verdict} from '../../trace/record-layout.ts';
import {keepsTime} from '../../trace/recorded-card.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import {type EventIndex, type GuestId, NO_CAUSE} from '../../trace/units.ts';
import type {BoardSetup, Driver} from '../guests/driver.ts';
import type {GuestLog} from '../guests/guest-log.ts';
import type {RecordedGuest} from '../guests/recorded-guest.ts';
import {ScriptedGuest} from '../guests/scripted-guest.ts';
import type {Clock} from '../machine/clock.ts';
import type {GuestProgram} from '../machine/guest-program.ts';
import {GuestRecord} from '../vmm/guest-record.ts';
import type {Traffic} from './compare/traffic.ts';
import {replayProgram} from './replay-code.ts';
import {boardOf, type DrivenGuest, driverOf, ipOf, jobOf} from './scenario-parts.ts';

/** Guests as the VMM has them, and the programs in them by kind. */
export interface Guests {
  readonly records: readonly GuestRecord[];
  readonly scripted: readonly ScriptedGuest[];
  readonly replays: readonly RecordedGuest[];
}

/** What may run in place of the scenario's drivers. */
export interface OtherPrograms {
  /** What a recorded guest replays. */
  readonly recording?: RecordedRun | undefined;
  /** The first guest's. */
  readonly program?: GuestProgram | undefined;
  /** All guests'. */
  readonly programs?: ((guest: GuestId) => GuestProgram) | undefined;
}

/** Makes the guests of a scenario; `kits`: each one's card's, by guest. */
export function makeGuests(
  {guests, profile, policies}: Scenario,
  kits: readonly DeviceKit[],
  {recording, program, programs}: OtherPrograms,
  logOf: (guest: GuestId) => GuestLog,
): Guests {
  const scripted: ScriptedGuest[] = [];
  const replays: RecordedGuest[] = [];
  const records = guests.map((spec, id) => {
    const kit = present(kits[id], 'every guest has a card');
    if (id === 0 && program !== undefined) return new GuestRecord(id, spec.name, '', program);
    if (spec.driver === 'recorded') {
      const run = present(recording, 'the recording was asked for');
      const Replay = replayProgram();
      const fills = kit.recordedMemory?.(run).fills;
      const replay = new Replay(run, logOf(id), profile !== 'qemu', keepsTime(run), fills);
      replays.push(replay);
      return reaching(new GuestRecord(id, spec.name, '', replay), spec);
    }
    if (programs !== undefined) return guestRecord(id, spec, programs(id));
    const driver = present(
      driverOf(kit, spec),
      `the schema lets no guest of ${kit.facts.name} have driver ${spec.driver}`,
    );
    const guest = scriptedGuest(spec, boardOf(spec, kit.facts, policies), driver, logOf(id));
    scripted.push(guest);
    const record = guestRecord(id, spec, guest);
    record.lies = spec.driver === kit.facts.rogue;
    return record;
  });
  return {records, scripted, replays};
}

/** What the VMM keeps of a guest with a driver. */
export function guestRecord(id: GuestId, spec: DrivenGuest, program: GuestProgram): GuestRecord {
  return reaching(new GuestRecord(id, spec.name, addressOf(spec), program), spec);
}

/** The guest, with the way in which it gets at the device's registers. */
function reaching(record: GuestRecord, {registers}: GuestSpec): GuestRecord {
  record.isByMemory = registers === 'memory';
  return record;
}

/** As frames carry it; empty for a guest that is on no network. */
function addressOf({mac = ''}: DrivenGuest): string {
  return mac.toLowerCase();
}

/** A guest's driver at its work, on its board. */
export function scriptedGuest(spec: DrivenGuest, board: BoardSetup, driver: Driver, log: GuestLog): ScriptedGuest {
  return new ScriptedGuest(driver, board, {mac: board.mac, ip: ipOf(spec.ip)}, jobOf(spec.workload), log);
}

/** Where notes are written down: records of nobody's making, but of a mismatch, which the access at hand has brought to light. */
export interface NoteBook {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly traffic: Traffic | null;
  /** The record that is the cause of what happens now. */
  readonly cause: () => EventIndex;
}

/** One guest's notes as records. */
export function guestLog(guest: GuestId, {store, clock, traffic, cause}: NoteBook): GuestLog {
  const note = (kind: Kind, value: number, flags = 0, of: EventIndex = NO_CAUSE): void => {
    store.append(packPlain(kind, guest, Verdict.NONE, 0, flags), value, clock.now, of);
  };
  return {
    operation: (operation, argument, ends) => note(Kind.OPERATION, operation | (argument << 8), ends ? Flag.END : 0),
    app: (event, sequence) => note(Kind.APP, event | (sequence << 8)),
    handed: (frame) => traffic?.handed(guest, frame),
    mismatch: (what, line) => note(Kind.MISMATCH, what | (line << 4), 0, cause()),
  };
}
