// The kinds of field that a scenario has, as valibot schemas whose messages say what was wanted and what was found.
import * as v from 'valibot';
import {FEW, wordsToChoose} from '../base/near-words.ts';

const SHOWN_LENGTH = 40;

/** A value from outside as a short piece of one line. */
export function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing');
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}...` : text;
}

/** A card page as people write it: `0x40`. */
export function pageText(page: number): string {
  return `0x${page.toString(16).padStart(2, '0')}`;
}

/** A whole number within limits. */
export function whole(least: number, most: number) {
  return v.pipe(
    v.number(({input}) => `${shown(input)} is no number`),
    v.safeInteger(({input}) => `${input} is no whole number`),
    v.minValue(least, ({input}) => `${input} is less than ${least}`),
    v.maxValue(most, ({input}) => `${input} is more than ${most}`),
  );
}

/** One of some words; of many, a refusal names the nearest. */
export function choice<const T extends readonly string[]>(words: T) {
  const all = words.join(', ');
  if (words.length <= FEW) return v.picklist(words, ({input}) => `${shown(input)} is not one of ${all}`);
  return v.picklist(words, ({input}) => {
    const typed = typeof input === 'string' ? input : '';
    return `${shown(input)} is not one of the ${words.length}; ${wordsToChoose(typed, words, `there are ${all}`)}`;
  });
}

/** A line of text without control characters. */
export function line(least: number, most: number) {
  return v.pipe(
    v.string(({input}) => `${shown(input)} is no text`),
    v.minLength(least, 'the text is empty'),
    v.maxLength(most, ({input}) => `the text has ${input.length} characters, at most ${most}`),
    v.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'the text has a control character or a second line'),
  );
}

/** A name of a scenario or a guest: letters, digits, `-`, `_` and `.`. */
export const name = v.pipe(
  v.string(({input}) => `${shown(input)} is no text`),
  v.regex(
    /^[a-z0-9][a-z0-9._-]{0,39}$/i,
    ({input}) => `${shown(input)} is no name: 1 to 40 letters, digits, - _ and .`,
  ),
);

/** A recording's file name, without a folder. */
export const recordingName = v.pipe(
  v.string(({input}) => `${shown(input)} is no text`),
  v.regex(
    /^[a-z0-9][a-z0-9._-]{0,99}\.jsonl(\.gz)?$/i,
    ({input}) => `${shown(input)} is no recording's file name: NAME.jsonl or NAME.jsonl.gz, without a folder`,
  ),
);

/** A page of the card: 64 or "0x40". Where the windows may lie is a rule, not a field's matter. */
export const page = v.pipe(
  v.unknown(),
  v.rawTransform<unknown, number>(({dataset, addIssue, NEVER}) => {
    const value = dataset.value;
    const number = typeof value === 'string' && /^0x[0-9a-f]{1,8}$/i.test(value) ? Number.parseInt(value, 16) : value;
    if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number;
    addIssue({message: `${shown(value)} is no page: write 64 or "0x40"`});
    return NEVER;
  }),
);

const macText = v.pipe(
  v.string(({input}) => `${shown(input)} is no text`),
  v.regex(
    /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i,
    ({input}) => `${shown(input)} is no station address such as 52:54:00:12:34:56`,
  ),
  v.toLowerCase(),
);

/** Any Ethernet address, one station's or a group's; read as lower case. */
export const anyMac = macText;

/** The address of one station. */
export const stationMac = v.pipe(
  macText,
  v.check(
    (mac) => (Number.parseInt(mac.slice(0, 2), 16) & 1) === 0 && mac !== '00:00:00:00:00:00',
    ({input}) => `${input} is no single station's address: a group's, or all zeroes`,
  ),
);

/** An IPv4 address of one station. */
export const ip = v.pipe(
  v.string(({input}) => `${shown(input)} is no text`),
  v.check(
    (text) => /^(\d{1,3})(\.\d{1,3}){3}$/.test(text) && text.split('.').every(isOctet),
    ({input}) => `${shown(input)} is no IPv4 address such as 10.0.0.2`,
  ),
  v.check(
    (text) => Number(text.split('.')[0]) > 0 && Number(text.split('.')[0]) < 224,
    ({input}) => `${input} is no single station's address`,
  ),
);

function isOctet(digits: string): boolean {
  return Number(digits) <= 255 && (digits === '0' || !digits.startsWith('0'));
}
