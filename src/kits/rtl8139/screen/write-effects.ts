// What a write leaves in registers of the RTL8139 that do not simply keep it. [RTL8139C, Register Descriptions]
import type {RegisterWrite, WriteEffect} from '../../contract/access-words.ts';
import {CR} from '../sheet/registers.ts';

const ALL = 0xffff_ffff;

/** Only the card changes these. */
const READ_ONLY: Readonly<Record<string, string>> = {
  CBR: 'Only the card moves CBR.',
  TSADS: 'TSADS shows the four descriptors; writing does nothing.',
};

/** What becomes of such a register; null for all others. */
export function leaves({register, before, written}: RegisterWrite): WriteEffect | null {
  const readOnly = READ_ONLY[register];
  if (readOnly !== undefined) return {after: before, ignored: 0xffff, note: readOnly};
  if (register === 'CR') return command(before, written);
  if (register === 'ISR')
    return {
      after: before === null ? null : before & ~written,
      ignored: ~written & 0xffff,
      note: 'A 1 written to ISR clears that bit.',
    };
  if (register === 'MPC') return {after: 0, ignored: ALL, note: 'Any write to MPC puts 0 there.'};
  if (/^TSD[0-3]$/.test(register))
    return {after: null, ignored: 0, note: 'TSD shows what the card makes of the frame, not what was written.'};
  return null;
}

function command(before: number | null, written: number): WriteEffect {
  if ((written & CR.RST) !== 0) return {after: null, ignored: 0, note: 'RST clears by itself once the card is reset.'};
  const enables = written & (CR.TE | CR.RE);
  return {
    after: before === null ? null : enables | (before & CR.BUFE),
    ignored: CR.BUFE,
    note: 'BUFE is the card’s to say.',
  };
}
