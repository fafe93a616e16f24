// The half of a kit that the page and the command line speak and draw with: data and pure functions, no components.
import type {AccessWords} from './access-words.ts';
import type {DeviceChoices} from './choice-words.ts';
import type {DeviceBasics} from './device-basics.ts';
import type {DeviceMemory} from './device-memory.ts';
import type {BreakableRule} from './exploration.ts';
import type {DeviceGlossary} from './glossary-words.ts';
import type {HappeningWords} from './happening-words.ts';
import type {MachineView} from './machine-view.ts';
import type {ModelDiagram} from './model-diagram.ts';
import type {ModelWords} from './model-words.ts';
import type {NetworkView} from './network-view.ts';
import type {RegisterView} from './register-view.ts';
import type {StatusRegister} from './status-register.ts';

/** What is said and drawn of one device. */
export interface DeviceScreen extends DeviceBasics {
  /** The basics' model, in words. */
  readonly model: ModelWords;
  /** null in a kit that has none of its own: `plain-diagram.ts` puts the states in a circle when the kit is fetched. */
  readonly diagram: ModelDiagram | null;
  /** The device as a box in the drawing of the machine. */
  readonly machine: MachineView;
  /** The facts' memory, in words. */
  readonly memory: DeviceMemory;
  readonly registers: RegisterView;
  /** The one register that it interrupts by. */
  readonly status: StatusRegister;
  /** null: it is on no network. */
  readonly network: NetworkView | null;
  /** What reads and writes of its registers mean. */
  readonly accesses: AccessWords;
  /** What is said of its interrupt line and its drivers. */
  readonly happenings: HappeningWords;
  readonly glossary: DeviceGlossary;
  /** What hook sets and policies cost on it. */
  readonly choices: DeviceChoices;
  /** The rules that an exploration of its model can break on purpose, by name; none where nobody explores it. */
  readonly faults: Readonly<Record<string, BreakableRule>>;
}
