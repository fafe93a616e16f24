// The registers that say where a move begins and how long it is, written before the command that starts it.
import type {Port} from '../../base/port.ts';

/** A number that lies in one register or in several. */
export interface PlacedNumber {
  /** `RSAR`; and as it is written where its parts are meant: `RSAR1:0`. */
  readonly name: string;
  readonly parts: string;
  /** The low part first; all on one register page. */
  readonly ports: readonly Port[];
  readonly page: number;
  /** Bytes that one of it stands for: 256 where it counts pages. */
  readonly unit: number;
  /** The monitor keeps what is written back until the command, so that the device has old bytes meanwhile. */
  readonly isHeldBack: boolean;
}

/** What places one move. */
export interface MoveRegisters {
  /** The move as a check is told: `transmit`, of so many bytes. */
  readonly word: string;
  readonly address: PlacedNumber;
  readonly length: PlacedNumber;
}
