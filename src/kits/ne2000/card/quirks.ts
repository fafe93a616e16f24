// Where QEMU's NE2000 departs from the chip and a plain board, one name a rule; what each name means is said in full in
// tests/vectors/README.md. The code asks these names and never which profile it runs.

/** The rules by name, in the order of the list they come from. */
export const QUIRK_NAMES = [
  'cr0',
  'rst',
  'rstport',
  'irqstick',
  'prom2',
  'promw',
  'reg16',
  'id29',
  'page2',
  'pagelimit',
  'notally',
  'dmafree',
  'rbcr0',
  'rdc0',
  'sendcmd',
  'wide',
  'memmap',
  'rsar17',
  'dport',
  'txnow',
  'txlen',
  'txrange',
  'noloop',
  'stp',
  'noovw',
  'rxroom',
  'nocrc',
  'runt',
  'jumbo',
  'nomon',
  'promisc',
  'bcast',
  'filterprom',
  'curroob',
] as const;
export type QuirkName = (typeof QUIRK_NAMES)[number];

/** True where the card does as QEMU does. */
export type Quirks = Readonly<Record<QuirkName, boolean>>;

/** Which card: as QEMU behaves, or as the data sheet and the board's manual print it. */
export type Profile = 'qemu' | 'datasheet';

/** Every rule alike. */
function all(value: boolean): Quirks {
  return Object.fromEntries(QUIRK_NAMES.map((name) => [name, value])) as Record<QuirkName, boolean>;
}

/** QEMU's ne2k_isa: every rule holds. */
export const QEMU_QUIRKS: Quirks = all(true);
/** The DP8390D on a plain NE2000 board: none does. */
export const DATASHEET_QUIRKS: Quirks = all(false);
