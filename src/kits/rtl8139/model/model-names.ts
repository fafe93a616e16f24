// The model by the numbers that records carry: its states, events, reasons, edges, and the registers that its events come from.
import {IN_CONFIGURATION} from '../../../base/configuration-space.ts';
import {namesOf} from '../../../sim/models/declared-model.ts';
import type {EventPort} from '../../contract/model-words.ts';
import {PCI} from '../sheet/pci.ts';
import {PORT} from '../sheet/registers.ts';
import {RTL8139_MODEL} from './compiled.ts';
import {DENY_REASONS, EVENTS, type EventName, STATE_REASONS} from './names.ts';

/** Of several registers that can mean an event, the first. What has been sent the card says itself. */
const PORTS: Readonly<Record<EventName, EventPort | null>> = {
  SetUp: {...PORT.CR, direction: 'out'},
  Transmit: {...PORT.TSD0, direction: 'out'},
  Sent: null,
  ReceiveOn: {...PORT.CR, direction: 'out'},
  ReceiveOff: {...PORT.CR, direction: 'out'},
  RingMoved: {...PORT.RBSTART, direction: 'out'},
  Reset: {...PORT.CR, direction: 'out'},
  MasterOn: {name: PCI.PCICMD.name, offset: IN_CONFIGURATION + PCI.PCICMD.offset, direction: 'out'},
  MasterOff: {name: PCI.PCICMD.name, offset: IN_CONFIGURATION + PCI.PCICMD.offset, direction: 'out'},
};

/** The model of the RTL8139 by its numbers. */
export const RTL8139_MODEL_NAMES = namesOf(
  {reasons: DENY_REASONS, notSetUp: 'PowerOn', declared: STATE_REASONS},
  RTL8139_MODEL,
  EVENTS.map((event) => PORTS[event]),
);
