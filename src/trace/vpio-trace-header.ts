// The first line of a `vpio-trace` file, read from unknown JSON and written back.
import {readJson} from '../base/json.ts';
import {fail, ok, type Result} from '../base/result.ts';
import type {RecordedHeader} from './recorded-run.ts';

/** The format's name and the one version there is. */
const TRACE_FORMAT = 'vpio-trace';
const TRACE_VERSION = 1;
/** Where it is written how to make such a file. */
const HOW_TO = 'docs/trace-format.md says how to make one of a log';
/** `rxRefused` may name a million frames. */
const LONGEST_HEADER = 16 * 1024 * 1024;
const LONGEST_WORDS = 2000;

const TEXT_FIELDS = ['device', 'driver', 'machine', 'workload', 'mac'] as const;
/** Fields that have one lawful value, where they are given at all. */
const FIXED_FIELDS = {device: 'ne2k', clock: 'ns', access: 'pio'} as const;
const KNOWN = new Set<string>([
  'format',
  'version',
  ...TEXT_FIELDS,
  'clock',
  'access',
  'phases',
  'guestCounters',
  'rxRefused',
]);

/** Reads the header line; a fault's place is the field. */
export function parseTraceHeader(line: string): Result<RecordedHeader> {
  const json = readJson(line, LONGEST_HEADER);
  if (!json.ok && !json.fault.message.startsWith('not JSON')) return fail('', `the header: ${json.fault.message}`);
  if (!json.ok)
    return fail('', `the header is not JSON but ${shown(line.slice(0, 60))}: this is no recording; ${HOW_TO}`);
  const header = json.value;
  if (typeof header !== 'object' || header === null || Array.isArray(header))
    return fail('', `the header is not a JSON object but ${shown(header)}: this is no recording; ${HOW_TO}`);
  const fields = new Map<string, unknown>(Object.entries(header));
  const format = fields.get('format');
  if (format !== TRACE_FORMAT) return fail('format', `${shown(format)}, wanted "${TRACE_FORMAT}"; ${HOW_TO}`);
  const version = fields.get('version');
  if (version !== TRACE_VERSION)
    return fail('version', `${shown(version)}, this program reads version ${TRACE_VERSION}`);
  for (const [name, wanted] of Object.entries(FIXED_FIELDS)) {
    const found = fields.get(name);
    if (found !== undefined && found !== wanted) return fail(name, `${shown(found)}, wanted "${wanted}"`);
  }
  const text: Record<string, string> = {};
  for (const name of TEXT_FIELDS) {
    const value = fields.get(name) ?? '';
    if (typeof value !== 'string') return fail(name, `${shown(value)} is not text`);
    if (value.length > LONGEST_WORDS)
      return fail(name, `the text has ${value.length} characters, at most ${LONGEST_WORDS}`);
    if (/\p{Cc}/u.test(value)) return fail(name, 'the text has a control character');
    text[name] = value;
  }
  const {driver = '', machine = '', workload = '', mac = ''} = text;
  if (mac !== '' && !/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(mac))
    return fail('mac', `${shown(mac)} is no station address`);
  const phases = fields.get('phases') ?? [];
  if (!isPhases(phases)) return fail('phases', 'wanted pairs of nanoseconds and a name');
  const guestCounters = fields.get('guestCounters') ?? null;
  if (!isCounters(guestCounters)) return fail('guestCounters', 'wanted an object of numbers');
  const rxRefused = fields.get('rxRefused') ?? null;
  if (!isOrdinals(rxRefused)) return fail('rxRefused', 'wanted whole numbers from 0 in ascending order');
  const others = Object.fromEntries([...fields].filter(([name]) => !KNOWN.has(name)));
  return ok({device: FIXED_FIELDS.device, driver, machine, workload, mac, phases, guestCounters, rxRefused, others});
}

/** The header as one line of JSON, without its end of line. */
export function writeTraceHeader(header: RecordedHeader): string {
  const {device, driver, machine, workload, mac, phases, guestCounters, rxRefused, others} = header;
  return JSON.stringify({
    format: TRACE_FORMAT,
    version: TRACE_VERSION,
    device,
    driver,
    machine,
    workload,
    mac,
    clock: FIXED_FIELDS.clock,
    access: FIXED_FIELDS.access,
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

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isPhases(value: unknown): value is readonly (readonly [number, string])[] {
  return (
    Array.isArray(value) &&
    value.every((item) => Array.isArray(item) && item.length === 2 && isTime(item[0]) && typeof item[1] === 'string')
  );
}

function isCounters(value: unknown): value is Readonly<Record<string, number>> | null {
  if (value === null) return true;
  return typeof value === 'object' && !Array.isArray(value) && Object.values(value).every(Number.isFinite);
}

function isOrdinals(value: unknown): value is readonly number[] | null {
  if (value === null) return true;
  return Array.isArray(value) && value.every((item, i) => isTime(item) && (i === 0 || item > value[i - 1]));
}
