// A guest's letter: its name on every mark of the page.
import type {GuestId} from '../../trace/units.ts';

/** `A` for guest 0 and so on; `-` for nobody. */
export function guestLetter(guest: GuestId): string {
  return guest >= 0 && guest < 8 ? String.fromCharCode(65 + guest) : '-';
}

/** The letter whose colour and pattern a guest wears: there are four, guests beyond D share D's. */
export function guestStyle(guest: GuestId): 'A' | 'B' | 'C' | 'D' {
  return guest === 0 ? 'A' : guest === 1 ? 'B' : guest === 2 ? 'C' : 'D';
}

/** The fill of a guest's solid marks in SVG: needs `Patterns` in the same document. */
export function guestFill(guest: GuestId): string {
  return guest === 0 ? 'var(--A)' : `url(#pattern-${guestStyle(guest)})`;
}

/** The fill of a guest's windows and boxes in SVG, pattern at low strength: needs `Patterns`. */
export function guestSoftFill(guest: GuestId): string {
  return guest === 0 ? 'var(--Asoft)' : `url(#pattern-soft-${guestStyle(guest)})`;
}

/** The edge of a guest's marks. */
export function guestEdge(guest: GuestId): string {
  return `var(--${guestStyle(guest)}edge)`;
}
