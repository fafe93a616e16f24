// What scenarios have to know of a copy engine.
import type {DeviceFacts} from '../contract/device-facts.ts';
import {PAGE_BYTES, PAGES} from './sheet.ts';

/** A copy needs two pages: one to take and one to give. */
const LEAST_PAGES = 2;

/** The copy engine in a scenario. */
export const COPY_FACTS = {
  name: 'copy-engine',
  title: 'copy engine',
  inRecordings: 'copy-engine',
  profiles: ['datasheet'],
  isOnNetwork: false,
  drivers: ['copier', 'rogue'],
  workloads: ['work', 'attack'],
  rogue: 'rogue',
  attacks: ['reach'],
  widthDrivers: [],
  memory: {name: 'engine memory', start: 0, end: PAGES * PAGE_BYTES, pageBytes: PAGE_BYTES},
  leastWindow: () => ({pages: LEAST_PAGES, words: 'one to copy from and one to copy to'}),
  carriesMemory: false,
  mostGuests: {number: 8, words: 'the event store numbers at most 8'},
  usualHooks: {alone: {qemu: 'minimal', datasheet: 'minimal'}, shared: {qemu: 'minimal', datasheet: 'minimal'}},
} as const satisfies DeviceFacts;
