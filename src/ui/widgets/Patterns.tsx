// The guests' patterns and the hatching of what lies ahead, once a document; any SVG of the page may use them by name.

/** Put once at the root. Ids: pattern-B, -C, -D; pattern-soft-B, -C, -D; pattern-ahead; pattern-estimate. */
export function Patterns() {
  return (
    <svg width="0" height="0" aria-hidden="true" style={{position: 'absolute'}}>
      <defs>
        <pattern id="pattern-A" width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill="var(--A)" />
        </pattern>
        <Stripes id="pattern-B" ground="var(--B)" mark="var(--Bpat)" strength={1} />
        <Dots id="pattern-C" ground="var(--C)" mark="var(--Cpat)" strength={1} />
        <Crosses id="pattern-D" ground="var(--D)" mark="var(--Dpat)" strength={1} />
        <pattern id="pattern-soft-A" width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill="var(--Asoft)" />
        </pattern>
        <Stripes id="pattern-soft-B" ground="var(--Bsoft)" mark="var(--Bpat)" strength={0.45} />
        <Dots id="pattern-soft-C" ground="var(--Csoft)" mark="var(--C)" strength={0.55} />
        <Crosses id="pattern-soft-D" ground="var(--Dsoft)" mark="var(--Dpat)" strength={0.5} />
        <pattern id="pattern-ahead" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0,0 V7" stroke="var(--line2)" strokeWidth="1" opacity="0.5" />
        </pattern>
        <pattern id="pattern-estimate" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0,0 V5" stroke="var(--panel)" strokeWidth="3.5" />
        </pattern>
      </defs>
    </svg>
  );
}

interface PatternProps {
  readonly id: string;
  readonly ground: string;
  readonly mark: string;
  readonly strength: number;
}

function Stripes({id, ground, mark, strength}: PatternProps) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill={ground} />
      <rect width="2" height="6" fill={mark} opacity={strength} />
    </pattern>
  );
}

function Dots({id, ground, mark, strength}: PatternProps) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
      <rect width="6" height="6" fill={ground} />
      <circle cx="3" cy="3" r="1.1" fill={mark} opacity={strength} />
    </pattern>
  );
}

function Crosses({id, ground, mark, strength}: PatternProps) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill={ground} />
      <path d="M0,0 H6 M0,0 V6" stroke={mark} strokeWidth="1.6" opacity={strength} />
    </pattern>
  );
}
