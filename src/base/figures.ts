// Figures as they are written everywhere: thin spaces between thousands, hex with its prefix, one thing or several.

/** Stands between thousands, and between the thousandths of a fraction. The narrow one at which no line breaks is too narrow in many a font. */
export const THIN = '\u2009';

/** `58 364`: groups of three, a thin space between. */
export function thousands(count: number): string {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, THIN);
}

/** `1 guest`, `3 guests`, `2 accesses`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

const SPELLED: readonly string[] = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
];

/** `seven`, `fifteen`; from twenty-one on in figures. */
export function spelled(count: number): string {
  return SPELLED[count] ?? thousands(count);
}

/** `0x46`: upper-case digits, at least so many. */
export function hex(value: number, digits = 2): string {
  return `0x${value.toString(16).toUpperCase().padStart(digits, '0')}`;
}

/** `52540012`: two digits for each byte. */
export function hexDigits(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `0x4600–0x4BE9`: first and last byte. */
export function hexRange(first: number, length: number): string {
  return length <= 1 ? hex(first, 4) : `${hex(first, 4)}–${hex(first + length - 1, 4)}`;
}

/** `Run, pause`: words as they stand by themselves. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
