// Tables as text that spreadsheets and statistics programs read. [RFC 4180]

/** A cell; null is an empty one. */
export type Cell = string | number | boolean | null;

/** Rows of one table; every row has as many cells as there are heads. */
export interface FlatTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The table with its heads, lines ending as the format says; a cell that a spreadsheet would reckon with is left as text. */
export function csvText({heads, rows}: FlatTable): string {
  return [heads, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' && /^[=+\-@\t]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
