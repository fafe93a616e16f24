// A monitor before a card that is real but for its machine: writes in, verdicts out, allowed ones carried out; hand-offs by hand.

import type {AddressWindow} from '../../../../src/base/address-space.ts';
import {present} from '../../../../src/base/assert.ts';
import type {Port} from '../../../../src/base/port.ts';
import type {CardProfile} from '../../../../src/kits/contract/device-facts.ts';
import {TestbenchHost} from '../../../../src/kits/contract/testbench-host.ts';
import {STORE_ALARM} from '../../../../src/kits/rtl8139/card/bursts.ts';
import {Rtl8139} from '../../../../src/kits/rtl8139/card/rtl8139.ts';
import type {Rtl8139Context} from '../../../../src/kits/rtl8139/model/context.ts';
import {rtl8139Model} from '../../../../src/kits/rtl8139/model/device.ts';
import {RTL8139_HOOKS} from '../../../../src/kits/rtl8139/model/hook-sets.ts';
import {DENY_REASONS, EVENTS, STATES} from '../../../../src/kits/rtl8139/model/names.ts';
import {RTL8139_PORTS} from '../../../../src/kits/rtl8139/sheet/port-sheet.ts';
import {IDR, MAR, PORT, REGISTERS} from '../../../../src/kits/rtl8139/sheet/registers.ts';
import type {Policies} from '../../../../src/policies/policies.ts';
import {HostMemory} from '../../../../src/sim/machine/host-memory.ts';
import type {ReceiveOutcome} from '../../../../src/sim/machine/port-device.ts';
import type {CardPort, DeviceModel} from '../../../../src/sim/models/device-model.ts';
import type {DmaView} from '../../../../src/sim/models/dma-view.ts';
import {parseHookSet} from '../../../../src/sim/models/parse-hooks.ts';
import {Monitor} from '../../../../src/sim/monitor/monitor.ts';
import {EventStore} from '../../../../src/trace/event-store.ts';
import {NO_CAUSE} from '../../../../src/trace/units.ts';

/** Pages 0 and 1 are the VMM's. */
export const VMM_PAGE = 0;
/** Guests' windows of 256 KiB each, one after another, from the first page that is not the VMM's. */
export const WINDOWS = [
  {start: 0x0_2000, end: 0x4_2000},
  {start: 0x4_2000, end: 0x8_2000},
] as const;
export const MAC = Uint8Array.of(0x52, 0x54, 0, 0x12, 0x34, 0x56);

const ACCESS_CYCLES = 530;
/** Of the wire. */
export const CYCLES_PER_BYTE = 272;

export interface BenchOptions {
  readonly profile?: CardProfile;
  readonly hooks?: string;
  readonly views?: readonly DmaView[];
  readonly translation?: Policies['translation'];
  readonly descriptors?: Policies['descriptors'];
  /** Pages of the VMM's, others than the usual two. */
  readonly vmmPages?: AddressWindow;
  /** When the wire is free for the card; at once where it is not said. */
  readonly wireFreeAt?: () => number;
}

/** The register of a name. */
function portNamed(name: string): Port {
  return present(
    REGISTERS.find((register) => register.name === name),
    name,
  );
}

/** Two guests' models, one card. */
export class ModelBench {
  readonly memory = new HostMemory(0x10_0000);
  readonly host = new TestbenchHost(this.memory);
  readonly card: Rtl8139;
  readonly store = new EventStore();
  readonly model: DeviceModel<Rtl8139Context>;
  readonly monitor: Monitor<Rtl8139Context>;
  readonly port: CardPort;
  /** Accesses of the VMM's own. */
  accesses = 0;
  /** Bytes that the VMM copied between its own pages and guests'. */
  bounced = 0;
  /** Called before each of them: what else happens meanwhile. */
  meanwhile: () => void = () => {};
  owner = 0;

  constructor({
    profile = 'qemu',
    hooks = 'exact',
    views = [],
    translation = 'rewrite',
    descriptors = 'refuse',
    vmmPages,
    wireFreeAt = () => 0,
  }: BenchOptions = {}) {
    this.card = new Rtl8139({profile, mac: MAC, cyclesPerByte: CYCLES_PER_BYTE, wireFreeAt}, this.host);
    const parsed = parseHookSet({sheet: RTL8139_PORTS, hooks: RTL8139_HOOKS}, hooks);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed));
    const own = vmmPages ?? {start: VMM_PAGE, end: WINDOWS[0].start};
    this.model = rtl8139Model({
      profile,
      hooks: parsed.value,
      translation,
      descriptors,
      vmmPages: own,
      cyclesPerByte: CYCLES_PER_BYTE,
    });
    this.monitor = new Monitor(this.model, this.store, {now: 0}, WINDOWS, views);
    this.monitor.setOwner(0, NO_CAUSE);
    this.port = {
      hostMemory: this.memory,
      read: (offset, size) => {
        this.#pass(ACCESS_CYCLES);
        return this.card.read(offset, size);
      },
      write: (offset, size, value) => {
        this.#pass(ACCESS_CYCLES);
        this.card.write(offset, size, value);
      },
      pause: (cycles) => this.#pass(cycles),
      copied: (_address, length) => {
        this.bounced += length;
      },
    };
  }

  #pass(cycles: number): void {
    this.accesses++;
    this.meanwhile();
    this.wait(cycles);
  }

  /** A frame arrives, and is where it goes to. */
  receive(frame: Uint8Array): ReceiveOutcome {
    const outcome = this.card.receive(frame);
    this.host.runOut(this.card, [STORE_ALARM]);
    return outcome;
  }

  /** Lets time pass. */
  wait(cycles: number): void {
    this.host.run(this.card, this.host.now() + cycles);
  }

  context(guest = this.owner): Rtl8139Context {
    return this.monitor.context(guest);
  }

  get state(): string {
    return STATES[this.monitor.state(this.owner)] ?? '';
  }

  /** The owner writes a register whole; the verdict is `allowed`, `held` or a reason. */
  out(name: string, value: number): string {
    const {offset, bytes = 1} = portNamed(name);
    const takesRing = this.model.tellsReceived !== undefined && this.model.emptiesRing?.(this.context(), offset, value);
    if (takesRing === true) this.collect();
    const ruling = this.monitor.rule(this.owner, true, offset, value, this.port, NO_CAUSE);
    const {allowed, hold, forward, reason} = ruling;
    if (allowed && !hold) this.card.write(offset, bytes, forward);
    if (this.model.tellsByMemory?.(this.context(), offset) === true) this.collect();
    return allowed ? (hold ? 'held' : 'allowed') : (DENY_REASONS[reason]?.name ?? '');
  }

  /** Several writes, `TSAD0=2000 TSD0=3c`: the last verdict. */
  outs(text: string): string {
    let verdict = '';
    for (const word of text.split(/\s+/)) {
      const [name = '', value = ''] = word.split('=');
      verdict = this.out(name, Number.parseInt(value, 16));
    }
    return verdict;
  }

  read(name: string): number {
    const {offset, bytes = 1} = portNamed(name);
    return this.card.read(offset, bytes);
  }

  /** The owner reads a register as it is shown to it. */
  shown(name: string): number {
    const {offset, bytes = 1} = portNamed(name);
    const found = this.card.read(offset, bytes);
    let value = 0;
    for (let i = bytes - 1; i >= 0; i--)
      value = value * 256 + (this.model.heldByte(this.context(), offset + i) ?? (found >>> (8 * i)) & 0xff);
    return value;
  }

  /** The same, where its hooks are served: what it tells of is in the owner's memory by then. */
  told(name: string): number {
    const {offset, bytes = 1} = portNamed(name);
    const value = this.shown(name);
    if (this.model.tellsReceived?.(this.context(), offset, bytes, value) === true) this.collect();
    return value;
  }

  /** The VMM looks through the owner's ring; `claims` says which frames are the other guest's. */
  collect(claims: (destination: Uint8Array) => boolean = () => false) {
    const others = [this.context(1 - this.owner)];
    const claim = ({destination}: {readonly destination: Uint8Array}) => (claims(destination) ? others : []);
    return this.model.contextSwitch.collect(this.context(), this.port, claim, false);
  }

  /** Model events followed since record `from`. */
  events(from = 0): string[] {
    return this.#views(from).flatMap((view) =>
      view?.kind === 'transition' || view?.kind === 'model-event' ? [EVENTS[view.event] ?? ''] : [],
    );
  }

  /** Ranges that checks were asked about since record `from`, as text. */
  checks(from = 0): string[] {
    return this.#views(from).flatMap((view) =>
      view?.kind === 'check'
        ? [`${view.move} ${view.address.toString(16)}+${view.length} ${view.allowed ? 'allowed' : 'denied'}`]
        : [],
    );
  }

  #views(from: number) {
    const window = this.store.window(from, this.store.next);
    return Array.from({length: window.length}, (_, i) => window.view(from + i));
  }

  /** The VMM looks at the card. */
  look(): void {
    const state = this.monitor.state(this.owner);
    this.monitor.follow(this.owner, this.model.observe(this.context(), state, this.port, null, true), NO_CAUSE);
  }

  /** Takes the card from its owner. */
  save(): void {
    this.look();
    this.model.contextSwitch.save(this.context(), this.port);
    if (this.model.tellsReceived !== undefined) this.collect();
  }

  /** Gives it to a guest. */
  give(guest: number): void {
    this.owner = guest;
    this.monitor.setOwner(guest, NO_CAUSE);
    this.model.contextSwitch.restore(this.context(), this.port);
  }

  /** A whole hand-off. */
  handTo(guest: number): void {
    this.save();
    this.give(guest);
  }

  /** Every register that can be read, but for what runs by itself. */
  registers(): Record<string, number> {
    const names = REGISTERS.filter(({name}) => !['TCTR', 'MPC'].includes(name));
    return Object.fromEntries(names.map(({name}) => [name, this.read(name)]));
  }

  /** The card's next descriptor, which no register tells. */
  get turn(): number {
    return this.card.snapshot().latches.turn;
  }

  get sent(): Uint8Array[] {
    return this.host.takeOutcomes().flatMap((outcome) => ('tx' in outcome ? [outcome.tx] : []));
  }

  /** Sets the owner up as a driver would: its station address, buffers at its window's start, a ring 64 KiB into it. */
  setUp(rcr = 0x0f, enable = 0x0c): void {
    const {start} = present(WINDOWS[this.owner], 'a window');
    this.out('CR', 0x10);
    this.out('9346CR', 0xc0);
    for (const [i, {offset}] of IDR.entries()) this.card.write(offset, 1, (MAC[i] ?? 0) + (i === 5 ? this.owner : 0));
    this.out('9346CR', 0);
    for (const {offset} of MAR) this.card.write(offset, 1, 0xff);
    for (let n = 0; n < 4; n++) this.out(`TSAD${n}`, start + n * 2048);
    this.out('RBSTART', start + 0x1_0000);
    this.out('CR', enable);
    this.out('RCR', rcr);
    this.card.write(PORT.IMR.offset, 2, 0x15);
  }
}

/** A frame to a station, numbered so that it is known again. */
export function frameTo(destination: Uint8Array | number[], length = 60, mark = 0): Uint8Array {
  const frame = new Uint8Array(length).map((_, i) => (i + mark) & 0xff);
  frame.set(destination);
  frame.set([0x02, 0, 0, 0, 0, 9], 6);
  return frame;
}

export const BROADCAST = new Uint8Array(6).fill(0xff);

/** Hook sets that nobody would choose. */
export const FREE_HOOKS = {ringAlone: 'w:RBSTART,w:TSAD0,w:TSAD1,w:TSAD2,w:TSAD3'} as const;
