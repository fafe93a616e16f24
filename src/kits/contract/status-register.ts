// The register by which a device says why it interrupts. The device changes it by itself: what the monitor believes of it is not shown.
import type {CauseWords} from './happening-words.ts';

/** Set by the device, acknowledged by its driver. */
export interface StatusRegister {
  readonly name: string;
  readonly offset: number;
  /** The register page that it is read on. */
  readonly page: number;
  /** Its bits that ask for an interrupt, by name. */
  readonly interrupts: Readonly<Record<string, number>>;
  /** Why a hand-off waits while it cannot be read; null: it always can. */
  readonly hidden: CauseWords | null;
}
