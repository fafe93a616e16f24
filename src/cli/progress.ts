// How far long work has come: one line on standard error, drawn over and over, where that is a terminal; else nothing.
import {performance} from 'node:perf_hooks';
import process from 'node:process';

const EVERY_MS = 250;

/** Where the line is drawn. */
interface Terminal {
  readonly write: (text: string) => unknown;
  readonly nowMs: () => number;
}

const STANDARD_ERROR: Terminal = {write: (text) => process.stderr.write(text), nowMs: () => performance.now()};

/** The line; it is wiped before anything else is printed. */
export class Progress {
  readonly #terminal: Terminal | null;
  #drawnAt: number;
  #length = 0;

  /** null: nobody looks, and nothing is drawn. */
  constructor(terminal: Terminal | null = process.stderr.isTTY === true ? STANDARD_ERROR : null) {
    this.#terminal = terminal;
    this.#drawnAt = terminal?.nowMs() ?? 0;
  }

  /** Says how far the work is; `words` is asked for only where the line is due. */
  tell(words: () => string): void {
    if (this.#terminal === null) return;
    const now = this.#terminal.nowMs();
    if (now - this.#drawnAt < EVERY_MS) return;
    this.#drawnAt = now;
    this.#draw(words());
  }

  /** Takes the line away. */
  end(): void {
    if (this.#length === 0) return;
    this.#draw('');
    this.#terminal?.write('\r');
  }

  #draw(line: string): void {
    this.#terminal?.write(`\r${line.padEnd(this.#length)}`);
    this.#length = line.length;
  }
}
