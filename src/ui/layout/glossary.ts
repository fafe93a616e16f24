// The words of the lab, each with one meaning, in our own words; and what the lab does not model.

/** One word of the lab. */
export interface GlossaryTerm {
  readonly term: string;
  readonly words: string;
}

/** In the order in which one leads to the next. */
export const GLOSSARY: readonly GlossaryTerm[] = [
  {
    term: 'VPIO',
    words:
      'Virtual passthrough I/O: guests drive a real card with their own drivers, while the VMM hooks a few ports and follows the card by a small model.',
  },
  {
    term: 'deck',
    words: 'The slides of the talk that this lab comes from, of December 2008. “The deck” tells them one by one.',
  },
  {
    term: 'guest',
    words: 'An operating system in a virtual machine. Here it is its network driver: it touches ports, and waits.',
  },
  {
    term: 'VMM',
    words:
      'Virtual machine monitor: runs guests on one processor, and decides which of their accesses it wants to see.',
  },
  {
    term: 'Palacios',
    words:
      'The VMM that the deck puts VPIO into: open, for research and teaching, itself put into a kernel that is there already. In 2008 it had the hooks; the model was tried in QEMU. The VMM here goes by its rules of then; its code is our own.',
  },
  {
    term: 'GeekOS',
    words:
      'A small kernel for teaching, of the University of Maryland; Palacios ran inside it. Some guests here touch the card as its NE2000 driver does.',
  },
  {
    term: 'NE2000',
    words:
      'The network card of this machine, of the late 1980s: a DP8390 chip with 16 KB of memory of its own, behind 32 ports. Nothing in it knows of virtualization.',
  },
  {
    term: 'DMM',
    words:
      'Device modeling monitor: follows a small model of the card by the accesses that are hooked, and rules on them.',
  },
  {term: 'port', words: 'An address of the card that IN and OUT reach. The card has 32 of them.'},
  {term: 'access', words: 'One IN or OUT. A rep form counts as one, its elements are told beside.'},
  {
    term: 'event',
    words:
      'Something that happened in the run, with a number and a time: one row of the log. What moves the model is a model event.',
  },
  {
    term: 'record',
    words:
      'What the trace keeps of an event; files and code call it so, the page says event. A recording is another thing: the accesses of a real driver.',
  },
  {
    term: 'moment',
    words:
      'An event that the scenario has a name for, and a filter that finds it: the first denial, the first hand-off. J lists them.',
  },
  {
    term: 'prediction',
    words:
      'What you say will happen before the run shows it, in a lesson or where Predict asks. What is right comes from the run.',
  },
  {
    term: 'level',
    words:
      'How much the lab shows at once. Intro: machine, model and a caption. Lab: all panels. Research: registers first, and the log with every event.',
  },
  {
    term: 'operation',
    words:
      'What a driver is at: setting the card up, sending a frame, answering an interrupt. One takes many accesses.',
  },
  {
    term: 'seed',
    words: 'The number that all chance in a run comes from: the same scenario, card and seed give the same run again.',
  },
  {
    term: 'hook',
    words:
      'A port, a byte of memory or an interrupt that the VMM asked to see. Everything else goes past it at full speed.',
  },
  {
    term: 'VM exit',
    words:
      'The processor leaves the guest and the VMM looks. It costs a thousand cycles and more, an access some hundreds.',
  },
  {
    term: 'I/O permission bitmap',
    words: 'One bit a port: 1 exits. It knows no direction and no page of registers, so some exits are for nothing.',
  },
  {
    term: 'exits all the same',
    words:
      'Nobody hooked this access, and it exits: the bitmap has one bit a port, for both directions and all register pages. It costs an exit and tells the model nothing.',
  },
  {
    term: 'quantum',
    words:
      'The time on the processor after which a guest makes room for another that is ready. A policy of the lab, in cycles; the deck names none.',
  },
  {term: 'passthrough', words: 'The guest’s own driver drives the real card, and no software stands between.'},
  {term: 'owner', words: 'The guest that has the card now. There is at most one.'},
  {
    term: 'suspended',
    words:
      'Stopped in the middle of an access, because another guest owns the card. The access is carried out later; all that the guest can tell is that it took long.',
  },
  {
    term: 'reusable',
    words:
      'The model says that nothing it follows is under way in the card, so that it can change hands: sending and remote DMA, not receiving. Marked with a double edge. That Idle is the only such state is inferred: the deck names none.',
  },
  {
    term: 'hand-off',
    words:
      'A device context switch: the registers and the model’s state of one guest are saved, those of the next put back, and the owner changes.',
  },
  {
    term: 'model',
    words:
      'A small state machine of what the card is doing: seven states and fifteen transitions, as slide 26 draws them. What it does where the slide draws no transition is inferred.',
  },
  {
    term: 'model event',
    words:
      'What moves the model: a command that a hooked access gives, or an interrupt. One write to CR can be two of them.',
  },
  {
    term: 'AbortDma',
    words:
      'A model event: CR is written with “no remote DMA”, which ends the open one, done or not. The deck only names it; that it is this write is inferred. Linux’s driver makes it at almost every step.',
  },
  {
    term: 'interrupt',
    words:
      'The card asks for attention: a bit of ISR is set that IMR lets through. PTX: a frame is sent; PRX: one has come in; RDC: a remote DMA is complete; TXE, RXE, OVW and CNT: something went wrong.',
  },
  {
    term: 'PTX',
    words:
      'Bit of ISR, and its interrupt: the frame is sent. The model’s way out of sending, as TXE is when that failed.',
  },
  {
    term: 'PRX',
    words:
      'Bit of ISR, and its interrupt: a frame has come in. The model has no event for it: receiving moves no state.',
  },
  {
    term: 'RDC',
    words:
      'Bit of ISR, and its interrupt: the remote DMA is complete, its last byte has moved. The drivers here mask the interrupt; Linux’s reads the bit instead.',
  },
  {
    term: 'check',
    words:
      'A function on an edge of the model: may the bytes that are about to move be moved? Which edges have one is inferred: the slide does not say.',
  },
  {term: 'verdict', words: 'What a check answers: allowed, or denied with a reason.'},
  {term: 'denial', words: 'A hooked access that was refused: the access never reaches the card.'},
  {
    term: 'belief',
    words:
      'What the DMM thinks the card is doing. It knows only what was hooked, what interrupts prove, and what the card’s registers tell it when it looks.',
  },
  {
    term: 'truth',
    words: 'What the card is really doing. Nobody in the machine can see it; the lab shows it to you.',
  },
  {
    term: 'shadow',
    words:
      'The DMM’s copy of registers whose writes it sees. Some of them the card shows to nobody. Where a remote DMA is to begin and how long it is waits there, held, until its command is allowed: only then the card gets it.',
  },
  {
    term: 'remote DMA',
    words: 'Moves bytes between the data port and the card’s own memory. On this card it never reaches host memory.',
  },
  {term: 'local DMA', words: 'Moves bytes between the card’s memory and the wire: sending and receiving.'},
  {term: 'packet memory', words: 'Sixteen KB on the card, 0x4000 to 0x7FFF, in pages of 256 bytes.'},
  {term: 'window', words: 'The pages of packet memory that a guest may touch.'},
  {
    term: 'partition',
    words:
      'Packet memory shared out: each guest has a window of its own pages, so that a hand-off carries registers only. A policy of the lab: the deck does not say where packet memory stays.',
  },
  {
    term: 'kept',
    words:
      'A frame that came for a guest without the card: the VMM takes it out of the card and puts it into that guest’s own ring. A policy of the lab: the deck leaves such frames open.',
  },
  {
    term: 'parked',
    words: 'What scenario files call a frame that the page calls kept: their policy is `parkedFrames`.',
  },
  {
    term: 'receive ring',
    words:
      'Pages from PSTART to PSTOP that frames fill in turn: the card writes at CURR, the driver reads behind BNRY.',
  },
  {term: 'technique', words: 'One way of giving guests a network card. The screen Compare runs six of them.'},
  {
    term: 'PXE',
    words: 'A word of slide 26; the data sheet has no such bit. Read as TXE, sending failed: inferred.',
  },
  {
    term: 'estimate',
    words: 'A cost that nobody measured and we put a number to. Hatched wherever it is drawn.',
  },
  {
    term: 'digest',
    words: 'A hash over all events of a run. The same scenario, seed and card give the same digest everywhere.',
  },
];

/** What the lab leaves out, where it matters for what one concludes. */
export const NOT_MODELLED: readonly GlossaryTerm[] = [
  {
    term: 'other cards',
    words: 'There is one kind, an NE2000 on port I/O. Memory-mapped and bus-mastering cards are not modelled.',
  },
  {term: 'processors', words: 'Guests are drivers, not instructions: between accesses only time passes.'},
  {
    term: 'caches and contention',
    words: 'A cost is a fixed number of cycles, as the deck measured it or as we estimate it, whatever came before.',
  },
  {term: 'collisions', words: 'The wire is one segment on which nobody talks at the same time; NCR stays 0.'},
  {term: 'several cards, several processors', words: 'One card and one processor, which guests share.'},
];
