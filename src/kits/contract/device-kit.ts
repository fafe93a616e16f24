// The half of a kit that machines are made of, in the worker and on the command line: card, model, drivers and what the lab asks of
// them. A kit's contexts are its own: nobody else looks inside one.
import type {AddressWindow} from '../../base/address-space.ts';
import type {ConfigurationSheet} from '../../base/configuration-space.ts';
import type {Policies} from '../../policies/policies.ts';
import type {Driver, DriverOp, NetworkDriver, OpResult} from '../../sim/guests/driver.ts';
import type {DeviceModel} from '../../sim/models/device-model.ts';
import type {HookSet} from '../../sim/models/hook-set.ts';
import type {DeviceBasics} from './device-basics.ts';
import type {CardMaker, DeviceCard} from './device-card.ts';
import type {CardProfile} from './device-facts.ts';
import type {FindRecordedMemory} from './recorded-memory.ts';

/** What a model is made for. */
export interface ModelSetup {
  readonly profile: CardProfile;
  readonly hooks: HookSet;
  /** One guest has the device and all of its memory, for good. */
  readonly isAlone: boolean;
  /** What the VMM does with addresses of host memory that guests give the device. */
  readonly translation: Policies['translation'];
  readonly descriptors: Policies['descriptors'];
  /** What a hand-off does with the receiver; stopped, where nothing is said. */
  readonly receiver?: Policies['receiver'];
  /** The VMM's own pages of host memory; null: it has none. */
  readonly vmmPages: AddressWindow | null;
  /** Cycles that a byte takes on the wire; left out: as many as the device's own pace has it. */
  readonly cyclesPerByte?: number;
}

/** Where a guest's buffers lie, as the device or a saved context has it; in pages but for the last. */
export interface RingView {
  /** The receive ring: its first page and one past its last. */
  readonly start: number;
  readonly stop: number;
  /** The last page that its driver has taken out, and the one where the device stores the next frame. */
  readonly boundary: number;
  readonly current: number;
  /** Where the frame to send begins, and its bytes. */
  readonly sendPage: number;
  readonly sendBytes: number;
}

/** A register that a hand-off carries otherwise than the device held it: its offset, what is believed of it and what is real, both below 2^32. */
export interface StaleRegister {
  readonly offset: number;
  readonly believed: number;
  readonly real: number;
}

/** What a context says of registers. */
export interface ShadowRegisters {
  /** Bytes last written by the guest, for registers whose writes are hooked. One that it never wrote is missing. */
  readonly registers: Readonly<Record<string, number>>;
  /** Registers whose bytes wait in the monitor for the command that needs them. */
  readonly held: readonly string[];
}

/** What only the kit can read out of a context of its model. */
export interface ContextLooks<C> {
  /** What the context believes of registers, under a hook set. */
  shadow(context: C, hooks: HookSet): ShadowRegisters;
  /** What a context just saved holds otherwise than the device. */
  staleRegisters(context: C, card: DeviceCard): readonly StaleRegister[];
}

/** Where a device that is on a network has a guest's buffers. */
export interface RingLooks<C> {
  /** As its registers have them. */
  placed(registers: Readonly<Record<string, number>>): RingView;
  /** As a saved context has them; null before its guest ever set them. */
  saved(context: C): RingView | null;
  /** Frames received that wait in such a guest's memory: carried along, or still in the device's. */
  framesWaiting(context: C, memory: Uint8Array): number;
}

/** The VMM's own driver, by which it sends and receives for its guests: under emulation and with shared rings. */
export interface BackendDriver {
  /** Any of the kit's that sends and receives. */
  readonly driver: NetworkDriver;
  /** Has the device take everybody's frames. */
  takeEverything(): DriverOp<OpResult>;
}

/** One kind of device. C is its model's context. */
export interface DeviceKit<C = unknown> extends DeviceBasics {
  /** Where its ports begin in our machines. */
  readonly basePort: number;
  /** Its configuration space, as a VMM answers guests with it; absent for a device on no PCI bus. */
  readonly configuration?: ConfigurationSheet;
  /** All that a guest of its own would have: on some boards more than is shared. */
  wholeMemory(profile: CardProfile): AddressWindow;
  /** The silicon. */
  readonly makeCard: CardMaker;
  /** The model that a monitor runs, out of the sheet alone. */
  makeModel(setup: ModelSetup): DeviceModel<C>;
  readonly looks: ContextLooks<C>;
  /** null: it has no rings. */
  readonly ring: RingLooks<C> | null;
  /** Finds what a recording leaves out that lay in host memory; null: the device reaches none. */
  readonly recordedMemory: FindRecordedMemory | null;
  /** Wrong answers for *what does the refusal rest on?* (`classroom/grading/ask-explain.ts`): registers, the likeliest to be taken for right first; those that place the refused move are left out there. */
  readonly bystanders: readonly string[];
  /** The driver of a name, the rogue's by its attack, if it is given one; undefined: there is none. */
  driver(name: string, attack?: string): Driver | undefined;
  /** null: nobody but a guest can drive it. Emulation goes on without, shared rings (`paravirtual`) are not to be had. */
  readonly backend: BackendDriver | null;
}
