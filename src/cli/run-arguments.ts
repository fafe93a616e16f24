// What `vpio run` takes, whatever the technique.
import type {Result} from '../base/result.ts';
import {type Given, readArguments} from './arguments.ts';

const VALUES = ['technique', 'profile', 'hooks', 'seed', 'trace', 'pcap'] as const;
const SWITCHES = ['json'] as const;
const USAGE =
  'usage: run SCENARIO [--technique T] [--profile qemu|datasheet] [--hooks SET] [--seed N] [--json] [--trace OUT] [--pcap OUT]';

/** What `run` was given. */
export type RunArguments = Given<(typeof VALUES)[number], (typeof SWITCHES)[number]>;

/** Reads the arguments after `run`; an option it does not know is a fault. */
export function readRunArguments(args: readonly string[]): Result<RunArguments> {
  return readArguments(args, {values: VALUES, switches: SWITCHES, word: 'SCENARIO', usage: USAGE});
}
