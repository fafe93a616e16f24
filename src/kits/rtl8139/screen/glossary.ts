// What the glossary says of an RTL8139, in our own words; and what the lab leaves out of it.
import type {DeviceGlossary} from '../../contract/glossary-words.ts';

/** The words that are an RTL8139's, and those that it gives its own meaning to. */
export const RTL8139_GLOSSARY: DeviceGlossary = {
  terms: [
    {
      after: 'Palacios',
      term: 'RTL8139',
      words:
        'The network card of this machine, of the late 1990s: 100 Mb/s, cheap, and in almost every computer of its time. It masters the bus: its buffers lie in host memory, and it moves frames there by itself.',
    },
    {
      after: 'RTL8139',
      term: 'Etherboot',
      words:
        'A boot ROM that fetches a system over the network; iPXE comes of it. It asks the card instead of being interrupted. Some guests here touch the card as it does.',
    },
    {
      after: 'DMM',
      term: 'port',
      words:
        'An address of the card that IN and OUT reach. The card has 256 bytes of them, in registers of one, two or four bytes.',
    },
    {
      after: 'level',
      term: 'operation',
      words:
        'What a driver is at: setting the card up, sending a frame, answering an interrupt. One takes several accesses, and loads and stores of the guest’s own memory.',
    },
    {
      after: 'suspended',
      term: 'reusable',
      words:
        'The model says that the card is sending nothing, so that it can change hands. Receiving is no hindrance: it goes on until somebody stops it, and a hand-off does that first. Marked with a double edge.',
    },
    {
      after: 'hand-off',
      term: 'model',
      words:
        'A small state machine of what the card is doing: whether it sends, and whether it may receive. No slide draws this card; the model is ours, after the data sheet.',
    },
    {
      after: 'model',
      term: 'model event',
      words: 'What moves the model: a command that a hooked access gives, or what the card’s registers show.',
    },
    {
      after: 'model event',
      term: 'interrupt',
      words:
        'The card asks for attention: a bit of ISR is set that IMR lets through. TOK: a frame is sent; ROK: one has come in; RXOVW: one found no room; TER and RER: something went wrong.',
    },
    {after: 'interrupt', term: 'TOK', words: 'Bit of ISR, and of TSD: a frame is sent without error.'},
    {
      after: 'TOK',
      term: 'ROK',
      words: 'Bit of ISR: a frame has come in. The model has no event for it: receiving is allowed as a whole.',
    },
    {
      after: 'ROK',
      term: 'RER',
      words: 'Bit of ISR: a frame arrived damaged. On this wire none does; a denial may be told by it.',
    },
    {
      after: 'RER',
      term: 'RXOVW',
      words: 'Bit of ISR: a frame came in and the receive ring had no room, so it was lost.',
    },
    {
      after: 'RXOVW',
      term: 'BUFE',
      words: 'Bit of CR: the driver has taken everything out of the receive ring, CAPR and CBR meet.',
    },
    {
      after: 'truth',
      term: 'host memory',
      words: 'The machine’s own memory, 1 MiB here in 256 pages of 4 KiB: of guests, and of the VMM.',
    },
    {
      after: 'host memory',
      term: 'guest-physical',
      words:
        'An address as a guest knows it. Its own loads and stores go through its page map; what it tells a card goes to the card as it is, if nobody steps in.',
    },
    {
      after: 'guest-physical',
      term: 'page map',
      words: 'Where in host memory each page of a guest lies. The processor follows it, no device does.',
    },
    {
      after: 'page map',
      term: 'bus mastering',
      words:
        'A device reads and writes host memory by itself, at the addresses that it was given. Whoever can give it one can reach anything. A bit of PCI configuration space turns it off; of that space each guest sees a picture, and this bit alone is the card’s.',
    },
    {
      after: 'bus mastering',
      term: 'burst',
      words:
        'What the card moves while it has the bus; MXDMA of TCR and RCR says how much at most. By the data sheet bursts take time, and memory can change between two of a frame; QEMU’s card moves it at once.',
    },
    {
      after: 'burst',
      term: 'early threshold',
      words:
        'Part of TSD: so many bytes are in the card before the wire begins. Where the wire overtakes the bursts the frame is lost (TUN). QEMU’s card has none.',
    },
    {
      after: 'early threshold',
      term: 'bounce buffer',
      words:
        'Pages of the VMM’s that stand in for a guest’s where a frame or a ring does not lie in one piece of host memory: the card is pointed there, and the VMM copies. Linux calls it swiotlb.',
    },
    {
      after: 'bounce buffer',
      term: 'pinned',
      words:
        'A page that has to stay where it is in host memory, since the card has its address. The model knows which those are; a card would not notice that one had moved.',
    },
    {
      after: 'pinned',
      term: 'local DMA',
      words:
        'What the card moves by itself: a frame out of host memory to the wire, or one from the wire into the receive ring.',
    },
    {
      after: 'local DMA',
      term: 'shadow',
      words:
        'The DMM’s copy of registers whose writes it sees: where frames and ring lie, how long they are, and what no register shows, as whose turn it is.',
    },
    {
      after: 'shadow',
      term: 'descriptor',
      words:
        'A pair of registers, TSAD and TSD: where a frame to send lies, and how long it is. There are four, and the card takes them in turn.',
    },
    {
      after: 'descriptor',
      term: 'turn',
      words:
        'The descriptor that the card sends next: 0, 1, 2, 3, and 0 again. No register shows it, none sets it, and a write to one descriptor can start another.',
    },
    {
      after: 'turn',
      term: 'OWN',
      words: 'Bit of TSD: set where the descriptor is the driver’s. Writing it as 0 gives the frame to the card.',
    },
    {
      after: 'OWN',
      term: 'loopback',
      words:
        'Both loopback bits of TCR are set: what is sent comes in again and does not go out. The VMM uses it at a hand-off to bring turn and CBR to where a guest left them.',
    },
    {
      after: 'loopback',
      term: 'receive ring',
      words:
        'Bytes of host memory from RBSTART on, 8 to 64 KiB, that frames fill in turn: the card writes at CBR, the driver reads behind CAPR. With the receiver on the card may write there at any time.',
    },
    {
      after: 'receive ring',
      term: 'CAPR',
      words:
        'How far the driver has read in the receive ring, 16 bytes less: the card’s last word on how much room there is.',
    },
    {
      after: 'CAPR',
      term: 'CBR',
      words: 'Where the card stores the next frame in the receive ring. It can be read and not set.',
    },
    {
      after: 'CBR',
      term: 'C+ mode',
      words:
        'Another way of driving the card: descriptors lie in host memory, and the card fetches them when it likes. No register write tells what it will move, so it is refused, or the card walks copies of the VMM’s.',
    },
    {
      after: 'partition',
      term: 'kept',
      words:
        'A frame that came for a guest without the card: the VMM takes it out of the ring and puts it into that guest’s own. A policy of the lab.',
    },
    {
      after: 'kept',
      term: 'parked',
      words: 'What scenario files call a frame that the page calls kept: their policy is `parkedFrames`.',
    },
  ],
  inRows: ['TOK', 'ROK', 'RXOVW', 'Etherboot'],
  notModelled: [
    {
      after: '',
      term: 'IOMMU',
      words:
        'Nothing between card and memory checks an address. Machines of 2008 had none; the model’s check takes its place.',
    },
    {
      after: 'caches and contention',
      term: 'bus time',
      words: 'Bursts take time on the bus, QEMU’s none; but nobody else uses it.',
    },
  ],
};
