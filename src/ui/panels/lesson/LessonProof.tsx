// The proof of the denial that a lesson's step stands at, beside its map.
import type {LabView} from '../../../bridge/protocol/messages.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {useLab} from '../../store/lab-store.ts';
import {DenialProof} from '../denial/DenialProof.tsx';
import {useProof} from '../denial/use-proof.ts';

interface LessonProofProps {
  readonly view: LabView;
  /** The event that is shown. */
  readonly event: EventIndex;
}

export default function LessonProof({view, event}: LessonProofProps) {
  const proof = useProof(event);
  const select = useLab((state) => state.select);
  return <DenialProof result={proof} guests={view.guests} policies={view.policies} onShow={select} />;
}
