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
  readonly model: ModelWords;
  /** null in a kit that has none of its own: `plain-diagram.ts` puts the states in a circle when the kit is fetched. */
  readonly diagram: ModelDiagram | null;
  readonly machine: MachineView;
  readonly memory: DeviceMemory;
  readonly registers: RegisterView;
  readonly status: StatusRegister;
  /** null: it is on no network. */
  readonly network: NetworkView | null;
  readonly accesses: AccessWords;
  readonly happenings: HappeningWords;
  readonly glossary: DeviceGlossary;
  readonly choices: DeviceChoices;
  /** The rules that an exploration of its model can break on purpose, by name; none where nobody explores it. */
  readonly faults: Readonly<Record<string, BreakableRule>>;
}
