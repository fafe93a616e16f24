// The copy engine as machines are made of it.
import {plainKit} from '../contract/plain-kit.ts';
import {CopyEngine} from './card.ts';
import {COPY_FACTS} from './facts.ts';
import {driverNamed} from './guests.ts';
import {COPY_INSTRUMENTS} from './model/instruments.ts';
import {COPY_NAMES, copyModel} from './model/model.ts';
import {BASE_PORT, COPY_PORTS, PAGE_BYTES, PROGRAM} from './sheet.ts';

/** All that a machine needs of a copy engine. */
export const COPY_KIT = plainKit({
  facts: COPY_FACTS,
  sheet: COPY_PORTS,
  model: COPY_NAMES,
  basePort: BASE_PORT,
  pageBytes: PAGE_BYTES,
  program: PROGRAM,
  makeCard: (_setup, host) => new CopyEngine(host),
  makeModel: copyModel,
  instruments: COPY_INSTRUMENTS,
  driver: driverNamed,
});
