// A verdict as shape, colour and word: a round tick allows, an octagon with a cross denies.

type VerdictWord = 'allow' | 'deny';

/** The shape alone, as an SVG group of radius `r` around the origin. */
export function VerdictShape({verdict, r}: {readonly verdict: VerdictWord; readonly r: number}) {
  const unit = r / 13;
  if (verdict === 'allow') {
    return (
      <g>
        <circle r={r} fill="var(--allowmark)" />
        <path
          d="M-5.85,0 L-1.3,4.94 L6.24,-4.68"
          transform={`scale(${unit})`}
          fill="none"
          stroke="var(--onmark)"
          strokeWidth="3.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </g>
    );
  }
  return (
    <g transform={`scale(${unit})`}>
      <polygon points="-5.4,-13 5.4,-13 13,-5.4 13,5.4 5.4,13 -5.4,13 -13,5.4 -13,-5.4" fill="var(--denymark)" />
      <path d="M-5,-5 L5,5 M5,-5 L-5,5" fill="none" stroke="var(--onmark)" strokeWidth="3.4" strokeLinecap="round" />
    </g>
  );
}

/** The mark with its word beside it. `word` replaces "Allowed" or "Denied". */
export function VerdictMark({verdict, word}: {readonly verdict: VerdictWord; readonly word?: string}) {
  return (
    <span className="verdict" data-verdict={verdict}>
      <svg viewBox="-14 -14 28 28" aria-hidden="true">
        <VerdictShape verdict={verdict} r={13} />
      </svg>
      {word ?? (verdict === 'allow' ? 'Allowed' : 'Denied')}
    </span>
  );
}
