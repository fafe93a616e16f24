// The deck slide by slide, in our own words: what each shows, and what of it stands in this lab. [deck]

/** One slide. */
export interface Slide {
  readonly slide: number;
  readonly title: string;
  readonly words: string;
}

/** What the deck is, in two paragraphs. */
export const DECK_ABOUT: readonly string[] = [
  'The slides of the talk “Towards Virtual Passthrough I/O on Commodity Devices” by Lei Xia, Jack Lange and Peter Dinda of Northwestern University, given at the Workshop on I/O Virtualization in December 2008. The lab comes from them: the machine is slide 15, the model slide 26, the prices slides 21 and 28.',
  'What follows is each slide in our words. Where the deck leaves a question open, the lab has a policy for it; what is drawn from it rather than read in it is called inferred.',
];

/** All thirty-one, in order. */
export const SLIDES: readonly Slide[] = [
  {
    slide: 1,
    title: 'Title',
    words:
      'Name of the talk, its three authors, and the projects it belongs to: V3VEE and the Prescience Lab at Northwestern.',
  },
  {
    slide: 2,
    title: 'Overview',
    words:
      'VPIO virtualizes ordinary devices at high performance, by models of them that vendors could supply: a way between passthrough, devices that virtualize themselves, and emulation. Work in progress, with results that give hope.',
  },
  {
    slide: 3,
    title: 'Outline',
    words: 'The parts of the talk, from the known techniques to the model and a discussion.',
  },
  {
    slide: 4,
    title: 'Full emulation',
    words:
      'The VMM is the device: no guest changes, but all drivers are new and the overhead is high. One row of Compare, where every access exits.',
  },
  {
    slide: 5,
    title: 'Paravirtual I/O',
    words:
      'The guest gets a driver made for the VMM: fast, and drivers of the device are used again, for the price of changing every guest’s. One row of Compare.',
  },
  {
    slide: 6,
    title: 'Passthrough I/O',
    words:
      'The guest drives the device itself, at native speed, and brings the driver. It asks for special hardware, such as devices that virtualize themselves. Two rows of Compare: one guest has the card, or each has a register set of it.',
  },
  {
    slide: 7,
    title: 'Direct-mapped I/O',
    words:
      'The device is mapped into the guest and nobody watches: it cannot be shared, and a guest can program it to do harm. One row of Compare.',
  },
  {
    slide: 8,
    title: 'Goals of VPIO',
    words:
      'Direct-mapped I/O made safe and shareable, on ordinary devices that know nothing of virtualization, for little more than passthrough costs.',
  },
  {
    slide: 9,
    title: 'Two requirements',
    words:
      'A formal model of the device that is cheaper to write than a driver and cheap to run; and a device whose context can be saved and put back.',
  },
  {
    slide: 10,
    title: 'Core idea',
    words:
      'The VMM keeps a model of what the device is doing, driven by what guest and device say to each other. It answers two questions: can the device change hands now, and is a DMA about to start, and over which memory?',
  },
  {
    slide: 11,
    title: 'Palacios introduced',
    words:
      'An open VMM for research, teaching and large machines, made to be put into a kernel that is there already: Kitten, or GeekOS.',
  },
  {
    slide: 12,
    title: 'Palacios overview',
    words:
      '32 and 64 bits, Linux guests, AMD’s SVM: it virtualizes by hardware, with a set of virtual devices of its own.',
  },
  {
    slide: 13,
    title: 'Palacios in detail',
    words:
      'What it can hook: I/O ports, regions of memory, interrupts; and it handles the exits they cause. The VMM here has the same hooks.',
  },
  {slide: 14, title: 'Palacios people', words: 'Who works on it, at Northwestern, New Mexico and Sandia.'},
  {
    slide: 15,
    title: 'VPIO in Palacios',
    words:
      'The drawing that the Machine panel is: guests with unmodified drivers above, Palacios with the Device Modeling Monitor in it, the physical device below. Hooked I/O passes the monitor, unhooked I/O goes straight to the device, interrupts come up through the VMM, DMA is between device and guest.',
  },
  {
    slide: 16,
    title: 'Status',
    words:
      'What stood in 2008: hooks on ports and on bytes of memory in Palacios; the model itself was tried outside, built into the emulator QEMU 0.9.1.',
  },
  {
    slide: 17,
    title: 'Requests and interrupts',
    words:
      'Guests talk to the device by IN and OUT. A list says which ports are hooked, for reading, writing or both; those accesses drive the model and the device. All others, as many as possible, pass. Every physical interrupt goes to the VMM, moves the model, and is delivered to the guest.',
  },
  {
    slide: 18,
    title: 'DMA',
    words:
      'The guest starts DMA on the device itself; the monitor knows of it by the hooked ports and checks where it goes before it happens. Let it, or deny it. Left open: how a denied guest learns of it, and how its addresses become the machine’s. The first is a policy here; the second does not come up, since this card reaches no host memory.',
  },
  {
    slide: 19,
    title: 'Sharing the device',
    words:
      'The device changes hands when the model says that it can; registers and model state are its context. A guest without it is suspended at its next request. Left open: a packet that comes in for a guest that does not own the card.',
  },
  {
    slide: 20,
    title: 'Set-up of the measurements',
    words:
      'Palacios on QEMU 0.9.1 and on an HP ML115 with an AMD Opteron 1210 at 1.8 GHz: the two presets of costs here.',
  },
  {
    slide: 21,
    title: 'What an exit costs',
    words:
      'Six bars, in cycles. On QEMU: unhooked I/O 530, hooked I/O 23 976, an exit 22 906, a device context switch 33 582. On the HP: hooked I/O 1 308, an exit 1 218. Which bar is which is inferred, from the legend’s order and what an exit must cost. Whatever has no bar is an estimate of ours, hatched wherever it is drawn.',
  },
  {
    slide: 22,
    title: 'Issue 1: exits',
    words:
      'An exit costs a thousand cycles and more, so as few ports as possible should be hooked: the model needs fewer than an emulated device. The screen Hooks looks for the fewest.',
  },
  {
    slide: 23,
    title: 'Issue 2: the model',
    words: 'Can such a model be built, is it easier than a driver, and what does it cost to run?',
  },
  {
    slide: 24,
    title: 'The device model',
    words:
      'Not a proof and not the whole device: a state machine that says whether the device can change hands, whether DMA is about to start, and what has to be hooked. Events are requests and interrupts; a transition may ask a checking function, which approves or denies it.',
  },
  {
    slide: 25,
    title: 'Set-up of the model’s test',
    words: 'The model inside QEMU 0.9.1, under network programs in a guest.',
  },
  {
    slide: 26,
    title: 'The network card’s model',
    words:
      'The drawing that the Model panel is: seven states, six of them by sending or not and remote DMA closed, reading or writing, with fifteen edges. Cmd: is a command that the guest gives, INT: an interrupt of the card. Some 700 lines. Which edges ask a checking function cannot be read in it, nor what PXE is: that it is the data sheet’s TXE, and where some edges lead, is inferred.',
  },
  {
    slide: 27,
    title: 'The model’s performance',
    words: 'A chart of network programs: only a small part of their accesses is needed to drive the model.',
  },
  {
    slide: 28,
    title: 'Experience with the model',
    words:
      'About 1 in 30 accesses has to be hooked, and a step of the model costs some 100 cycles, which could run beside the device. The foot of the page shows this run’s own share.',
  },
  {
    slide: 29,
    title: 'Challenges',
    words:
      'Exits are what costs: hook less still, or move the model into the guest. A packet for a guest without the card is unsolved. Vendors could supply models with their drivers.',
  },
  {
    slide: 30,
    title: 'Conclusions',
    words:
      'VPIO stands between passthrough and emulation, on ordinary devices; work in progress, with first results that give hope.',
  },
  {slide: 31, title: 'End', words: 'Thanks, questions, and where to find the projects.'},
];
