// What an explored guest may do at any time: single register accesses, in no order but the exploration's.
import {COMMAND} from '../../../base/configuration-space.ts';
import type {Port} from '../../../base/port.ts';
import type {ExploredAccess} from '../../../sim/explore/explored-access.ts';
import {PCI_COMMAND} from '../sheet/pci.ts';
import {CAPR_LAG, CPCR, CR, CR9346_MODE, PORT, TSAD, TSD} from '../sheet/registers.ts';
import {
  FOREIGN_FRAMES,
  FOREIGN_RING,
  GIVEN,
  INTERRUPTS,
  LATE_RING,
  LONG_RING,
  NEARLY_ROUND,
  OWN_FRAMES,
  OWN_RING,
  RUN_ON,
  SHORT_RING,
  UNMAPPED,
  VMM_FRAMES,
} from './layout.ts';
import type {Habits} from './testbench.ts';

/**
 * What a guest is taken to do, always in any order: `anything`; a `driver`'s accesses, within its own memory; to send from anywhere by
 * two descriptors (`sender`), by all four from its own frames (`turner`), or by two (`plain-sender`); to receive into any ring
 * (`placer`), into its own (`plain-receiver`), or that and to read it (`reader`); to turn bus mastering on and off between sending and
 * receiving into any ring (`switcher`), or into its own (`plain-switcher`).
 */
export type Conduct =
  | 'anything'
  | 'driver'
  | 'sender'
  | 'turner'
  | 'plain-sender'
  | 'placer'
  | 'plain-receiver'
  | 'reader'
  | 'switcher'
  | 'plain-switcher'
  | 'sending-switcher'
  | 'plain-sending-switcher';

function out(name: string, {offset, bytes = 1}: Port, value: number, size = bytes): ExploredAccess {
  return {name, isWrite: true, offset, size, value};
}

function master(word: string, value: number): ExploredAccess {
  return {
    name: `turn bus mastering ${word}`,
    isWrite: true,
    isConfiguration: true,
    offset: COMMAND.offset,
    size: 1,
    value,
  };
}

const give = (descriptor: number): ExploredAccess =>
  out(`give descriptor ${descriptor} to the card`, TSD[descriptor] ?? PORT.TSD0, GIVEN);
const place = (descriptor: number, where: string, address: number): ExploredAccess =>
  out(`point TSAD${descriptor} at ${where}`, TSAD[descriptor] ?? PORT.TSAD0, address);
const OWN_PLACE = 'its own frames';

/** Three bytes that are no register of the ring mode, and CR. */
const UP_TO_CR: Port = {name: PORT.CR.name, offset: PORT.CR.offset - 3, bytes: 4};
const ACKNOWLEDGE = out('acknowledge every interrupt', PORT.ISR, 0xffff);
const SEND_ON = out('turn the transmitter on, the receiver off', PORT.CR, CR.TE);
const BOTH_ON = out('turn transmitter and receiver on', PORT.CR, CR.TE | CR.RE);
const MASTER_OFF = master('off', PCI_COMMAND.IO | PCI_COMMAND.MEMORY);
const MASTER_ON = master('on', PCI_COMMAND.IO | PCI_COMMAND.MEMORY | PCI_COMMAND.MASTER);
const BOTH_OFF = out('turn both off', PORT.CR, 0);
const RESET = out('reset the card', PORT.CR, CR.RST);
const RESET_AND_ON = out('reset the card and turn both on in one write', PORT.CR, CR.RST | CR.TE | CR.RE);
const LOAD = out('have the card load from its EEPROM', PORT['9346CR'], CR9346_MODE.AUTO_LOAD);
const READ_NONE = out('say by CAPR that it reads at the ring’s beginning', PORT.CAPR, 0x1_0000 - CAPR_LAG);
const READ_SOME = out('say by CAPR that it reads near the ring’s end', PORT.CAPR, NEARLY_ROUND - CAPR_LAG);
const RING = out('point RBSTART at its own ring', PORT.RBSTART, OWN_RING);

/** B's addresses are its own: what its page map does not have it can't even name. */
const strangeFrames = (guest: number): readonly ExploredAccess[] =>
  guest === 0
    ? [place(0, 'the other guest’s frames', FOREIGN_FRAMES), place(1, 'the VMM’s page', VMM_FRAMES)]
    : [place(0, 'an address that its page map does not have', UNMAPPED)];

const strangeRings = (guest: number): readonly ExploredAccess[] =>
  guest === 0
    ? [
        out('point RBSTART at the other guest’s ring', PORT.RBSTART, FOREIGN_RING),
        out('point RBSTART near its window’s end', PORT.RBSTART, LATE_RING),
      ]
    : [out('point RBSTART at an address that its page map does not have', PORT.RBSTART, UNMAPPED)];

/** The accesses of a guest. */
export function accessesOf(guest: number, conduct: Conduct): readonly ExploredAccess[] {
  switch (conduct) {
    case 'plain-sender':
      return [give(0), SEND_ON];
    case 'turner':
      return [give(0), give(1), give(2), give(3), SEND_ON];
    case 'sender':
      return [
        ...[give(0), give(1), place(0, OWN_PLACE, OWN_FRAMES), place(1, OWN_PLACE, OWN_FRAMES)],
        ...[...strangeFrames(guest), SEND_ON, BOTH_OFF, RESET, LOAD],
      ];
    case 'plain-receiver':
      return [BOTH_ON, SEND_ON];
    case 'reader':
      return [BOTH_ON, SEND_ON, READ_NONE, READ_SOME, ACKNOWLEDGE];
    case 'placer':
      return [...[BOTH_ON, SEND_ON, RESET, LOAD, RESET_AND_ON, RING], ...strangeRings(guest), ...ringLengths()];
    case 'switcher':
      return [...[MASTER_OFF, MASTER_ON, BOTH_ON, SEND_ON, RESET, RING], ...strangeRings(guest)];
    case 'plain-switcher':
      return [MASTER_OFF, MASTER_ON, BOTH_ON, SEND_ON];
    case 'sending-switcher':
      return [MASTER_OFF, MASTER_ON, give(0), give(1), SEND_ON, BOTH_OFF, RESET];
    case 'plain-sending-switcher':
      return [MASTER_OFF, MASTER_ON, give(0), SEND_ON];
    case 'driver':
      return driver();
    default:
      return [
        ...driver(),
        ...[place(0, OWN_PLACE, OWN_FRAMES), place(1, OWN_PLACE, OWN_FRAMES), ...strangeFrames(guest)],
        ...[out('clear TSAD1', PORT.TSAD1, 0), ...strangeRings(guest), ...ringLengths()],
        ...[BOTH_OFF, LOAD, RESET_AND_ON, MASTER_OFF, MASTER_ON],
        out('ask for C+ mode', PORT.CPCR, CPCR.RXENABLE | CPCR.TXENABLE),
        out('write half of RBSTART', PORT.RBSTART, FOREIGN_RING, 2),
        out('turn both on by the last byte of a wide write', UP_TO_CR, (CR.TE | CR.RE) << 24),
      ];
  }
}

function driver(): readonly ExploredAccess[] {
  return [
    ...[give(0), give(1), give(2), give(3), RING, BOTH_ON, SEND_ON, RESET, READ_NONE, READ_SOME, ACKNOWLEDGE],
    {name: 'read ISR', isWrite: false, offset: PORT.ISR.offset, size: 2, value: 0},
    out('set IMR', PORT.IMR, INTERRUPTS),
    out('clear IMR', PORT.IMR, 0),
  ];
}

function ringLengths(): readonly ExploredAccess[] {
  return [
    out('take a ring of 8 KiB', PORT.RCR, SHORT_RING),
    out('take a ring of 8 KiB with WRAP', PORT.RCR, RUN_ON),
    out('take a ring of 16 KiB', PORT.RCR, LONG_RING),
  ];
}

/** What guests do at all that may do what their conducts say. */
export function habitsOf(conducts: readonly Conduct[]): Habits {
  const some = (...among: readonly Conduct[]): boolean => conducts.some((conduct) => among.includes(conduct));
  return {
    listens: some('anything', 'driver', 'reader'),
    receives: some('anything', 'driver', 'reader', 'placer', 'plain-receiver', 'switcher', 'plain-switcher'),
  };
}
