// An embedded page: a poster, and the lab once somebody starts it, by a click or from the page around.
import {type ComponentType, useEffect, useState} from 'react';
import {faultLine, type Result} from '../../../base/result.ts';
import {speakOf} from '../../../kits/screens.ts';
import {USUAL_DEVICE} from '../../../kits/usual-device.ts';
import {keepNothing} from '../../store/kept-storage.ts';
import {type EmbedAct, hearParent, tellParent} from './embed-channel.ts';
import type {EmbedChoice} from './embed-choice.ts';

interface Lab {
  readonly EmbedLab: ComponentType<{choice: EmbedChoice; query: string; asked: readonly EmbedAct[]}>;
  readonly act: (asked: EmbedAct) => void;
  readonly isReady: () => boolean;
}

/** What was asked for before there was a lab. */
const asked: EmbedAct[] = [];

async function fetchLab(): Promise<Lab> {
  // Before anything that would look into the browser's storage.
  keepNothing();
  const [{default: EmbedLab}, {act, useEmbed}] = await Promise.all([
    import('./EmbedLab.tsx'),
    import('./embed-run.ts'),
    speakOf(USUAL_DEVICE),
  ]);
  return {EmbedLab, act, isReady: () => useEmbed.getState().isReady};
}

/** `query` is the page's address. */
export function EmbedPage({query, choice}: {readonly query: string; readonly choice: Result<EmbedChoice>}) {
  const [lab, setLab] = useState<Lab | 'coming' | 'missing' | null>(null);
  const start = (): void => {
    if (!choice.ok) return;
    setLab('coming');
    fetchLab().then(setLab, () => setLab('missing'));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it hears anew when there is a lab to hear
  useEffect(
    () =>
      hearParent((one) => {
        if (lab !== null && typeof lab === 'object' && lab.isReady()) return lab.act(one);
        asked.push(one);
        if (lab === null) start();
      }),
    [lab],
  );
  useEffect(() => {
    if (!choice.ok) tellParent({event: 'refused', reason: faultLine(choice.fault)});
  }, [choice]);
  if (choice.ok && lab !== null && typeof lab === 'object')
    return <lab.EmbedLab choice={choice.value} query={query} asked={asked} />;
  return (
    <main className="embed-poster">
      <h1>VPIO Lab</h1>
      <PosterPicture />
      {!choice.ok && <p role="alert">{faultLine(choice.fault)}</p>}
      {lab === 'missing' && <p role="alert">The lab cannot be fetched from where this page came from.</p>}
      {choice.ok && (
        <button type="button" className="button primary" disabled={lab === 'coming'} onClick={start}>
          {lab === 'coming' ? 'Starting' : 'Click to start'}
        </button>
      )}
      <p className="quiet">
        {new URLSearchParams(query).get('caption') ?? 'Two guests, one device: a simulation that you can step.'}
      </p>
    </main>
  );
}

/** Guests, monitor and card, as the machine panel has them one above the other. */
function PosterPicture() {
  return (
    <svg className="embed-picture" viewBox="0 0 240 120" aria-hidden="true">
      <rect x="30" y="6" width="80" height="30" rx="3" data-guest="A" />
      <rect x="130" y="6" width="80" height="30" rx="3" data-guest="B" />
      <rect x="30" y="48" width="180" height="24" rx="3" />
      <rect x="70" y="84" width="100" height="30" rx="3" />
      <path d="M70,36 V48 M170,36 V48 M120,72 V84" />
    </svg>
  );
}
