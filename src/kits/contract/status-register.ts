// The register by which a device says why it interrupts.
import type {Move} from './access-words.ts';

/** Set by the device, acknowledged by its driver. */
export interface StatusRegister {
  readonly name: string;
  readonly offset: number;
  /** The register page that it is read on. */
  readonly page: number;
  /** Its bits that ask for an interrupt, by name. */
  readonly interrupts: Readonly<Record<string, number>>;
  /** The interrupt that tells a driver that a move is over, of those moves that the device knows. */
  readonly ends: Readonly<Partial<Record<Move, string>>>;
}
