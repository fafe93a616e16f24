// What a scenario's words mean in the machine: addresses, windows, drivers and jobs.

import {ATTACK_DRIVERS} from '../../kits/ne2000/guests/attacks/attack-drivers.ts';
import {geekosDriver} from '../../kits/ne2000/guests/geekos-driver.ts';
import {linuxDriver} from '../../kits/ne2000/guests/linux-driver.ts';
import {PACKET_MEMORY, PROM} from '../../kits/ne2000/sheet/board.ts';
import {PAGE_BYTES} from '../../kits/ne2000/sheet/dp8390.ts';
import {parseMac} from '../../net/ethernet.ts';
import {parseIp} from '../../net/ipv4.ts';
import type {GuestSpec, Scenario, Workload} from '../../scenarios/scenario.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import {CYCLES_PER_US} from '../../trace/units.ts';
import type {Job} from '../guests/application.ts';
import type {BoardSetup, Driver} from '../guests/driver.ts';
import type {AddressWindow} from '../models/device-model.ts';
import type {VmmPolicies} from '../vmm/policies.ts';

/** A guest whose driver is ours. */
type DrivenGuest = Exclude<GuestSpec, {readonly driver: 'recorded'}>;

/** The card's own address where several guests bring theirs or a recording is silent: QEMU's usual one. */
export const CARD_MAC = '52:54:00:12:34:56';
/** 0.8 microseconds a byte: 10 Mb/s. */
export const CYCLES_PER_BYTE = 0.8 * CYCLES_PER_US;
/** QEMU's card has memory up to here (quirk `memmap`). */
export const QEMU_MEMORY_END = 0xc000;

/** The driver that a guest's words mean; a rogue's is the one that knows its attack. */
export function driverOf({driver, workload}: DrivenGuest): Driver {
  if (driver === 'linux') return linuxDriver;
  if (driver === 'geekos') return geekosDriver;
  return ATTACK_DRIVERS[workload.kind === 'attack' ? (workload.attack ?? 'reach') : 'reach'];
}

/** A guest's board as its driver is told of it. */
export function boardOf({mac, window, dataPort = 16}: DrivenGuest): BoardSetup {
  const dataBytes = dataPort === 8 ? 1 : dataPort === 16 ? 2 : 4;
  return {mac: macOf(mac), firstPage: window.firstPage, endPage: window.endPage, dataBytes};
}

/** The card addresses a guest may touch; a recorded guest has all packet memory. */
export function windowOf(guest: GuestSpec, isQemu: boolean, isPartition: boolean): AddressWindow {
  if (guest.driver === 'recorded') {
    return {start: PACKET_MEMORY.start, end: isQemu ? QEMU_MEMORY_END : PACKET_MEMORY.end};
  }
  if (!isPartition) return PACKET_MEMORY;
  return {start: guest.window.firstPage * PAGE_BYTES, end: guest.window.endPage * PAGE_BYTES};
}

/** True where a window holds all of packet memory. */
export function isAllMemory({start, end}: AddressWindow, isQemu: boolean): boolean {
  return start <= PACKET_MEMORY.start && end >= (isQemu ? QEMU_MEMORY_END : PACKET_MEMORY.end);
}

/** True for a guest whose work is to reach for what is not its own. */
export function isAttacker(guest: GuestSpec | undefined): boolean {
  return guest !== undefined && guest.driver !== 'recorded' && guest.workload.kind === 'attack';
}

/** The address in the PROM: the recording's, the only guest's own, or the card's. */
export function cardMac(scenario: Scenario, recording: RecordedRun | undefined): string {
  const [first, second] = scenario.guests;
  if (recording !== undefined && first?.driver === 'recorded')
    return recording.header.mac === '' ? CARD_MAC : recording.header.mac;
  return first !== undefined && second === undefined && first.driver !== 'recorded' ? first.mac : CARD_MAC;
}

/** A station address that the schema has passed. */
export function macOf(text: string): Uint8Array {
  const mac = parseMac(text);
  if (!mac.ok) throw new Error(`assertion failed: ${mac.fault.message}`);
  return mac.value;
}

/** An IP address that the schema has passed. */
export function ipOf(text: string): Uint8Array {
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
    case 'listen':
      return {kind: 'listen'};
    case 'attack':
      return {kind: 'attack', rounds: work.rounds, start: cycles(work.startUs)};
  }
}

/**
 * Card addresses where a transfer moves something real. On a plain board everything is an alias: of packet memory, or of the
 * PROM, which all may read and nobody can write; a write that names the PROM itself is told all the same.
 */
export function isMapped(address: number, isWrite: boolean, isQemu: boolean): boolean {
  if (isQemu) return address < PROM.end || (address >= PACKET_MEMORY.start && address < QEMU_MEMORY_END);
  return (address & 0x7fff) >= PACKET_MEMORY.start || (isWrite && address < PROM.end);
}

/** The scenario's policies as the VMM takes them. */
export function policiesOf({policies, guests, profile}: Scenario): VmmPolicies {
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
  };
}
