// A saved work (`NAME.vpio.json`), told by its name from other files. What of it leads back to its run is `saved-run-schema.ts`.

export const WORK_FORMAT = 'vpio-work';
/** Version 2: version 1 had neither breakpoints nor branches. */
export const WORK_VERSION = 2;

/** True of JSON that calls itself a saved work. */
export function isSavedWork(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && 'format' in data && data.format === WORK_FORMAT;
}
