// The notes of a run without a lesson: what its scenario is about, what happens now, and which named moment comes next.
import type {PresentedRun} from '../../store/present-channel.ts';

export function RunNotes({presented: {title, about, place, said, next}}: {readonly presented: PresentedRun}) {
  return (
    <>
      <p className="quiet mono">{place}</p>
      <h1>{title}</h1>
      <p className="notes-caption">{said}</p>
      <section className="notes-text" aria-label="About this scenario">
        <p>{about === '' ? <span className="quiet">This scenario says nothing of itself.</span> : about}</p>
      </section>
      <p className="notes-next">
        Next moment: <strong>{next}</strong>
      </p>
    </>
  );
}
