// The memory on a lesson's stage: the map at the instant that is shown, with the range that is denied there, and nothing of what comes.
import {useState} from 'react';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import type {VerdictRow} from '../../../bridge/spans/verdict-index.ts';
import type {EventIndex} from '../../../trace/units.ts';
import type {ProofResult} from '../../layout/denial-proof.ts';
import {useProof} from '../denial/use-proof.ts';
import {MapPanel} from '../memory/MapPanel.tsx';
import '../memory/memory.css';

interface LessonMemoryProps {
  readonly view: LabView;
  readonly instant: EventIndex | null;
  /** The event that is shown; null where nothing may be told of it yet. */
  readonly event: EventIndex | null;
}

export default function LessonMemory({view, instant, event}: LessonMemoryProps) {
  const [page, setPage] = useState<number | null>(null);
  const denied = deniedRow(useProof(event));
  return <MapPanel view={view} instant={instant} denied={denied} page={page} onPage={setPage} />;
}

/** What the map marks of a denial; null where none is proved, or none of a range. */
export function deniedRow(result: ProofResult | null): VerdictRow | null {
  if (result?.status !== 'proved' || result.proof.check === null) return null;
  const {check, denial} = result.proof;
  const {move: way, address, length, space, to} = check;
  const {index, at, guest, reason, offset} = denial;
  const move = {way, address, length, space};
  return {index, denial: index, at, guest, allowed: false, move, access: null, refusedAt: offset, to, reason};
}
