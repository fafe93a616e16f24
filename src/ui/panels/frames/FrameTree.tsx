// A frame layer by layer: every header's fields, each of which points at its bytes and is pointed at by them.
import type {DissectedField, Dissection} from '../../../net/dissect.ts';

interface FrameTreeProps {
  readonly dissection: Dissection;
  readonly span: ByteSpan | null;
  readonly onSpan: (span: ByteSpan | null) => void;
}

/** Headers from the outermost in. */
export function FrameTree({dissection, span, onSpan}: FrameTreeProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="frame-tree" tabIndex={0} aria-label="Headers">
      {dissection.layers.map(({name, summary, fields}) => (
        <section key={name} aria-label={name}>
          <h3>
            {name} <span className="quiet">{withoutName(summary, name)}</span>
          </h3>
          <ul>
            {fields.map((field) => (
              <Field
                key={`${field.name} ${field.from}`}
                field={field}
                isPointedAt={meets(field, span)}
                onSpan={onSpan}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** A summary that begins with its layer’s name says it once. */
function withoutName(summary: string, name: string): string {
  return summary.startsWith(`${name} `) ? summary.slice(name.length + 1) : summary;
}

function meets({from, to}: DissectedField, span: ByteSpan | null): boolean {
  return span !== null && from < span.to && span.from < to;
}

function Field({
  field,
  isPointedAt,
  onSpan,
}: {
  readonly field: DissectedField;
  readonly isPointedAt: boolean;
  readonly onSpan: (span: ByteSpan | null) => void;
}) {
  const {name, value, from, to} = field;
  const point = (): void => onSpan({from, to});
  return (
    <li>
      <button
        type="button"
        className="frame-field"
        aria-pressed={isPointedAt}
        onFocus={point}
        onPointerEnter={point}
        onClick={point}
      >
        <span className="quiet">{name}</span>
        <span className="mono">{value}</span>
      </button>
    </li>
  );
}

/** Bytes [from, to) of the frame. */
export interface ByteSpan {
  readonly from: number;
  readonly to: number;
}
