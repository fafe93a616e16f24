// What a copy engine is measured by beside other devices. Nobody has recorded one: it exists here alone.
import type {DeviceMeasures} from '../contract/device-measures.ts';

/** All of its registers can be read and written, but for a copy that is done and not heard of. */
export const COPY_MEASURES: DeviceMeasures = {
  device: 'copy-engine',
  shared: 'copy-two-guests',
  bulk: null,
  recordings: [],
  bothWays: null,
  notRestored: [{what: 'CTRL.DONE', instead: 'merged into the guest’s reads'}],
};
