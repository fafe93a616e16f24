// What outlives a visit goes through here: storage that may be refused.

let keepsNothing = false;

/** From now on nothing is looked up and nothing is kept: the page stands in somebody else's. */
export function keepNothing(): void {
  keepsNothing = true;
}

/** Storage that never throws: private windows refuse theirs. */
export const keptStorage: Pick<Storage, 'getItem' | 'setItem'> = {
  getItem(key) {
    if (keepsNothing) return null;
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem(key, value) {
    if (keepsNothing) return;
    try {
      localStorage.setItem(key, value);
    } catch {
      // A window that keeps nothing still works.
    }
  },
};
