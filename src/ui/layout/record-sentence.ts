// What a record that is no port access means, in a sentence or two: for who meets such an event for the first time.
import type {RecordView} from '../../trace/record-view.ts';
import {NOBODY} from '../../trace/units.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {stateName} from './describe-record.ts';

const EXIT: Readonly<Record<string, (guest: string) => string>> = {
  io: (guest) =>
    `${guest} touched a port whose bit is set in its I/O permission bitmap. The processor leaves the guest and the VMM looks at the access.`,
  interrupt: () =>
    'A physical interrupt always goes to the VMM first, whoever runs. The VMM then injects it into the guest that owns the card.',
  hlt: (guest) =>
    `${guest} has nothing left to do and halts its processor until the next interrupt or timer. The VMM may run another guest.`,
  quantum: (guest) => `${guest} has used up its time; another guest is ready for the processor.`,
};

const BUSY: Readonly<Record<string, string>> = {
  model: 'By its model the card is in the middle of a transfer: handing it over now would tear the transfer apart.',
  isr: 'An interrupt is still pending in ISR; it belongs to the guest that owns the card now.',
  page: 'ISR can be read on register page 0 only, and the VMM does not turn the guest’s page under its hands.',
  receive: 'A frame is just coming in; it ends where it began.',
};

const OPERATION: Readonly<Record<string, string>> = {
  init: 'resets the card, sets the receive ring and the station address, and starts the card',
  transmit: 'copies a frame into card memory by remote DMA and has the card send it',
  interrupt: 'reads ISR, acknowledges what is pending and takes received frames out of the ring',
  timeout: 'has waited too long for a transmission and resets the card',
  attack: 'tries to reach card memory outside its window',
  replay: 'makes the accesses of its recording, one after the other',
};

/** Why this record was written and what it leads to; null for accesses, which speak for themselves. */
export function recordSentence(record: RecordView): string | null {
  const guest = record.guest === NOBODY ? 'nobody' : `Guest ${guestLetter(record.guest)}`;
  switch (record.kind) {
    case 'access':
    case 'vmm-access':
      return null;
    case 'suspend':
      return `${guest} does not own the card, so the VMM stops it in the middle of this access. It never notices: the access is carried out when it owns the card.`;
    case 'resume':
      return `${guest} owns the card now. The access at which it was stopped is carried out next.`;
    case 'exit':
      return EXIT[record.reason]?.(guest) ?? null;
    case 'schedule':
      return record.guest === NOBODY
        ? 'Every guest waits: for an interrupt, for an answer from the wire, or for a timer of its own. The processor rests until then.'
        : `The VMM gives the processor to ${guest}, with that guest’s own I/O permission bitmap.`;
    case 'model-event':
      return `What the hooked access means to the model, asked in state ${stateName(record.state)}.`;
    case 'transition':
      return record.from === record.to
        ? `The model stays in ${stateName(record.to)}.`
        : `The model of ${guest} goes from ${stateName(record.from)} to ${stateName(record.to)}.`;
    case 'check':
      return record.allowed
        ? 'The model’s checking function was asked before the write reached the card, and found every byte inside the guest’s window.'
        : 'The model’s checking function was asked before the write reached the card, and refused: the write never got there.';
    case 'denial':
      return 'The write that would start this was not carried out. The card and the model stay as they were.';
    case 'handoff':
      return record.from === NOBODY
        ? `The card had no owner. The VMM sets it up as ${guest} believes it to be.`
        : `The VMM saved the card’s registers for ${guestLetter(record.from)} and loaded those of ${guestLetter(record.guest)}. Packet memory stays: each guest has its own part.`;
    case 'handoff-refused':
      return BUSY[record.reason] ?? null;
    case 'irq':
      return record.level === 1
        ? 'A bit of ISR that IMR lets through is set: the card asks for attention.'
        : 'No bit of ISR that IMR lets through is set any more.';
    case 'inject':
      return `${guest} owns the card, so the VMM gives it the interrupt, as if the card had interrupted it directly.`;
    case 'frame-tx':
      return 'The card reads the frame out of its packet memory by local DMA and sends it.';
    case 'frame-rx':
      return record.taken
        ? 'The address filter let the frame through; the card stored it at CURR by local DMA.'
        : 'The card’s filter, its state or a full ring kept the frame out.';
    case 'lost':
      return `The frame was meant for ${guest}, which never gets it.`;
    case 'kept':
      return `${guest} does not own the card. The VMM takes the frame out of the card and puts it into that guest’s own ring.`;
    case 'reusable':
      return record.reusable
        ? 'By its model the card has nothing under way: it may be handed to another guest now.'
        : 'By its model the card has something under way: it stays with its owner until that ends.';
    case 'input':
      return 'The run goes on from here with this change.';
    case 'operation':
      return record.ends
        ? `The driver of ${guest} is done with what it did.`
        : `The driver of ${guest} ${OPERATION[record.operation] ?? 'begins'}.`;
    case 'app':
      return 'Seen by the program inside the guest, which knows nothing of the card.';
    case 'mismatch':
      return 'The guest replays a recording; here our card answers something else than the recorded one did.';
    case 'stopped':
      return `The denial policy of this run: ${guest} does not run any more.`;
    case 'unsafe':
      return 'Found by the lab, which sees the card itself: nobody inside the machine could know.';
  }
}
