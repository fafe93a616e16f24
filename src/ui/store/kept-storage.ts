// What outlives a visit goes through here: storage that may be refused.

/** Storage that never throws: private windows refuse theirs. */
export const keptStorage: Pick<Storage, 'getItem' | 'setItem'> = {
  getItem(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // A window that keeps nothing still works.
    }
  },
};
