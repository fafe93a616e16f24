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

type PageTable = Extract<Translation, {kind: 'table'}>;

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

/** Where one address of the guest's leads; null: nowhere. */
export function addressOf(translation: Translation, address: number): number | null {
  switch (translation.kind) {
    case 'identity':
      return address;
    case 'offset':
      return address < 0 || address >= translation.size ? null : address + translation.by;
    case 'table': {
      const {pageBytes} = translation;
      const page = translation.pages[Math.floor(address / pageBytes)] ?? null;
      return page === null ? null : page + (address % pageBytes);
    }
  }
}

/** How many bytes from an address on, of `most`, lead one after another to one piece; 0 where it leads nowhere. */
export function pieceFrom(translation: Translation, address: number, most: number): number {
  switch (translation.kind) {
    case 'identity':
      return most;
    case 'offset':
      return address < 0 ? 0 : Math.max(0, Math.min(most, translation.size - address));
    case 'table':
      return piecePaged(translation, address, most);
  }
}

function piecePaged(table: PageTable, address: number, most: number): number {
  const first = addressOf(table, address);
  if (first === null) return 0;
  let length = table.pageBytes - (address % table.pageBytes);
  while (length < most && addressOf(table, address + length) === first + length) length += table.pageBytes;
  return Math.min(most, length);
}

function throughPages(table: PageTable, start: number, length: number): readonly AddressRange[] | null {
  const pieces: AddressRange[] = [];
  for (let at = start; at < start + length; ) {
    const address = addressOf(table, at);
    if (address === null) return null;
    const piece = pieceFrom(table, at, start + length - at);
    pieces.push({start: address, length: piece});
    at += piece;
  }
  return pieces;
}
