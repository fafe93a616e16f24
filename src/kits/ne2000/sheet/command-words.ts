// What the bits of CR say together: the remote commands, the page, and the bytes that drivers write. [DP8390D, CR]
import {CR} from './dp8390.ts';

/** The bits of CR that are a remote command, and the commands they make. */
export const REMOTE = {
  BITS: CR.RD2 | CR.RD1 | CR.RD0,
  READ: CR.RD0,
  WRITE: CR.RD1,
  SEND_PACKET: CR.RD1 | CR.RD0,
} as const;

/** Bytes that drivers write to CR; PAGE1 and PAGE2 are added to another. */
export const COMMAND = {
  STOP: CR.RD2 | CR.STP,
  START: CR.RD2 | CR.STA,
  NO_DMA: CR.RD2,
  READ: REMOTE.READ | CR.STA,
  WRITE: REMOTE.WRITE | CR.STA,
  SEND: CR.RD2 | CR.STA | CR.TXP,
  PAGE1: CR.PS0,
  PAGE2: CR.PS1,
} as const;

/** The page that a value of CR selects. */
export function pageSelectedBy(command: number): number {
  return command >>> 6;
}
