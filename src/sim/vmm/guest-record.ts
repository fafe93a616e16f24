// What the VMM keeps for one guest: its program, its permission map, where it stopped, what it cost.
import type {Cycle, GuestId} from '../../trace/units.ts';
import type {Instruction} from '../machine/guest-program.ts';
import type {GuestProgram} from '../machine/guest-program.ts';
import {IoPermissionBitmap} from '../machine/io-permission-bitmap.ts';

/** Counts and cycles of one guest; plain numbers. */
export interface GuestCounts {
  accesses: number;
  reads: number;
  writes: number;
  dataPort: number;
  hooked: number;
  exits: number;
  denials: number;
  suspensions: number;
  txFrames: number;
  rxFrames: number;
  lost: number;
  kept: number;
  ownedCycles: Cycle;
  suspendedCycles: Cycle;
}

/** A `rep` form in progress: elements done, and the bytes of a `rep ins` so far. */
export interface BurstProgress {
  done: number;
  bytes: Uint8Array | null;
}

/** One guest on the machine. */
export class GuestRecord {
  readonly id: GuestId;
  readonly name: string;
  /** Station address as text, to tell whose a frame is; empty: any. */
  readonly mac: string;
  readonly program: GuestProgram;
  readonly bitmap = new IoPermissionBitmap();
  /** The instruction it is suspended at, before it happened; null while it runs. */
  suspendedAt: Instruction | null = null;
  suspendedSince: Cycle = 0;
  /** The exit for the instruction it stands at was taken already. */
  hasExited = false;
  /** It was seen halted since it last ran. */
  isHalted = false;
  hasEnded = false;
  burst: BurstProgress = {done: 0, bytes: null};
  counts: GuestCounts = {
    accesses: 0, reads: 0, writes: 0, dataPort: 0, hooked: 0, exits: 0, denials: 0, suspensions: 0,
    txFrames: 0, rxFrames: 0, lost: 0, kept: 0, ownedCycles: 0, suspendedCycles: 0,
  };

  constructor(id: GuestId, name: string, mac: string, program: GuestProgram) {
    this.id = id;
    this.name = name;
    this.mac = mac;
    this.program = program;
  }

  snapshot(): unknown {
    return structuredClone({
      suspendedAt: this.suspendedAt, suspendedSince: this.suspendedSince, hasExited: this.hasExited,
      isHalted: this.isHalted, hasEnded: this.hasEnded, burst: this.burst, counts: this.counts,
      program: this.program.snapshot(),
    });
  }

  restore(snapshot: unknown): void {
    const saved = structuredClone(snapshot) as ReturnType<GuestRecord['saved']>;
    this.suspendedAt = saved.suspendedAt;
    this.suspendedSince = saved.suspendedSince;
    this.hasExited = saved.hasExited;
    this.isHalted = saved.isHalted;
    this.hasEnded = saved.hasEnded;
    this.burst = saved.burst;
    this.counts = saved.counts;
    this.program.restore(saved.program);
  }

  /** The shape of a snapshot. */
  saved(): Pick<GuestRecord, 'suspendedAt' | 'suspendedSince' | 'hasExited' | 'isHalted' | 'hasEnded' | 'burst' | 'counts'> & {
    program: unknown;
  } {
    return {...this, program: this.program.snapshot()};
  }
}
