// What a command leaves behind: an exit status and what it prints where.
import process from 'node:process';
import {type Fault, faultLine} from '../base/result.ts';

/** 0 held, 1 a check failed, 2 bad input. */
export interface Outcome {
  readonly status: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

/** Bad input: one line on standard error, whatever the place and the reason hold. */
export function refused(fault: Fault): Outcome {
  return {status: 2, stdout: '', stderr: `${faultLine(fault).replace(/[\p{Cc}\s]+/gu, ' ')}\n`};
}

/** Prints it; gives the exit status. */
export function printed({status, stdout, stderr}: Outcome): number {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return status;
}
