// What each device is measured by, for their comparison: fetched when somebody compares them.
import type {DeviceMeasures} from './contract/device-measures.ts';
import {COPY_MEASURES} from './copy-engine/measures.ts';
import {NE2000_MEASURES} from './ne2000/measures.ts';
import {RTL8139_MEASURES} from './rtl8139/measures.ts';

/** Every device, in the order of their facts. */
export const MEASURES: readonly DeviceMeasures[] = [NE2000_MEASURES, RTL8139_MEASURES, COPY_MEASURES];
