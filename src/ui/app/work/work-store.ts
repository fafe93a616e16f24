// One text in IndexedDB: the present work. A browser that refuses storage keeps nothing, and the page works all the same.

const NAME = 'vpio-lab';
const STORE = 'work';
const KEY = 'present';

function opened(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
      request.onblocked = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

async function ask<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  const database = await opened();
  if (database === null) return null;
  return new Promise((resolve) => {
    const end = (result: T | null): void => {
      database.close();
      resolve(result);
    };
    try {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      request.onsuccess = () => end(request.result);
      request.onerror = () => end(null);
      transaction.onabort = () => end(null);
    } catch {
      // Somebody made the database otherwise, or it is being closed.
      end(null);
    }
  });
}

/** What was kept last; null: nothing. */
export async function keptWork(): Promise<string | null> {
  const kept: unknown = await ask('readonly', (store) => store.get(KEY));
  return typeof kept === 'string' ? kept : null;
}

/** Keeps a text in place of the one before. */
export async function keepWork(text: string): Promise<void> {
  await ask('readwrite', (store) => store.put(text, KEY));
}
