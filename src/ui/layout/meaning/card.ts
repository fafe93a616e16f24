// What the card does by itself: its interrupt line, frames to and from the wire, and frames that never got to their guest.
import {hexRange, thousands} from '../../../base/figures.ts';
import {device} from '../../../kits/screens.ts';
import {guestLetter} from '../../widgets/guest-letter.ts';
import {dataPort} from '../device-ports.ts';
import {whoseMemory} from '../run-guests.ts';
import {guestName, type Meanings, type RecordOf} from './record-meaning.ts';

/** Why a frame was lost, by cause. */
export const LOSS: Readonly<Record<RecordOf<'lost'>['why'], string>> = {
  ring_full: 'its ring is full',
  gap: 'it came while the card was being reconfigured',
  filter: 'the card’s filter does not know the guest',
  parked_ring_full: 'the guest’s own ring is full',
  not_started: 'the card is not started',
  overwritten: 'it was overwritten before it was read',
  wire: 'the wire lost it',
  dropped: 'the card dropped it before all of it was stored',
};

export const CARD: Meanings<'irq' | 'dma' | 'copy' | 'frame-tx' | 'frame-rx' | 'lost' | 'kept'> = {
  irq: {
    info: ({level}) => (level === 1 ? 'the card raises its line' : 'the card drops its line'),
    sentence: ({level}) => (level === 1 ? device.happenings.lineRises : device.happenings.lineFalls),
    tint: 'interrupt',
    line: 'interrupt',
    path: ({level}) => (level === 1 ? {hops: ['interrupt']} : {place: 'card'}),
  },
  dma: {
    info: ({move, address, length}) =>
      `the device ${move === 'write' ? 'writes' : 'reads'} ${thousands(length)} B of ${whoseMemory(address, length) || 'memory'}, ${hexRange(address, length)}`,
    sentence: ({move}) =>
      move === 'write'
        ? 'The device writes host memory by itself: nobody is asked at this instant, only when it was allowed to.'
        : 'The device reads host memory by itself.',
    line: 'dma',
    path: ({move}) => ({hops: ['local-dma'], ...(move === 'write' ? {reversed: ['local-dma'] as const} : {})}),
    isRoutine: true,
  },
  copy: {
    info: ({isToGuest, address, length}) =>
      `the VMM copies ${length} bytes ${isToGuest ? 'from' : 'to'} its own pages at ${hexRange(address, length)}`,
    sentence: (record) =>
      record.isToGuest
        ? `${guestName(record)}’s ring lies in several pieces of host memory, so the card stores in pages of the VMM’s. What came is copied before its driver can know of it.`
        : `The frame lies in several pieces of ${guestName(record)}’s memory, and the card takes one address: it reads a copy in pages of the VMM’s.`,
    line: 'dma',
    path: {place: 'vmm'},
    isRoutine: true,
  },
  'frame-tx': {
    info: ({frame}) => `frame ${frame} has left`,
    sentence: () => `The card has read the frame out of ${device.memory.name} by local DMA and sent it.`,
    line: 'dma',
    path: {hops: ['local-dma', 'wire']},
  },
  'frame-rx': {
    info: ({frame, taken}) =>
      `frame ${frame} ${taken ? `taken${device.memory.isHost === true ? '' : ', stored in the ring'}` : 'offered, not taken'}`,
    sentence: ({taken}) =>
      taken ? (device.network?.frameStored ?? '') : 'The card’s filter, its state or a full ring kept the frame out.',
    tint: 'interrupt',
    line: 'dma',
    path: ({taken}) =>
      taken ? {hops: ['wire', 'local-dma'], reversed: ['wire', 'local-dma']} : {hops: ['wire'], reversed: ['wire']},
  },
  lost: {
    info: ({frame, guest, why}) => `frame ${frame} for ${guestLetter(guest)} lost: ${LOSS[why]}`,
    sentence: (record) => `The frame was meant for ${guestName(record)}, which never gets it.`,
    tint: 'suspended',
    path: {hops: ['wire'], reversed: ['wire'], place: 'card'},
  },
  kept: {
    info: ({frame, guest}) => `frame ${frame} for ${guestLetter(guest)} kept by the VMM in the guest’s own ring`,
    sentence: (record) =>
      `${guestName(record)} does not own the card. The VMM takes the frame out of the card and puts it into that guest’s own ring.`,
    tint: 'interrupt',
    path: () => {
      const port = dataPort();
      return {
        hops: ['vmm-card', 'remote-dma'],
        reversed: ['remote-dma'],
        register: port?.name ?? null,
        port: port?.start ?? null,
      };
    },
  },
};
