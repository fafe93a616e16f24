// The time of the explored machine: it stands, and what lasts is over or has just begun.

/** The quantum and the deadline in cycles: the clock stands here, and what began at 0 is over. */
export const LONG = 1;
