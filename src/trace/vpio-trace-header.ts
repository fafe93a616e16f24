// The first line of a `vpio-trace` file, read from unknown JSON and written back.
import * as v from 'valibot';
import {isObject, readJson} from '../base/json.ts';
import {fail, ok, type Result} from '../base/result.ts';
import {RECORDED_CLOCKS, type RecordedHeader} from './recorded-run.ts';

/** The format's name and the one version there is. */
const TRACE_FORMAT = 'vpio-trace';
const TRACE_VERSION = 1;
/** Where it is written how to make such a file. */
const HOW_TO = 'docs/trace-format.md says how to make one of a log';
/** `rxRefused` may name a million frames. */
const LONGEST_HEADER = 16 * 1024 * 1024;
const LONGEST_WORDS = 2000;
const MOST_MEGABITS = 1000;

/** Fields that have one lawful value, where they are given at all. */
const FIXED_FIELDS = {access: 'pio'} as const;

const fixed = <const T extends string>(wanted: T) =>
  v.optional(
    v.literal(wanted, ({input}) => `${shown(input)}, wanted "${wanted}"`),
    wanted,
  );
const words = v.pipe(
  v.string(({input}) => `${shown(input)} is not text`),
  v.maxLength(LONGEST_WORDS, ({input}) => `the text has ${input.length} characters, at most ${LONGEST_WORDS}`),
  v.regex(/^\P{Cc}*$/u, 'the text has a control character'),
);
/** A field that may be left out. */
const given = <const S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null);
const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const isPair = v.check(({length}: unknown[]) => length === 2);
const isAscending = v.check((all: number[]) => all.every((one, i) => i === 0 || one > (all[i - 1] ?? 0)));
/** Not `v.record`, which leaves out keys that objects have anyway, and takes a list. */
const numbersByName = v.custom<Readonly<Record<string, number>>>(
  (value) => isObject(value) && Object.values(value).every((number) => Number.isFinite(number)),
);
const bar = v.picklist(['ports', 'memory'], ({input}) => `${shown(input)}, wanted "ports" or "memory"`);
const isMac = v.regex(/^([0-9a-f]{2}(:[0-9a-f]{2}){5})?$/i, ({input}) => `${shown(input)} is no station address`);

const schema = v.object({
  clock: v.optional(
    v.picklist(RECORDED_CLOCKS, ({input}) => `${shown(input)}, wanted ${RECORDED_CLOCKS.map(shown).join(' or ')}`),
    'ns',
  ),
  access: fixed(FIXED_FIELDS.access),
  driver: given(words),
  machine: given(words),
  workload: given(words),
  mac: given(v.pipe(words, isMac)),
  wireMegabits: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MOST_MEGABITS))),
  phases: given(v.array(v.pipe(v.array(v.unknown()), isPair, v.tuple([time, v.string()])))),
  guestCounters: given(numbersByName),
  rxRefused: given(v.pipe(v.array(time), isAscending)),
  bar: given(bar),
});
/** Checked here, and carried among the others for whoever makes a scenario of it. */
const CARRIED = 'bar';
const KNOWN = ['format', 'version', 'device', ...Object.keys(schema.entries)].filter((name) => name !== CARRIED);

/** What is wanted of a field as a whole, whatever is wrong in it. */
const WANTS = new Map<unknown, string>([
  ['phases', 'wanted pairs of nanoseconds and a name'],
  ['guestCounters', 'wanted an object of numbers'],
  ['wireMegabits', `wanted a whole number from 1 to ${MOST_MEGABITS}`],
  ['rxRefused', 'wanted whole numbers from 0 in ascending order'],
]);

/** Reads the header line of a recording of one of these devices, the first where it names none; a fault's place is the field. */
export function parseTraceHeader(line: string, devices: readonly string[]): Result<RecordedHeader> {
  const json = readJson(line, LONGEST_HEADER);
  if (!json.ok && !json.fault.message.startsWith('not JSON')) return fail('', `the header: ${json.fault.message}`);
  if (!json.ok)
    return fail('', `the header is not JSON but ${shown(line.slice(0, 60))}: this is no recording; ${HOW_TO}`);
  const header = json.value;
  if (!isObject(header))
    return fail('', `the header is not a JSON object but ${shown(header)}: this is no recording; ${HOW_TO}`);
  const {format, version}: {format?: unknown; version?: unknown} = header;
  if (format !== TRACE_FORMAT) return fail('format', `${shown(format)}, wanted "${TRACE_FORMAT}"; ${HOW_TO}`);
  if (version !== TRACE_VERSION)
    return fail('version', `${shown(version)}, this program reads version ${TRACE_VERSION}`);
  const {device = devices[0]}: {device?: unknown} = header;
  if (typeof device !== 'string' || !devices.includes(device))
    return fail('device', `${shown(device)}, wanted ${devices.map(shown).join(' or ')}`);
  const read = v.safeParse(schema, header, {abortEarly: true});
  if (!read.success) {
    const [{path, message}] = read.issues;
    const field = path?.[0].key;
    return fail(String(field), WANTS.get(field) ?? message);
  }
  const {driver, machine, workload, mac, clock, wireMegabits, phases, guestCounters, rxRefused} = read.output;
  return ok({
    device,
    driver: driver ?? '',
    machine: machine ?? '',
    workload: workload ?? '',
    mac: mac ?? '',
    clock,
    ...(wireMegabits === undefined ? {} : {wireMegabits}),
    phases: phases ?? [],
    guestCounters,
    rxRefused,
    others: Object.fromEntries(Object.entries(header).filter(([name]) => !KNOWN.includes(name))),
  });
}

/** The header as one line of JSON, without its end of line. */
export function writeTraceHeader(header: RecordedHeader): string {
  const {device, driver, machine, workload, mac, clock, wireMegabits, phases, guestCounters, rxRefused, others} =
    header;
  return JSON.stringify({
    format: TRACE_FORMAT,
    version: TRACE_VERSION,
    device,
    driver,
    machine,
    workload,
    mac,
    clock,
    access: FIXED_FIELDS.access,
    wireMegabits,
    ...(phases.length > 0 ? {phases} : {}),
    ...(guestCounters === null ? {} : {guestCounters}),
    ...(rxRefused === null ? {} : {rxRefused}),
    ...others,
  });
}

function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'missing');
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
