// What `vpio run` takes, whatever the technique.
import {resolve} from 'node:path';
import {fail, type Result} from '../base/result.ts';
import {type Given, readArguments} from './arguments.ts';

const VALUES = ['technique', 'profile', 'hooks', 'policies', 'seed', 'trace', 'card', 'pcap'] as const;
const SWITCHES = ['json'] as const;
const USAGE =
  'usage: run SCENARIO... [--technique T] [--profile qemu|datasheet] [--hooks SET] [--policies P:C,...] [--seed N] [--json] ' +
  '[--trace OUT [--card D]] [--pcap OUT]';

/** What `run` was given. */
export type RunArguments = Given<(typeof VALUES)[number], (typeof SWITCHES)[number]>;

/** Files that one run writes. */
const FILES = ['trace', 'pcap'] as const;

/** Reads the arguments after `run`; an option it does not know is a fault. */
export function readRunArguments(args: readonly string[]): Result<RunArguments> {
  const given = readArguments(args, {values: VALUES, switches: SWITCHES, word: 'SCENARIO', isMany: true, usage: USAGE});
  if (!given.ok) return given;
  const {words, values} = given.value;
  if (values.trace !== undefined && values.pcap !== undefined && resolve(values.trace) === resolve(values.pcap))
    return fail('--pcap', `${values.pcap} is --trace's file already`);
  if (values.card !== undefined && values.trace === undefined)
    return fail('--card', 'says which card --trace is of, and there is no --trace');
  if (words.length === 1) return given;
  const file = FILES.find((name) => values[name] !== undefined);
  return file === undefined ? given : fail(`--${file}`, `one SCENARIO only, and there are ${words.length}`);
}
