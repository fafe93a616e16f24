// The usual device's instruments.
import type {Instruments} from './contract/instruments.ts';
import {NE2000_INSTRUMENTS} from './ne2000/instruments.ts';

/** Of the device of scenarios that name none. */
export const USUAL_INSTRUMENTS: Instruments = NE2000_INSTRUMENTS;
