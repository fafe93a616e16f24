// The drawing of a model as data: places of states and edges in several sizes. A kit without one has its
// states put in a circle, so that a small kit needs no coordinates.

/** Where a line of text is held. */
export type Anchor = 'start' | 'middle' | 'end';

/** A line of text by its baseline. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
}

/** One drawn edge. */
export interface EdgePlace {
  /** Straight, from x, y to x, y. */
  readonly route: readonly [number, number, number, number];
  readonly labels: readonly PlacedText[];
  /** Where the count stands; null: behind the last label. Unused where the set shows no counts. */
  readonly count: {readonly x: number; readonly y: number; readonly anchor: Anchor} | null;
  /** Middle of the diamond of an edge with a checking function. */
  readonly check: readonly [number, number] | null;
}

/** A rectangle. */
export interface PlacedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the signs mean: all of it in small type, or the two that matter in large type; from the upper left, at two columns. */
export interface LegendPlace {
  readonly kind: 'whole' | 'short';
  readonly left: number;
  readonly right: number;
  /** Middle of the first line. */
  readonly y: number;
}

/** A coordinate set: one size of the drawing, in units of its own. */
export interface ModelGeometry {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly node: {readonly width: number; readonly height: number};
  /** Sizes of text: labels, state names, and what stands under a name; the last is 0 where nothing does. */
  readonly text: {readonly label: number; readonly name: number; readonly share: number};
  readonly arrow: number;
  /** Radius of a verdict or half a diamond. */
  readonly mark: number;
  /** Width of an edge that is lit, and of the others beside their usual width. */
  readonly core: number;
  readonly boldness: number;
  readonly hasCounts: boolean;
  /** Pixels a unit from which on this set is taken; null: taken where its labels can be read. */
  readonly leastUnit: number | null;
  /** Taken only where the area's width holds it, not its height. */
  readonly isForTall: boolean;
  /** Behind everything: what parts of the drawing have in common. */
  readonly ground: {readonly boxes: readonly PlacedBox[]; readonly texts: readonly PlacedText[]};
  /** null: no room for one. */
  readonly legend: LegendPlace | null;
  /** By state name. */
  readonly states: Readonly<Record<string, readonly [number, number]>>;
  /** By row of the drawn edges. */
  readonly edges: readonly EdgePlace[];
}

/** A model's drawing. */
export interface ModelDiagram {
  /** The source that draws it, as sentences name it: `slide 26`. */
  readonly source: string;
  /** Below the title, and the words of it that the glossary has. */
  readonly subtitle: string;
  readonly dotted: readonly string[];
  /** From the most detailed to the one for the least room, which is taken where no other reads. */
  readonly sets: readonly ModelGeometry[];
}
