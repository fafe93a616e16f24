// The words of the lab, each with one meaning, in our own words; and what the lab does not model. Those of the device come from its kit.
import {capital} from '../../base/figures.ts';
import type {DeviceTerm, GlossaryTerm} from '../../kits/contract/glossary-words.ts';
import {device} from '../../kits/screens.ts';

const onNetwork = (text: string): string => (device.network === null ? '' : text);

/** In the order in which one leads to the next. */
const words = (): readonly GlossaryTerm[] => [
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
    words: `An operating system in a virtual machine. Here it is its ${onNetwork('network ')}driver: it touches ports, and waits.`,
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
    term: 'DMM',
    words:
      'Device modeling monitor: follows a small model of the card by the accesses that are hooked, and rules on them.',
  },
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
    term: 'hand-off',
    words:
      'A device context switch: the registers and the model’s state of one guest are saved, those of the next put back, and the owner changes.',
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
  {term: 'window', words: `The pages of ${device.memory.name} that a guest may touch.`},
  {
    term: 'partition',
    words: `${capital(device.memory.name)} shared out: each guest has a window of its own pages, so that a hand-off carries registers only. A policy of the lab: the deck does not say where ${device.memory.name} stays.`,
  },
  {
    term: 'technique',
    words: `One way of giving guests a ${onNetwork('network ')}card. The screen Compare runs the same work under each that its device can have.`,
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
const LEFT_OUT: readonly GlossaryTerm[] = [
  {term: 'processors', words: 'Guests are drivers, not instructions: between accesses only time passes.'},
  {
    term: 'caches and contention',
    words: 'A cost is a fixed number of cycles, as the deck measured it or as we estimate it, whatever came before.',
  },
  {term: 'several cards, several processors', words: 'One card and one processor, which guests share.'},
];

/** Every word of the lab, the device's among them. */
export function glossary(): readonly GlossaryTerm[] {
  return withTerms(words(), device.glossary.terms);
}

/** What is not modelled, of the device and around it. */
export function notModelled(): readonly GlossaryTerm[] {
  return withTerms(LEFT_OUT, device.glossary.notModelled);
}

/** Puts each of the device's terms behind the one that it names; first where that is none. */
function withTerms(general: readonly GlossaryTerm[], own: readonly DeviceTerm[]): readonly GlossaryTerm[] {
  const all = [...general];
  for (const {after, term, words} of own) all.splice(all.findIndex((one) => one.term === after) + 1, 0, {term, words});
  return all;
}
