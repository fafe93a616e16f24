// One text in IndexedDB: the present work. A browser that refuses storage keeps nothing, and the page works all the same.
import {type IDBPDatabase, openDB} from 'idb';

const NAME = 'vpio-lab';
const STORE = 'work';
const KEY = 'present';

/** null where there is no storage, or somebody made the database otherwise. */
async function ask(act: (database: IDBPDatabase) => Promise<unknown>): Promise<unknown> {
  try {
    const database = await openDB(NAME, 1, {upgrade: (made) => void made.createObjectStore(STORE)});
    return await act(database).finally(() => database.close());
  } catch {
    return null;
  }
}

/** What was kept last; null: nothing. */
export async function keptWork(): Promise<string | null> {
  const kept = await ask((database) => database.get(STORE, KEY));
  return typeof kept === 'string' ? kept : null;
}

/** Keeps a text in place of the one before. */
export async function keepWork(text: string): Promise<void> {
  await ask((database) => database.put(STORE, text, KEY));
}
