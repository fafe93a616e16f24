// The browser's own way to choose a file, out of sight: a button of the page opens it.
import type {RefObject} from 'react';
import {openFile} from './open-work.ts';

/** Opens the file that is chosen; the same one can be chosen again. */
export function FileInput({picker}: {readonly picker: RefObject<HTMLInputElement | null>}) {
  return (
    <input
      ref={picker}
      type="file"
      hidden
      accept=".json,.jsonl,.gz"
      onChange={(event) => {
        const file = event.target.files?.[0];
        if (file !== undefined) void openFile(file);
        event.target.value = '';
      }}
    />
  );
}
