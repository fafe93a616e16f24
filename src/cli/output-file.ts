// A file that a command writes piece by piece. Until it is whole it has another name, so that nothing half-written ever stands
// under the name that was asked for, not even where the process is killed outright.
import {closeSync, openSync, renameSync, rmSync, writeSync} from 'node:fs';
import {fail, ok, type Result} from '../base/result.ts';
import {reasonOf} from './files.ts';

/** What stands behind the name as long as the file is not whole. */
const PART = '.part';

/** A file under way. Writing never throws: the first thing that goes wrong is told by `finish`. */
export class OutputFile {
  readonly #path: string;
  readonly #descriptor: number;
  #fault: unknown = null;
  #isOpen = true;

  private constructor(path: string, descriptor: number) {
    this.#path = path;
    this.#descriptor = descriptor;
  }

  /** Begins a file; its folder must be there. */
  static open(path: string): Result<OutputFile> {
    try {
      return ok(new OutputFile(path, openSync(path + PART, 'w')));
    } catch (error) {
      return fail(path, reasonOf(error));
    }
  }

  /** Writes what comes next. */
  write(bytes: Uint8Array): void {
    if (this.#fault !== null) return;
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
    } catch (error) {
      this.#fault = error;
    }
  }

  /** Gives the whole file its name, over an old one if there is one. */
  finish(): Result<null> {
    try {
      this.#isOpen = false;
      closeSync(this.#descriptor);
      if (this.#fault !== null) throw this.#fault;
      renameSync(this.#path + PART, this.#path);
      return ok(null);
    } catch (error) {
      rmSync(this.#path + PART, {force: true});
      return fail(this.#path, reasonOf(error));
    }
  }

  /** Takes back what was written; a file that is finished stays. */
  abandon(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.#descriptor);
    rmSync(this.#path + PART, {force: true});
  }
}
