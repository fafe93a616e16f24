// The copy engine as machines are made of it.
import {plainKit} from '../contract/plain-kit.ts';
import {COPY_BASICS} from './basics.ts';
import {CopyEngine} from './card.ts';
import {driverNamed} from './guests.ts';
import {copyModel} from './model/model.ts';
import {BASE_PORT, SET_UP} from './sheet.ts';

/** All that a machine needs of a copy engine. */
export const COPY_KIT = plainKit({
  ...COPY_BASICS,
  basePort: BASE_PORT,
  setUp: SET_UP,
  makeCard: (_setup, host) => new CopyEngine(host),
  makeModel: copyModel,
  driver: driverNamed,
});
