// One IN or OUT: a guest's own, the VMM's, or one that a guest was stopped at because it does not own the card.
import {hex, thousands} from '../../../base/figures.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import {guestLetter} from '../../widgets/guest-letter.ts';
import {accessMeaning, isPortUnused} from '../access-meaning.ts';
import {accessPort, isCommand, isDataPort, isOfConfiguration, isRegister} from '../device-ports.ts';
import type {Wordings} from '../machine-text.ts';
import {DENIED, type Hop, type LitPath} from './lit-path.ts';
import {guestName, type Meanings, type RecordOf} from './record-meaning.ts';

/** A record that is about one port access. */
export type AccessRecord = RecordOf<'access' | 'vmm-access' | 'suspend'>;

/** True for a record about one port access: a guest's, the VMM's, or one that a guest stopped at. */
export function isAccess(record: RecordView | undefined): record is AccessRecord {
  return (
    record !== undefined && (record.kind === 'access' || record.kind === 'vmm-access' || record.kind === 'suspend')
  );
}

export const ACCESSES: Meanings<'access' | 'vmm-access' | 'suspend' | 'resume'> = {
  access: {
    info: (access) => {
      const meaning = accessMeaning(access);
      if (access.denied) return `not carried out: ${meaning}`;
      return access.exited && !access.hooked ? `${meaning} (exits all the same)` : meaning;
    },
    tint: ({denied, hooked}) => (denied ? 'denied' : hooked ? 'hooked' : 'plain'),
    line: ({hooked}) => (hooked ? 'hooked' : 'unhooked'),
    path: (access, isHeld) => {
      if (access.denied) return DENIED;
      if (isOfConfiguration(access) && !isCommand(access)) return {hops: ['exit']};
      if (isHeld) return {hops: ['exit', 'ask'], stop: 'held'};
      if (access.hooked) return withMove(['exit', 'ask', 'forward'], access);
      return withMove(access.exited ? ['exit', 'vmm-card'] : ['unhooked'], access);
    },
    act: accessAct,
    isOfAccess: true,
  },
  'vmm-access': {
    info: (access) => `VMM: ${accessMeaning(access)}`,
    tint: 'handoff',
    path: (access) => ({...withMove(['vmm-card'], access), guest: null}),
    isRoutine: true,
  },
  suspend: {
    info: ({guest}) => `suspended: ${guestLetter(guest)} does not own the card`,
    sentence: (record) =>
      `${guestName(record)} does not own the card, so the VMM stops it in the middle of this access. It never notices: the access is carried out when it owns the card.`,
    tint: 'suspended',
    line: 'hooked',
    path: {hops: ['exit'], stop: 'suspended'},
    act: accessAct,
  },
  resume: {
    info: ({guest}) => `${guestLetter(guest)} goes on with its access`,
    sentence: (record) =>
      `${guestName(record)} owns the card now. The access at which it was stopped is carried out next.`,
    tint: 'suspended',
    path: {place: 'guest'},
    act: () => ['goes on', 'resumes'],
  },
};

/** The way, and on by remote DMA where the access moves bytes of packet memory. */
function withMove(way: readonly Hop[], access: AccessRecord): Partial<LitPath> {
  if (!isDataPort(access.offset) || isPortUnused(access)) return {hops: way};
  return {hops: [...way, 'remote-dma'], reversed: access.direction === 'in' ? ['remote-dma'] : []};
}

function accessAct(access: AccessRecord): Wordings {
  return [accessWords(access), portWords(access), access.direction.toUpperCase()];
}

/** `OUT COMMAND`, `IN data`. */
export function portWords(access: Pick<AccessRecord, 'direction' | 'page' | 'offset'>): string {
  return `${access.direction.toUpperCase()} ${accessPort(access)}`;
}

/** What of an access its words need: of one that a guest stands at, less is known. */
type AccessTold = Pick<AccessRecord, 'direction' | 'page' | 'offset' | 'value'> & Partial<AccessRecord>;

/** `OUT COMMAND, 0x12`, `IN STATUS`, `OUT data ×757`: as a driver's source has it. */
export function accessWords(access: AccessTold): string {
  const {direction, value, count = 1, size = 1} = access;
  if (count > 1) return `${portWords(access)} ×${thousands(count)}`;
  return direction === 'out' ? `${portWords(access)}, ${hex(value, size * 2)}` : portWords(access);
}

/** `OUT COMMAND ← 0x12`, `rep OUT data port × 757`: with the byte, whichever way it goes. */
export function accessHeading(access: AccessRecord): string {
  const act = isRegister(access.offset) ? portWords(access) : `${portWords(access)} port`;
  return access.count > 1 ? `rep ${act} × ${thousands(access.count)}` : `${act} ${byteWords(access)}`;
}

/** `OUT COMMAND ← 0x12`, `IN STATUS`, `rep OUT data, 757 times`: what is asked for, and nothing of what comes. */
export function askedWords(access: AccessRecord): string {
  const {direction, value, size, count} = access;
  if (count > 1) return `rep ${portWords(access)}, ${thousands(count)} times`;
  return direction === 'out' ? `${portWords(access)} ← ${hex(value, size * 2)}` : portWords(access);
}

/** `COMMAND ← 0x12: start remote write`: what it does behind what it is. */
export function accessLine(access: AccessRecord): string {
  const what = access.count > 1 ? 'port' : byteWords(access);
  return `${accessPort(access)} ${what}: ${accessMeaning(access)}`;
}

function byteWords({direction, value, size}: AccessRecord): string {
  return `${direction === 'out' ? '←' : '→'} ${hex(value, size * 2)}`;
}

/** Whom it passes on its way: `hooked write, denied`. */
export function wayWords(access: AccessRecord): string {
  const way = access.direction === 'out' ? 'write' : 'read';
  if (access.kind === 'suspend') return `hooked ${way}, suspended`;
  if (access.kind === 'vmm-access') return `the VMM’s own ${way}`;
  if (access.denied) return `hooked ${way}, denied`;
  if (access.hooked) return `hooked, ${way}`;
  return access.exited ? `unhooked ${way}, exits all the same` : `unhooked, ${way}, no exit`;
}
