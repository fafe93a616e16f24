// The half of a kit that the page and the command line speak and draw with: data and pure functions, no components.
import type {AccessWords, Move} from './access-words.ts';
import type {AddressSpace} from './address-space.ts';
import type {DeviceChoices} from './choice-words.ts';
import type {DeviceMemory} from './device-memory.ts';
import type {BreakableRule} from './exploration.ts';
import type {DeviceGlossary} from './glossary-words.ts';
import type {HappeningWords} from './happening-words.ts';
import type {HookView} from './hook-view.ts';
import type {HookVocabulary} from './hook-vocabulary.ts';
import type {MachineView} from './machine-view.ts';
import type {MemoryView} from './memory-view.ts';
import type {ModelDiagram} from './model-diagram.ts';
import type {ModelWords} from './model-words.ts';
import type {MoveRegisters} from './move-registers.ts';
import type {PortSheet} from './port-sheet.ts';
import type {RegisterView} from './register-view.ts';
import type {RegisterNames} from './register-words.ts';
import type {StatusRegister} from './status-register.ts';

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
  /** null in a kit that has none of its own: `plain-diagram.ts` puts the states in a circle when the kit is fetched. */
  readonly diagram: ModelDiagram | null;
  readonly machineView: MachineView;
  readonly memoryView: MemoryView;
  readonly registerView: RegisterView;
  readonly hooks: HookVocabulary;
  readonly hookView: HookView;
  readonly memory: DeviceMemory;
  readonly registers: RegisterNames;
  readonly accesses: AccessWords;
  readonly status: StatusRegister;
  /** What places each move; null for a move that the device does not know. */
  readonly moves: Readonly<Record<Move, MoveRegisters | null>>;
  readonly happenings: HappeningWords;
  readonly glossary: DeviceGlossary;
  readonly choices: DeviceChoices;
  /** The rules that an exploration of its model can break on purpose, by name; none where nobody explores it. */
  readonly faults: Readonly<Record<string, BreakableRule>>;
}
