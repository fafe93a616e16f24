// The words of the lab, each with one meaning, in our own words; and what the lab does not model.

/** One word of the lab. */
export interface GlossaryTerm {
  readonly term: string;
  readonly words: string;
}

/** In the order in which one leads to the next. */
export const GLOSSARY: readonly GlossaryTerm[] = [
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
    term: 'DMM',
    words:
      'Device modeling monitor: follows a small model of the card by the accesses that are hooked, and rules on them.',
  },
  {term: 'port', words: 'An address of the card that IN and OUT reach. The card has 32 of them.'},
  {term: 'access', words: 'One IN or OUT. A rep form counts as one, its elements are told beside.'},
  {
    term: 'hook',
    words:
      'A port, a byte of memory or an interrupt that the VMM asked to see. Everything else goes past it at full speed.',
  },
  {term: 'trap', words: 'An access that met a hook.'},
  {
    term: 'VM exit',
    words:
      'The processor leaves the guest and the VMM looks. It costs a thousand cycles and more, an access some hundred.',
  },
  {
    term: 'I/O permission bitmap',
    words: 'One bit a port: 1 exits. It knows no direction and no page of registers, so some exits are for nothing.',
  },
  {term: 'passthrough', words: 'The guest’s own driver drives the real card, and no software stands between.'},
  {term: 'owner', words: 'The guest that has the card now. There is at most one.'},
  {
    term: 'suspended',
    words:
      'Stopped in the middle of an access, because another guest owns the card. The guest never notices: the access is carried out later.',
  },
  {
    term: 'reusable',
    words:
      'The model says that nothing is under way in the card, so that it can change hands. Marked with a double edge.',
  },
  {
    term: 'hand-off',
    words:
      'A device context switch: the registers of one guest are saved, those of the next put back, and the owner changes.',
  },
  {term: 'model', words: 'A small state machine of what the card is doing: seven states, drawn as slide 26 has them.'},
  {term: 'check', words: 'A function on an edge of the model: may the bytes that are about to move be moved?'},
  {term: 'verdict', words: 'What a check answers: allowed, or denied with a reason.'},
  {term: 'denial', words: 'A trap that was refused: the access never reaches the card.'},
  {
    term: 'belief',
    words: 'What the DMM thinks the card is doing. It knows only what was hooked, and what interrupts prove.',
  },
  {
    term: 'truth',
    words: 'What the card is really doing. Nobody in the machine can see it; the lab shows it to you.',
  },
  {
    term: 'shadow',
    words: 'The DMM’s copy of registers whose writes it sees. Some of them the card shows to nobody.',
  },
  {
    term: 'remote DMA',
    words: 'Moves bytes between the data port and the card’s own memory. On this card it never reaches host memory.',
  },
  {term: 'local DMA', words: 'Moves bytes between the card’s memory and the wire: sending and receiving.'},
  {term: 'packet memory', words: 'Sixteen KB on the card, 0x4000 to 0x7FFF, in pages of 256 bytes.'},
  {term: 'window', words: 'The pages of packet memory that a guest may touch.'},
  {
    term: 'receive ring',
    words:
      'Pages from PSTART to PSTOP that frames fill in turn: the card writes at CURR, the driver reads behind BNRY.',
  },
  {term: 'technique', words: 'One way of giving guests a network card. The screen Compare runs six of them.'},
  {
    term: 'PXE',
    words: 'What the deck calls the interrupt that the data sheet calls TXE: sending failed.',
  },
  {
    term: 'estimate',
    words: 'A cost that nobody measured and we put a number to. Hatched wherever it is drawn.',
  },
  {
    term: 'digest',
    words: 'A hash over all records of a run. The same scenario, seed and card give the same digest everywhere.',
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
    words: 'A cost is a fixed number of cycles, as the deck measured it, whatever came before.',
  },
  {term: 'collisions', words: 'The wire is one segment on which nobody talks at the same time; NCR stays 0.'},
  {term: 'several cards, several processors', words: 'One card and one processor, which guests share.'},
];

/** A term's words; null for a word that is none of ours. */
export function termWords(term: string): string | null {
  return GLOSSARY.find((one) => one.term === term)?.words ?? null;
}
