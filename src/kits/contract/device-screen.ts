// The half of a kit that the page and the command line speak and draw with: data and pure functions, no components.
import type {AddressSpace} from './address-space.ts';
import type {BreakableRule} from './exploration.ts';
import type {ModelWords} from './model-words.ts';
import type {PortSheet} from './port-sheet.ts';

/** What is said and drawn of one device. */
export interface DeviceScreen {
  /** As scenarios name it: `ne2000`. */
  readonly name: string;
  /** As people name it: `NE2000`. */
  readonly title: string;
  readonly sheet: PortSheet;
  readonly model: ModelWords;
  /** The memories that its ranges lie in, by the numbers that records carry; the device's own first. */
  readonly spaces: readonly AddressSpace[];
  /** The rules that an exploration of its model can break on purpose, by name; none where nobody explores it. */
  readonly faults: Readonly<Record<string, BreakableRule>>;
}
