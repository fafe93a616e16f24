// The device of scenarios that name none, and the first to be fetched.

/** Its name. */
export const USUAL_DEVICE = 'ne2000';
