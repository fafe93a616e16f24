// What a scenario's words mean in the machine: addresses, windows, drivers and jobs.
import type {AddressWindow} from '../../base/address-space.ts';
import type {DeviceFacts} from '../../kits/contract/device-facts.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import {parseMac} from '../../net/ethernet.ts';
import {parseIp} from '../../net/ipv4.ts';
import type {GuestSpec, Policies, Scenario, Workload} from '../../scenarios/scenario.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import {CYCLES_PER_US} from '../../trace/units.ts';
import type {Job} from '../guests/application.ts';
import type {BoardSetup, Driver} from '../guests/driver.ts';
import type {VmmPolicies} from '../vmm/policies.ts';
import {guestPages} from './host-pages.ts';

/** A guest whose driver is ours. */
export type DrivenGuest = Exclude<GuestSpec, {readonly driver: 'recorded'}>;

/** The card's own address where several guests bring theirs or a recording is silent: QEMU's usual one. */
export const CARD_MAC = '52:54:00:12:34:56';
/** Megabits a second on the wire of a device that says nothing of it. */
const USUAL_MEGABITS = 10;
const BITS_PER_BYTE = 8;

/** Cycles that a byte takes on the wire of a device. */
export function cyclesPerByte({wireMegabits = USUAL_MEGABITS}: Pick<DeviceFacts, 'wireMegabits'>): number {
  return (BITS_PER_BYTE / wireMegabits) * CYCLES_PER_US;
}

/** Megabits a second of a wire on which a byte takes so many cycles. */
export function megabits(perByte: number): number {
  return Math.round((BITS_PER_BYTE / perByte) * CYCLES_PER_US);
}

const NO_ADDRESS = new Uint8Array(0);

/** The driver that a guest's words mean; a rogue's is the one that knows its attack. Undefined: the device has none of that name. */
export function driverOf(kit: DeviceKit, {driver, workload}: DrivenGuest): Driver | undefined {
  return kit.driver(driver, workload.kind === 'attack' ? workload.attack : undefined);
}

/** A guest's board as its driver is told of it: where buffers lie in host memory, by the pages of its own. */
export function boardOf({mac, window, dataPort = 16}: DrivenGuest, facts: DeviceFacts, policies: Policies): BoardSetup {
  const dataBytes = dataPort === 8 ? 1 : dataPort === 16 ? 2 : 4;
  const pages = facts.memory.isHost === true ? guestPages(policies.guestMemory, window) : window;
  return {mac: macOf(mac), firstPage: pages.firstPage, endPage: pages.endPage, dataBytes};
}

/** The device addresses a guest may touch; a recorded guest has all that there is. */
export function windowOf(guest: GuestSpec, kit: DeviceKit, {profile, policies}: Scenario): AddressWindow {
  const {start, end, pageBytes} = kit.facts.memory;
  if (guest.driver === 'recorded') return kit.wholeMemory(profile);
  if (policies.packetMemory !== 'partition') return {start, end};
  return {start: guest.window.firstPage * pageBytes, end: guest.window.endPage * pageBytes};
}

/** True where a window holds all that the device has. */
export function isAllMemory({start, end}: AddressWindow, whole: AddressWindow): boolean {
  return start <= whole.start && end >= whole.end;
}

/** True for a guest whose work is to reach for what is not its own. */
export function isAttacker(guest: GuestSpec | undefined): boolean {
  return guest !== undefined && guest.driver !== 'recorded' && guest.workload.kind === 'attack';
}

/** A device's own station address: the recording's, its only guest's own, or the card's, of which the last byte counts the machine's cards. */
export function cardMac(
  {guests}: Scenario,
  cardOf: readonly number[],
  card: number,
  recording: RecordedRun | undefined,
): string {
  const [first, second] = guests.filter((_, guest) => cardOf[guest] === card);
  if (recording !== undefined && first?.driver === 'recorded')
    return recording.header.mac === '' ? CARD_MAC : recording.header.mac;
  if (first !== undefined && second === undefined && first.driver !== 'recorded' && first.mac !== undefined)
    return first.mac;
  const last = Number.parseInt(CARD_MAC.slice(-2), 16) + card;
  return CARD_MAC.slice(0, -2) + last.toString(16).padStart(2, '0');
}

/** A station address that the schema has passed; no bytes for a guest that is on no network. */
export function macOf(text: string | undefined): Uint8Array {
  if (text === undefined || text === '') return NO_ADDRESS;
  const mac = parseMac(text);
  if (!mac.ok) throw new Error(`assertion failed: ${mac.fault.message}`);
  return mac.value;
}

/** An IP address that the schema has passed; no bytes for a guest that is on no network. */
export function ipOf(text: string | undefined): Uint8Array {
  if (text === undefined) return NO_ADDRESS;
  const ip = parseIp(text);
  if (!ip.ok) throw new Error(`assertion failed: ${ip.fault.message}`);
  return ip.value;
}

/** A workload in cycles and bytes. */
export function jobOf(work: Workload): Job {
  const cycles = (us: number): number => Math.round(us * CYCLES_PER_US);
  switch (work.kind) {
    case 'ping':
      return {
        kind: 'ping',
        to: ipOf(work.to),
        count: work.count,
        interval: cycles(work.intervalUs),
        payloadBytes: work.payloadBytes,
        start: cycles(work.startUs),
      };
    case 'send':
      return {
        kind: 'send',
        to: macOf(work.to),
        frames: work.frames,
        frameBytes: work.frameBytes,
        echo: work.echo === true,
        start: cycles(work.startUs),
      };
    case 'request':
      return {
        kind: 'request',
        to: macOf(work.to),
        count: work.count,
        frameBytes: work.frameBytes,
        start: cycles(work.startUs),
      };
    case 'poll':
      return {kind: 'poll', count: work.count, interval: cycles(work.intervalUs), start: cycles(work.startUs)};
    case 'work':
      return {
        kind: 'work',
        rounds: work.rounds,
        interval: cycles(work.intervalUs),
        start: cycles(work.startUs),
      };
    case 'listen':
      return {kind: 'listen'};
    case 'attack':
      return {kind: 'attack', rounds: work.rounds, start: cycles(work.startUs)};
  }
}

/** The scenario's policies as the VMM takes them for a card; `guests`: those that share it. */
export function policiesOf({
  policies,
  guests,
  profile,
}: Pick<Scenario, 'policies' | 'guests' | 'profile'>): VmmPolicies {
  const {parkedFrames, packetMemory, forcedAbortUs} = policies;
  const carries = packetMemory === 'swap-used' ? 'used' : packetMemory === 'swap-all' ? 'all' : 'nothing';
  return {
    parkedFrames,
    isrQuiet: policies.isrQuiet,
    promiscuous: guests.length > 1 && (parkedFrames !== 'lost' || profile === 'qemu'),
    denial: policies.denial,
    carries: guests.length > 1 ? carries : 'nothing',
    reusable: policies.reusable,
    handoffOn: policies.handoffOn,
    forcedAbort: forcedAbortUs === null ? Number.POSITIVE_INFINITY : forcedAbortUs * CYCLES_PER_US,
    modelPlacement: policies.modelPlacement,
    pageMoves: policies.pageMoves,
  };
}
