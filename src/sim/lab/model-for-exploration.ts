// The parts that an exploration puts together anew: the shipped model, monitor and VMM, and the registers they speak of.
// Nothing is made here: what is explored is what every run uses.

export {isAmong} from '../../base/bits.ts';
export type {Port} from '../../base/port.ts';
export {DMA_OPEN} from '../../kits/ne2000/model/compiled.ts';
export type {Ne2kContext} from '../../kits/ne2000/model/context.ts';
export {ne2kModel} from '../../kits/ne2000/model/device.ts';
export {parseHookSet} from '../../kits/ne2000/model/hooks.ts';
export {DENY_REASONS, STATES} from '../../kits/ne2000/model/names.ts';
export {WHOLE_RANGE} from '../../kits/ne2000/model/variant.ts';
export {
  BOARD_PORTS,
  isDataPort,
  isRegister,
  isResetPort,
  PORT,
  PROM,
  USUAL_BASE_PORT,
} from '../../kits/ne2000/sheet/board.ts';
export {COMMAND, pageSelectedBy} from '../../kits/ne2000/sheet/command-words.ts';
export {ALL_BITS, CR, DCR, ISR, portBits, RCR, TCR} from '../../kits/ne2000/sheet/dp8390.ts';
export {EventStore} from '../../trace/event-store.ts';
export {FrameArena} from '../../trace/frame-arena.ts';
export {Kind} from '../../trace/record-layout.ts';
export {type GuestId, NO_CAUSE, NOBODY} from '../../trace/units.ts';
export type {Clock} from '../machine/clock.ts';
export type {Answer, GuestProgram, Instruction} from '../machine/guest-program.ts';
export type {BurstDevice} from '../machine/port-device.ts';
export type {AddressWindow, DeviceModel} from '../models/device-model.ts';
export {ModelLedger} from '../monitor/model-ledger.ts';
export {Monitor} from '../monitor/monitor.ts';
export {AccessPath} from '../vmm/access-path.ts';
export {FrameLedger} from '../vmm/frame-ledger.ts';
export {GuestRecord} from '../vmm/guest-record.ts';
export {Handover} from '../vmm/handover.ts';
export {InterruptPath} from '../vmm/interrupt-path.ts';
export {Ledger} from '../vmm/ledger.ts';
export {ModelContext} from '../vmm/model-context.ts';
export {ModelRuler} from '../vmm/model-ruler.ts';
export {writePermission} from '../vmm/permission.ts';
export {ORDINARY_POLICIES, type VmmPolicies} from '../vmm/policies.ts';
export type {GuestAccess} from '../vmm/ruler.ts';
export {VmmPort} from '../vmm/vmm-port.ts';
export {NO_WITNESS} from '../vmm/witness.ts';
