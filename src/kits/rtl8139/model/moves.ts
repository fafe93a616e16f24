// The moves of an RTL8139: a frame to send. What it receives lands at any time, without a command: a standing permission, not a move.
import type {DeviceMoves} from '../../contract/moves.ts';
import {PORT, TSAD, TSD} from '../sheet/registers.ts';
import {DESCRIPTOR_BYTES} from './descriptors.ts';
import {eventNumber} from './numbers.ts';

/** Transmission, by the first of the four descriptors; the others have the same registers. [RTL8139C, TSD, TSAD] */
export const RTL8139_MOVES: DeviceMoves = {
  transmit: {
    word: 'transmit',
    words: 'a frame to be sent',
    goes: 'to the wire',
    event: eventNumber('Transmit'),
    address: {name: 'TSAD0', ports: [PORT.TSAD0], alike: TSAD, page: 0, unit: 1, isHeldBack: false},
    length: {name: 'TSD0', ports: [PORT.TSD0], alike: TSD, page: 0, unit: 1, isHeldBack: false},
    // In C+ mode. [RTL8139C+, TNPDS]
    descriptors: {
      ring: {name: 'TSAD', ports: [PORT.TSAD0, PORT.TSAD1], page: 0, unit: 1, isHeldBack: true},
      bytes: DESCRIPTOR_BYTES,
    },
    ends: 'TOK',
  },
};
