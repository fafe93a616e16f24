// Figures as the tables print them.

/** 127349 as `127 349`. */
export function spaced(number: number): string {
  return String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** `1 in 30.6`. */
export function oneIn({accesses, hooked}: {readonly accesses: number; readonly hooked: number}): string {
  return `1 in ${(accesses / hooked).toFixed(1)}`;
}

/** Cycles in millions. */
export function millions(cycles: number): string {
  return `${(cycles / 1e6).toFixed(2)} M`;
}
