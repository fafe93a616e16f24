// How far a lesson is: a bar for each step, and in words.

/** `step` from 0; as many as there are steps: the end. */
export function Pips({step, steps}: {readonly step: number; readonly steps: number}) {
  return (
    <p className="pips">
      <span aria-hidden="true">
        {Array.from({length: steps}, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other name
          <i key={i} data-is={i < step ? 'done' : i === step ? 'now' : undefined} />
        ))}
      </span>
      <span>{step < steps ? `step ${step + 1} of ${steps}` : `all ${steps} steps done`}</span>
    </p>
  );
}
