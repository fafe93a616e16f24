// A short piece of a line as the machine draws it, with its word: the path's kind is the line's style.

export type LineKind = 'hooked' | 'unhooked' | 'interrupt' | 'dma' | 'now';

const WORDS: Readonly<Record<LineKind, string>> = {
  hooked: 'hooked',
  unhooked: 'unhooked',
  interrupt: 'interrupt',
  dma: 'DMA',
  now: 'now',
};

/** The sample and its word; `word` replaces the usual one, an empty word leaves the sample alone. */
export function LineSample({kind, word}: {readonly kind: LineKind; readonly word?: string}) {
  return (
    <span className="line-sample">
      <svg viewBox="0 0 22 10" aria-hidden="true">
        <Stroke kind={kind} />
      </svg>
      {word ?? WORDS[kind]}
    </span>
  );
}

function Stroke({kind}: {readonly kind: LineKind}) {
  switch (kind) {
    case 'hooked':
      return <path d="M1,5 H21" stroke="currentColor" strokeWidth="2.5" />;
    case 'unhooked':
      return <path d="M1,5 H21" stroke="currentColor" strokeWidth="2.5" strokeDasharray="6 3" />;
    case 'interrupt':
      return (
        <path d="M2,5 H21" stroke="currentColor" strokeWidth="3" strokeDasharray="0.1 5.5" strokeLinecap="round" />
      );
    case 'dma':
      return <path d="M1,3 H21 M1,7.5 H21" stroke="currentColor" strokeWidth="1.5" />;
    case 'now':
      return (
        <>
          <path d="M1,5 H21" stroke="var(--nowcase)" strokeWidth="8" />
          <path d="M1,5 H21" stroke="var(--now)" strokeWidth="5" />
        </>
      );
  }
}
