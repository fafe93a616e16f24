// Whether the person asked the browser to be sparing with data.

/** What browsers that know the wish tell of it. */
interface Connection {
  readonly saveData?: boolean;
}

/** True where the browser was told to save data: nothing is fetched then before it is wanted [Save Data API, `saveData`]. */
export function savesData(): boolean {
  return 'connection' in navigator && (navigator.connection as Connection | undefined)?.saveData === true;
}
