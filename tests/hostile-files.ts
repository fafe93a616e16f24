// Files that no reader may take: cut, too deep, with numbers that are none, of the wrong type, with prototype keys, NULs and other
// encodings, packed badly. Each is made out of a good one, and each is wrong for certain.
import {gzipSync} from 'node:zlib';

export interface HostileFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** So many lists in one another, as the value of a field. */
const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const deepObjects = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** What takes a field's place, as JSON: none of it is lawful anywhere in our formats. */
const WRONG_VALUES: readonly (readonly [name: string, json: string])[] = [
  ['an object of its own', '{"nothing":"of ours"}'],
  ['a list of lists', '[[[[]]]]'],
  ['a number beyond all numbers', '1e309'],
  ['a negative fraction', '-0.5'],
  ['text of control characters', '"\\u0000\\u001b[2J"'],
  ['5 000 lists in one another', deep(5000)],
  ['prototype keys', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'],
];

/** JSON with each of its fields in turn replaced by each wrong value, as far as `isField` wants it. */
function replaced(good: unknown, path: string, put: (value: unknown) => string, isField: IsField): HostileFile[] {
  if (typeof good !== 'object' || good === null) return [];
  return Object.keys(good).flatMap((key) => {
    const here = `${path}.${key}`;
    const within = (value: unknown): unknown =>
      Array.isArray(good) ? good.map((one, i) => (String(i) === key ? value : one)) : {...good, [key]: value};
    const child = (good as Record<string, unknown>)[key];
    const whole = put(within('\u0001place\u0001'));
    const own = isField(here)
      ? WRONG_VALUES.map(([name, json]) => ({
          name: `${here} is ${name}`,
          bytes: Buffer.from(whole.replace(JSON.stringify('\u0001place\u0001'), () => json)),
        }))
      : [];
    return [...own, ...replaced(child, here, (value) => put(within(value)), isField)];
  });
}

type IsField = (path: string) => boolean;

/** A JSON file's hostile relatives; `isField` names the fields where a wrong value is certain to be wrong. */
export function hostileJson(good: object, isField: IsField): HostileFile[] {
  const text = JSON.stringify(good);
  const withField = (json: string): Buffer => Buffer.from(`{${json},${text.slice(1)}`);
  const cuts = [1, 2, 7, 40, text.length >> 1, text.length - 1].map((length) => ({
    name: `cut after ${length} characters`,
    bytes: Buffer.from(text.slice(0, length)),
  }));
  return [
    ...cuts,
    ...hostileText(text),
    {name: 'nested 100 000 deep', bytes: Buffer.from(deep(100_000))},
    {name: 'nested 100 000 objects deep', bytes: Buffer.from(deepObjects(100_000))},
    {name: 'nested and cut', bytes: Buffer.from('['.repeat(100_000))},
    {name: 'an unknown field nested deep', bytes: withField(`"zz":${deepObjects(20_000)}`)},
    {name: 'twice the same text', bytes: Buffer.from(text + text)},
    {name: 'text behind it', bytes: Buffer.from(`${text} and more`)},
    {name: 'nothing but a number', bytes: Buffer.from('1e309')},
    {name: 'null', bytes: Buffer.from('null')},
    {name: 'a list of it', bytes: Buffer.from(`[${text}]`)},
    {name: 'a trailing comma', bytes: Buffer.from(`${text.slice(0, -1)},}`)},
    {name: 'single quotes', bytes: Buffer.from(text.replaceAll('"', "'"))},
    ...replaced(good, '', JSON.stringify, isField),
  ];
}

/** A file of JSON lines and its hostile relatives: bad headers, then bad lines behind a good one. */
export function hostileLines(header: object, line: string, badLines: readonly string[]): HostileFile[] {
  const head = JSON.stringify(header);
  const text = `${head}\n${line}\n`;
  const lines = badLines.map((bad) => ({name: `the line ${bad.slice(0, 60)}`, bytes: Buffer.from(`${text}${bad}\n`)}));
  const headers = replaced(header, '', JSON.stringify, (path) => /\.(format|version|mac)$/.test(path)).map(
    ({name, bytes}) => ({name: `header: ${name}`, bytes: Buffer.concat([bytes, Buffer.from(`\n${line}\n`)])}),
  );
  return [
    ...hostileText(text),
    ...headers,
    ...lines,
    {name: 'header cut', bytes: Buffer.from(head.slice(0, 30))},
    {name: 'header nested deep', bytes: Buffer.from(`{"zz":${deep(5000)},${head.slice(1)}\n${line}\n`)},
    {name: 'a line nested deep', bytes: Buffer.from(`${text}${deep(5000)}\n`)},
    {name: 'a blank line in between', bytes: Buffer.from(`${text}\n${line}\n`)},
    {name: 'no header', bytes: Buffer.from(`${line}\n${line}\n`)},
    {name: 'the last line cut', bytes: Buffer.from(`${text}${line.slice(0, 6)}`)},
  ];
}

/** Bad whatever the format is: not text, other encodings, gzip that is none or too much. */
function hostileText(text: string): HostileFile[] {
  const packed = gzipSync(text);
  const flipped = Buffer.from(packed);
  flipped[packed.length - 6] = (flipped[packed.length - 6] ?? 0) ^ 0xff;
  const half = text.length >> 1;
  return [
    {name: 'empty', bytes: Buffer.alloc(0)},
    {name: 'one NUL', bytes: Buffer.alloc(1)},
    {name: 'a NUL in the middle', bytes: Buffer.from(`${text.slice(0, half)}\0${text.slice(half)}`)},
    {name: 'a NUL behind it', bytes: Buffer.from(`${text}\0`)},
    {name: 'UTF-16', bytes: Buffer.from(`\ufeff${text}`, 'utf16le')},
    {name: 'UTF-16 without a mark', bytes: Buffer.from(text, 'utf16le')},
    {name: 'Latin-1', bytes: Buffer.concat([Buffer.from(text.slice(0, 1)), Buffer.from('"ä":1,', 'latin1')])},
    {name: 'noise', bytes: Buffer.from(Array.from({length: 4000}, (_, n) => (n * 7919 + (n >> 3) * 104_729) & 0xff))},
    {name: 'plain words', bytes: Buffer.from('outb 0x300 0x21\ninb 0x307 = 0x80\n')},
    {name: 'HTML', bytes: Buffer.from('<!doctype html>\n<title>404</title>\n')},
    {name: 'gzip cut', bytes: packed.subarray(0, packed.length >> 1)},
    {name: 'gzip of 12 bytes', bytes: packed.subarray(0, 12)},
    {name: 'gzip with another check value', bytes: flipped},
    {name: 'gzip with a tail', bytes: Buffer.concat([packed, Buffer.from('tail')])},
    {name: 'gzip of noise', bytes: gzipSync(Buffer.from([0xff, 0xfe, 0xfd, 1, 2, 3]))},
    {name: 'gzip of nothing', bytes: gzipSync('')},
    {name: 'gzip of gzip', bytes: gzipSync(packed)},
    {name: 'gzip of 300 MB of zeros', bytes: ZEROS},
  ];
}

const ZEROS = gzipSync(Buffer.alloc(300_000_000), {level: 1});
