// Where QEMU's RTL8139 departs from the chip, one name a rule; what each name means is said in full in
// tests/kits/rtl8139/vectors/README.md. The code asks these names and never which profile it runs.

/** The rules by name: those that recordings name in their headers, then those that are ours. */
export const QUIRK_NAMES = [
  'cr0',
  'rstidr',
  'isrpulse',
  'onetx',
  'runt',
  'jumbo',
  'aaphdr',
  'rcrring',
  'caprmod',
  'held',
  'tdu',
  'lsoflags',
  'cpfcs',
  'widths',
  'txnow',
  'dmanow',
  'txsize',
  'rstring',
  'phy',
  'fswint',
  'cplatch',
  'cpnoend',
  'leftover',
  'looppad',
] as const;
export type QuirkName = (typeof QUIRK_NAMES)[number];

/** True where the card does as QEMU does. */
export type Quirks = Readonly<Record<QuirkName, boolean>>;

/** Which card: as QEMU behaves, or as the data sheet prints it. */
export type Profile = 'qemu' | 'datasheet';

/** Every rule alike. */
function all(value: boolean): Quirks {
  return Object.fromEntries(QUIRK_NAMES.map((name) => [name, value])) as Record<QuirkName, boolean>;
}

/** QEMU's rtl8139: every rule holds. */
export const QEMU_QUIRKS: Quirks = all(true);
/** The chip as documented: none does. */
export const DATASHEET_QUIRKS: Quirks = all(false);
