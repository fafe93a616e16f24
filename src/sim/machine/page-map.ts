// Where a guest's addresses lead: page maps, from guest-physical addresses to those of the host, or of a device's own memory.
// [deck, slide 18: physical address translations]

/** A run of bytes. */
export interface AddressRange {
  readonly start: number;
  readonly length: number;
}

/**
 * How an address that the guest sets becomes one that the device uses; plain data. `identity`: unchanged. `offset`: the
 * guest lies in one block, so much above 0. `table`: page by page; null: the page is not the guest's.
 */
export type Translation =
  | {readonly kind: 'identity'}
  | {readonly kind: 'offset'; readonly by: number; readonly size: number}
  | {readonly kind: 'table'; readonly pageBytes: number; readonly pages: readonly (number | null)[]};

/** Where a range that the guest sets up leads, in as few pieces as there are; null where part of it leads nowhere. */
export function translate(translation: Translation, {start, length}: AddressRange): readonly AddressRange[] | null {
  switch (translation.kind) {
    case 'identity':
      return [{start, length}];
    case 'offset':
      return start < 0 || start + length > translation.size ? null : [{start: start + translation.by, length}];
    case 'table':
      return throughPages(translation, start, length);
  }
}

function throughPages(
  {pageBytes, pages}: Extract<Translation, {kind: 'table'}>,
  start: number,
  length: number,
): readonly AddressRange[] | null {
  const pieces: AddressRange[] = [];
  for (let at = start, left = length; left > 0; ) {
    const page = pages[Math.floor(at / pageBytes)] ?? null;
    if (page === null) return null;
    const within = at % pageBytes;
    const piece = Math.min(left, pageBytes - within);
    const last = pieces.at(-1);
    if (last !== undefined && last.start + last.length === page + within) {
      pieces[pieces.length - 1] = {start: last.start, length: last.length + piece};
    } else pieces.push({start: page + within, length: piece});
    at += piece;
    left -= piece;
  }
  return pieces;
}
