// Long work in pieces, with an ear for Ctrl+C between them, so that it can put away what it has begun.
import {constants} from 'node:os';
import process from 'node:process';
import {setImmediate} from 'node:timers/promises';

/** Work that may be stopped where it yields; what it has to put away then stands in a `finally`. */
export type Pieces<T> = Generator<void, T, void>;

/** How a person or the system ends a process. */
const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** All of it; a signal that ends the process is heard behind the piece under way, and ends it when the work is put away. */
export async function interruptible<T>(work: Pieces<T>): Promise<T> {
  const heard: NodeJS.Signals[] = [];
  const hear = (signal: NodeJS.Signals): void => void heard.push(signal);
  for (const signal of ENDINGS) process.on(signal, hear);
  try {
    while (heard.length === 0) {
      const step = work.next();
      if (step.done === true) return step.value;
      await setImmediate();
    }
    work.return(undefined as never);
  } finally {
    for (const signal of ENDINGS) process.off(signal, hear);
  }
  return endBy(heard[0] ?? 'SIGINT');
}

/** As if nobody had listened: whoever started the process sees the signal. */
function endBy(signal: NodeJS.Signals): never {
  process.kill(process.pid, signal);
  // Where a signal to oneself does not end a process, a shell's word for it does.
  process.exit(128 + constants.signals[signal]);
}
