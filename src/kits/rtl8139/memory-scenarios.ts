// Scenarios of what the VMM does about host memory, out of those that are files: pages that lie here and there, pages that move.
import bulk from './scenarios/rtl8139-bulk.json' with {type: 'json'};
import twoGuests from './scenarios/rtl8139-two-guests.json' with {type: 'json'};

/** As files hold them; the library reads each through the schema. */
export const RTL8139_MEMORY_FILES = [
  {
    ...bulk,
    name: 'rtl8139-bounce',
    title: 'Frames copied through the VMM’s pages',
    about:
      'Two guests whose pages lie here and there in host memory. The card knows one address for a ring and one for a frame: what is in several pieces goes through pages of the VMM’s, and is copied to its guest before that can know of it.',
    moments: [
      {name: 'A ring in the VMM’s pages', filter: 'dma.verdict == allow && dma.dir == write'},
      {name: 'First frame copied to its guest', filter: 'kind == copy && dma.dir == write'},
      {name: 'First frame sent from a copy', filter: 'kind == copy && dma.dir == read'},
      {name: 'First hand-off', filter: 'handoff.from'},
    ],
    policies: {guestMemory: 'scattered', translation: 'bounce'},
  },
  {
    ...twoGuests,
    name: 'rtl8139-c-plus',
    title: 'C+ mode by shadow rings',
    about:
      'The drivers have the card walk descriptors in memory, where no check sees them written. So it walks copies of the VMM’s, each checked as it is made. Under the policy that refuses they fall back to the ring.',
    moments: [
      {name: 'C+ mode turned on', filter: 'reg == CPCR && kind == access'},
      {name: 'First descriptors copied', filter: 'kind == copy && dma.dir == read'},
      {name: 'First status given back', filter: 'kind == copy && dma.dir == write'},
    ],
    guests: twoGuests.guests.map((guest, at) => ({...guest, name: `linux-cp-${at + 1}`, driver: 'linux-cp'})),
    policies: {descriptors: 'shadow'},
  },
  {
    ...twoGuests,
    name: 'rtl8139-page-move',
    title: 'A page moves under the card',
    about:
      'The VMM moves two pages of a guest’s in host memory. The card would go on writing where its ring was. So the model is asked what the card has addresses of: a page of the ring stays, another goes. With the policy that does not ask, a frame lands in a page that is somebody else’s.',
    moments: [
      {name: 'A page of the ring stays', filter: 'kind == page-move'},
      {name: 'Another is moved', filter: 'kind == page-move', which: 2},
      {name: 'First frame stored', filter: 'kind == dma && dma.dir == write'},
    ],
    pageMoves: [
      {atUs: 1400, guest: 'linux-1', page: 3, to: '0xD0'},
      {atUs: 1400, guest: 'linux-1', page: 20, to: '0xD1'},
    ],
  },
];
