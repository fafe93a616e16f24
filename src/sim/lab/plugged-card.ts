// A device in its slot: its alarms, the wire it is plugged into, and those who hear what it does.
import type {CardSetup, DeviceCard} from '../../kits/contract/device-card.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import type {Cycle} from '../../trace/units.ts';
import {Alarms} from '../machine/alarms.ts';
import type {Clock, TimedSource} from '../machine/clock.ts';
import type {BusMemory} from '../machine/host-memory.ts';
import type {DeviceHost} from '../machine/port-device.ts';
import type {Segment} from '../wire/segment.ts';
import {cyclesPerByte as usualCyclesPerByte} from './scenario-parts.ts';

/** Who hears what a device does. */
export interface CardEars {
  /** An alarm was set or dropped: what was reckoned to happen next may not be. */
  alarmChanged(): void;
  lineChanged(level: 0 | 1): void;
  /** A frame leaves the device; the bytes are only valid during the call. */
  frameSent(frame: Uint8Array): void;
  /** The device asks when it may send, and the wire is free at `freeAt`: what it is told. Absent: that. */
  wireAsked?(freeAt: Cycle): Cycle;
  /** A local DMA other than a frame's has moved these bytes of device memory. */
  moved(address: number, length: number, isWrite: boolean): void;
  /** A received frame was dropped on its way to memory. Absent: nobody keeps account of frames. */
  dropped?(frame: Uint8Array): void;
}

/** Which device it is; without `cyclesPerByte` its wire is as fast as the device. */
export type PluggedSetup = Pick<CardSetup, 'profile' | 'mac'> & Partial<Pick<CardSetup, 'cyclesPerByte'>>;

/** One device with what a machine has around it. */
export class PluggedCard implements DeviceHost {
  readonly card: DeviceCard;
  readonly alarms = new Alarms();
  readonly hostMemory?: BusMemory;
  /** What it asked to be told at its time. */
  readonly source: TimedSource;
  readonly #clock: Clock;
  readonly #wire: Segment | null;
  readonly #ears: CardEars;

  /**
   * `wire` null: the device is made of software, and its frames go nowhere by themselves. `hostMemory`: what a device that masters
   * the bus reaches.
   */
  constructor(
    kit: DeviceKit,
    {profile, mac, cyclesPerByte = usualCyclesPerByte(kit.facts)}: PluggedSetup,
    clock: Clock,
    wire: Segment | null,
    ears: CardEars,
    hostMemory: BusMemory | null = null,
  ) {
    if (hostMemory !== null) this.hostMemory = hostMemory;
    this.#clock = clock;
    this.#wire = wire;
    this.#ears = ears;
    const wireFreeAt = wire === null ? {} : {wireFreeAt: () => this.#askWire(wire)};
    this.card = kit.makeCard({profile, mac, cyclesPerByte, ...wireFreeAt}, this);
    this.source = {
      nextAt: () => this.alarms.nextAt,
      act: () => {
        const token = this.alarms.take();
        if (token !== undefined) this.card.alarm(token);
      },
    };
  }

  now(): Cycle {
    return this.#clock.now;
  }

  due(): Cycle {
    return this.#clock.dueAt ?? this.#clock.now;
  }

  schedule(at: Cycle, token: number): void {
    this.alarms.set(at, token);
    this.#ears.alarmChanged();
    // On a busy wire the device only waits, and claims nothing yet. The alarm may be another than the frame's end: a timer's.
    const {localMove, leaving, isOnWire} = this.card;
    if (isOnWire) this.#wire?.claim((localMove ?? leaving)?.until ?? at);
  }

  cancel(token: number): void {
    const {nextAt} = this.alarms;
    this.alarms.cancel(token);
    if (this.alarms.nextAt !== nextAt) this.#ears.alarmChanged();
  }

  setIrq(level: 0 | 1): void {
    this.#ears.lineChanged(level);
  }

  transmit(frame: Uint8Array): void {
    this.#ears.frameSent(frame);
    this.#wire?.fromCard(frame, this.#clock.now);
  }

  moved(address: number, length: number, isWrite: boolean): void {
    this.#ears.moved(address, length, isWrite);
  }

  dropped(frame: Uint8Array): void {
    this.#ears.dropped?.(frame);
  }

  #askWire(wire: Segment): Cycle {
    const freeAt = wire.freeAt(this.#clock.now);
    return this.#ears.wireAsked?.(freeAt) ?? freeAt;
  }
}
