// The two ports by which guests reach configuration space. They are the VMM's, whoever owns a card and whatever is hooked: each access
// exits. Behind them each guest finds a bus of its own with one device on it, its card. [PCI Local Bus Specification 2.2, 3.2.2.3.2]
// Not modelled: bridges, other devices on that bus.
import {allOnes} from '../../base/bits.ts';
import {
  CARD_DEVICE,
  CONFIG_ADDRESS,
  CONFIG_PORT,
  CONFIGURATION_PAGE,
  MECHANISM_PAGE,
} from '../../base/configuration-space.ts';
import {ExitReason, Flag, Kind, packAccess} from '../../trace/record-layout.ts';
import {type EventIndex, NO_CAUSE} from '../../trace/units.ts';
import type {MachinePortAccess} from '../machine/guest-program.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import {countAccesses} from './guest-access.ts';
import type {GuestConfiguration, NoteAccess} from './guest-configuration.ts';
import type {GuestRecord} from './guest-record.ts';
import type {GuestAccess} from './ruler.ts';
import type {RunContext} from './run-context.ts';

/** Of a card that nobody stands before: its own. */
export class PassedConfiguration implements GuestConfiguration {
  readonly #card: BurstDevice;

  constructor(card: BurstDevice) {
    this.#card = card;
  }

  read(offset: number, size: number): number {
    return this.#card.readConfig?.(offset, size) ?? allOnes(size);
  }

  write(
    _guest: GuestRecord,
    _instruction: MachinePortAccess,
    {offset, size, value}: GuestAccess,
    trap: EventIndex,
    note: NoteAccess,
  ): boolean {
    note(trap);
    this.#card.writeConfig?.(offset, size, value);
    return true;
  }
}

/** Answers guests at those ports. */
export class ConfigurationPorts {
  readonly #context: RunContext;

  constructor(context: RunContext) {
    this.#context = context;
  }

  /** One IN or OUT. Other ports of the machine than these have nothing behind them. */
  access(guest: GuestRecord, instruction: MachinePortAccess): void {
    const {clock} = this.#context;
    const trap = this.#exit(guest, instruction);
    const answer = this.#carryOut(guest, instruction, trap);
    if (answer === WAITS) return;
    guest.hasExited = false;
    guest.program.complete(instruction.op === 'port-in' ? answer : undefined, clock.now);
  }

  #exit(guest: GuestRecord, instruction: MachinePortAccess): EventIndex {
    if (guest.hasExited) return guest.exitRecord;
    const context = this.#context;
    const {offset, page} = placeOf(guest, instruction);
    const flags = (instruction.op === 'port-out' ? Flag.WRITE : 0) | Flag.EXITED;
    const packed = packAccess(Kind.EXIT, guest.id, offset, instruction.size, page, false, 0, flags);
    guest.exitRecord = context.append(packed, ExitReason.IO, NO_CAUSE);
    guest.hasExited = true;
    context.payExit(guest.id, ExitReason.IO);
    context.pay('dispatch', context.costs.dispatch);
    return guest.exitRecord;
  }

  #carryOut(guest: GuestRecord, instruction: MachinePortAccess, trap: EventIndex): number | typeof WAITS {
    const isWrite = instruction.op === 'port-out';
    const {size} = instruction;
    const {offset, page} = placeOf(guest, instruction);
    const value = isWrite ? instruction.value : this.#read(guest, instruction, offset);
    const access: GuestAccess = {isWrite, offset, size, value};
    const note: NoteAccess = (cause, isDenied = false) => this.#note(guest, access, page, cause, isDenied);
    if (!isWrite || page === MECHANISM_PAGE) {
      note(trap);
      if (isWrite && isLatch(instruction)) guest.configAddress = value >>> 0;
      return value;
    }
    const space = this.#context.regime.configurationOf(guest.id);
    if (space === null || !isCards(guest)) note(trap);
    else if (!space.write(guest, instruction, access, trap, note)) return WAITS;
    return value;
  }

  #read(guest: GuestRecord, instruction: MachinePortAccess, offset: number): number {
    const {port, size} = instruction;
    if (port === CONFIG_PORT.ADDRESS && size === 4) return guest.configAddress;
    const space = isData(port) && isCards(guest) ? this.#context.regime.configurationOf(guest.id) : null;
    return space?.read(offset, size) ?? allOnes(size);
  }

  #note(guest: GuestRecord, access: GuestAccess, page: number, cause: EventIndex, isDenied: boolean): EventIndex {
    const context = this.#context;
    const {isWrite, offset, size, value} = access;
    const flags = Flag.EXITED | (isWrite ? Flag.WRITE : 0) | (isDenied ? Flag.DENIED : 0);
    const state = context.regime.stateOf(guest.id);
    countAccesses(context, guest, access, 1, true);
    guest.counts.config++;
    const packed = packAccess(Kind.ACCESS, guest.id, offset, size, page, true, state, flags);
    context.cause = context.append(packed, value, cause);
    return context.cause;
  }
}

/** The guest is to wait before the access. */
const WAITS = Symbol('waits');

const isData = (port: number): boolean => port >= CONFIG_PORT.DATA && port < CONFIG_PORT.DATA + 4;

/** CONFIG_ADDRESS takes four bytes at once and nothing else. */
const isLatch = ({port, size}: MachinePortAccess): boolean => port === CONFIG_PORT.ADDRESS && size === 4;

/** True where CONFIG_ADDRESS names the guest's card. */
function isCards({configAddress}: GuestRecord): boolean {
  const {ENABLE, DEVICE_SHIFT, REGISTER} = CONFIG_ADDRESS;
  return (configAddress & ~REGISTER) >>> 0 === (ENABLE | (CARD_DEVICE << DEVICE_SHIFT)) >>> 0;
}

/** As records name what an access meets: the register that CONFIG_ADDRESS points at, or the port. */
export function placeOf(
  {configAddress}: Pick<GuestRecord, 'configAddress'>,
  {port}: MachinePortAccess,
): {readonly offset: number; readonly page: number} {
  if (!isData(port)) return {offset: port & 0xff, page: MECHANISM_PAGE};
  return {offset: (configAddress & CONFIG_ADDRESS.REGISTER) + port - CONFIG_PORT.DATA, page: CONFIGURATION_PAGE};
}
