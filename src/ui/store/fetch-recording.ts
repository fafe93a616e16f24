// A recording of the library, from beside the page.
import {fail, ok, type Result} from '../../base/result.ts';

/** The bytes of a file in `traces`; a fault says which one cannot be had. */
export async function fetchRecording(file: string): Promise<Result<ArrayBuffer>> {
  try {
    const answer = await fetch(new URL(`traces/${file}`, document.baseURI));
    if (answer.ok) return ok(await answer.arrayBuffer());
  } catch {
    // Said below, as of a host that answers no.
  }
  return fail(`traces/${file}`, 'cannot be fetched from where this page came from');
}
