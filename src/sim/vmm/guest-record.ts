// What the VMM keeps for one guest: its program, its permission map, where it stopped, what it cost.
import type {PartState} from '../../base/state.ts';
import {type Cycle, type EventIndex, type GuestId, NO_CAUSE} from '../../trace/units.ts';
import type {GuestProgram, Instruction} from '../machine/guest-program.ts';
import {IoPermissionBitmap} from '../machine/io-permission-bitmap.ts';
import {AccessNeeds} from './access-needs.ts';

/** Counts and cycles of one guest; plain numbers. */
export type GuestCounts = ReturnType<typeof nothingCounted>;

function nothingCounted() {
  return {
    accesses: 0,
    reads: 0,
    writes: 0,
    dataPort: 0,
    hooked: 0,
    /** In configuration space, of the hooked ones. */
    config: 0,
    exits: 0,
    denials: 0,
    suspensions: 0,
    txFrames: 0,
    rxFrames: 0,
    lost: 0,
    kept: 0,
    ownedCycles: 0,
    suspendedCycles: 0,
  };
}

/** A `rep` form in progress: elements done, and the bytes of a `rep ins` so far. */
export interface BurstProgress {
  done: number;
  bytes: Uint8Array | null;
}

/** A guest between two instructions, as plain data. */
export type SavedGuest = Pick<
  GuestRecord,
  | 'suspendedAt'
  | 'suspendedSince'
  | 'configAddress'
  | 'hasExited'
  | 'exitRecord'
  | 'isHalted'
  | 'hasEnded'
  | 'burst'
  | 'counts'
> & {readonly program: PartState};

/** One guest on the machine. */
export class GuestRecord {
  readonly id: GuestId;
  readonly name: string;
  /** Station address as text, to tell whose a frame is; empty: any. */
  readonly mac: string;
  readonly program: GuestProgram;
  /** It would leave out a model that is updated inside it. */
  lies = false;
  /** It reaches the device's registers as memory: in place of a bit for each port, a page of them exits or does not. */
  isByMemory = false;
  /** Every access to that page exits. */
  pageExits = true;
  readonly bitmap = new IoPermissionBitmap();
  /** What its accesses need, as far as anybody has asked since the map was written. */
  readonly needs = new AccessNeeds();
  /** What the map was last written for: nothing permitted, the owner's hooks, those and the status port; null: not yet. */
  permission: 'none' | 'owner' | 'owed' | null = null;
  /** The page whose hooks the map holds; -1: those of every page. */
  permittedPage = -1;
  /** Bit per port that the map leaves out for now, hooked or not. */
  freePorts = 0;
  /** The instruction it is suspended at, before it happened; null while it runs. */
  suspendedAt: Instruction | null = null;
  suspendedSince: Cycle = 0;
  /** The exit for the instruction it stands at was taken already. */
  hasExited = false;
  /** CONFIG_ADDRESS as it wrote it last. */
  configAddress = 0;
  /** That exit's record. */
  exitRecord: EventIndex = NO_CAUSE;
  /** It was seen halted since it last ran. */
  isHalted = false;
  hasEnded = false;
  burst: BurstProgress = {done: 0, bytes: null};
  counts: GuestCounts = nothingCounted();

  constructor(id: GuestId, name: string, mac: string, program: GuestProgram) {
    this.id = id;
    this.name = name;
    this.mac = mac;
    this.program = program;
  }

  /** True where an access exits: the port is set in its I/O permission map, or the page of registers is not mapped for it. */
  exits(basePort: number, offset: number, size: number): boolean {
    return this.isByMemory ? this.pageExits : this.bitmap.exits(basePort + offset, size);
  }

  snapshot(): SavedGuest {
    const {suspendedAt, suspendedSince, configAddress, hasExited, exitRecord, isHalted, hasEnded, burst, counts} = this;
    return {
      suspendedAt,
      suspendedSince,
      configAddress,
      hasExited,
      exitRecord,
      isHalted,
      hasEnded,
      burst: {...burst, bytes: burst.bytes?.slice() ?? null},
      counts: {...counts},
      program: this.program.snapshot(),
    };
  }

  restore({program, counts, burst, ...saved}: SavedGuest): void {
    Object.assign(this, saved);
    Object.assign(this.counts, counts);
    this.burst = {done: burst.done, bytes: burst.bytes?.slice() ?? null};
    this.program.restore(program);
  }
}
