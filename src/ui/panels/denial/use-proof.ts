// The proof of a denial of the open run: walks the records at hand, fetches what is missing, walks again.
import {useMemo} from 'react';
import type {EventIndex} from '../../../trace/units.ts';
import {type ProofResult, proveDenial} from '../../layout/denial-proof.ts';
import {records, useRecordVersion} from '../../store/record-cache.ts';

/** Null for no denial. */
export function useProof(denial: EventIndex | null): ProofResult | null {
  const version = useRecordVersion();
  // biome-ignore lint/correctness/useExhaustiveDependencies: records that came are the reason to walk again
  return useMemo(
    () => (denial === null ? null : proveDenial(denial, (index) => records.record(index))),
    [denial, version],
  );
}
