// Configuration space in the exploration: the shipped ports and pictures. A guest's CONFIG_ADDRESS, which is its own and moves nothing, stands at
// whatever register the access names.
import {
  CARD_DEVICE,
  COMMAND,
  CONFIG_ADDRESS,
  CONFIG_PORT,
  type ConfigurationSheet,
} from '../../base/configuration-space.ts';
import type {MachinePortAccess} from '../machine/guest-program.ts';
import {ConfigurationPorts} from '../vmm/configuration-ports.ts';
import type {GuestRecord} from '../vmm/guest-record.ts';
import type {Handover} from '../vmm/handover.ts';
import type {ModelContext} from '../vmm/model-context.ts';
import type {ModelRuler} from '../vmm/model-ruler.ts';
import {VirtualConfigurations} from '../vmm/virtual-configurations.ts';
import type {ChosenProgram} from './chosen-program.ts';
import type {ExploredAccess} from './explored-access.ts';

const CARD_ADDRESS = CONFIG_ADDRESS.ENABLE | (CARD_DEVICE << CONFIG_ADDRESS.DEVICE_SHIFT);

/** What guests find there, and the card's own command register as the VMM remembers it. C is the model's context. */
export class ExploredConfiguration<C> {
  readonly #context: ModelContext<C>;
  readonly #ports: ConfigurationPorts;
  readonly #pictures: VirtualConfigurations<C>;
  /** A picture with bus mastering off, and one with it on. */
  readonly #either: readonly [Uint8Array, Uint8Array];

  constructor(sheet: ConfigurationSheet, context: ModelContext<C>, handover: Handover<C>, ruler: ModelRuler<C>) {
    this.#context = context;
    this.#ports = new ConfigurationPorts(context);
    this.#pictures = new VirtualConfigurations(sheet, context, handover, ruler, context.guests);
    const off = sheet.found.slice();
    off[COMMAND.offset] = (off[COMMAND.offset] ?? 0) & ~COMMAND.MASTER;
    const on = sheet.found.slice();
    on[COMMAND.offset] = (on[COMMAND.offset] ?? 0) | COMMAND.MASTER;
    this.#either = [off, on];
    ruler.configurationOf = (guest) => this.#pictures.of(guest);
  }

  /** A guest executes one access to its picture. */
  access(guest: GuestRecord, program: ChosenProgram, {isWrite, offset, size, value}: ExploredAccess): void {
    guest.configAddress = (CARD_ADDRESS | (offset & CONFIG_ADDRESS.REGISTER)) >>> 0;
    const port = CONFIG_PORT.DATA + (offset & ~CONFIG_ADDRESS.REGISTER);
    const instruction: MachinePortAccess = isWrite ? {op: 'port-out', port, size, value} : {op: 'port-in', port, size};
    program.instruction = instruction;
    this.#ports.access(guest, instruction);
  }

  /** True where a guest's picture says that its card may master the bus. */
  saysMaster(guest: number): boolean {
    return ((this.#pictures.of(guest)?.read(COMMAND.offset, 1) ?? 0) & COMMAND.MASTER) !== 0;
  }

  /** Puts back by guest what its picture says of bus mastering, and what the VMM remembers of the card. */
  put(says: readonly boolean[], isMaster: boolean): void {
    const [off, on] = this.#either;
    if (says.some((isOn, guest) => isOn !== this.saysMaster(guest)))
      this.#pictures.restore(says.map((isOn) => (isOn ? on : off)));
    this.#context.port.restoreCommand((isMaster ? on : off)[COMMAND.offset] ?? 0);
  }
}
