// C1 to C13: what VPIO is compared with, and what it asks for. [deck, slides 2 to 9]
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {NEEDS, TECHNIQUES} from '../../src/sim/techniques/technique.ts';
import {codeLines} from '../../tools/model-lines.mjs';
import type {Claim} from './claim.ts';
import {busy, compared, ROOT, ran} from './runs.ts';
import {millions, spaced} from './words.ts';

const MODEL_RULES = [
  'names',
  'statechart',
  'declaration',
  'interpret',
  'checks',
  'data-port',
  'commit',
  'held-range',
  'shadow',
  'observe',
  'context',
];
const CARD = ['ne2000', 'receive', 'transmit', 'remote-dma', 'registers', 'register-write', 'register-read', 'command'];
const CARD_MORE = ['interrupts', 'address-filter', 'quirks', 'receive-at-once', 'memory-map', 'reset-pin', 'loopback'];
const linesOfModel = (): number => codeLines(MODEL_RULES.map((name) => `src/kits/ne2000/model/${name}.ts`));
const linesOfCard = (): number => codeLines([...CARD, ...CARD_MORE].map((name) => `src/kits/ne2000/card/${name}.ts`));
const linesOfDriver = (): number =>
  codeLines([
    ...['linux-driver', 'driver-steps'].map((name) => `src/kits/ne2000/guests/${name}.ts`),
    'src/sim/guests/driver.ts',
  ]);

/** To the nearest hundred, so that an edited line moves no figure. */
const roughly = (lines: number): number => Math.round(lines / 100) * 100;

/** The first third of the checklist. */
export const COMPARISON: readonly Claim[] = [
  {
    id: 'C1',
    slides: '2, 30',
    quote: 'modeling-based approach; intermediate option',
    scenarios: ['bulk-send', 'bulk'],
    command: 'compare bulk-send; compare bulk',
    deck: '',
    measure: () => {
      const inBetween = ['passthrough', 'vpio', 'emulated'] as const;
      const perFrame = (name: string): number[] =>
        inBetween.map((technique) => {
          const report = compared(name, technique);
          return busy(report) / report.guests.reduce((sum, {txFrames, rxFrames}) => sum + txFrames + rxFrames, 0);
        });
      const [alone, shared] = [perFrame('bulk-send'), perFrame('bulk')];
      const [direct = 0, vpio = 0, emulated = 0] = alone;
      const words = (cycles: readonly number[]): string =>
        inBetween.map((name, i) => `${name} ${spaced(cycles[i] ?? 0)}`).join(', ');
      return {
        figure: `busy cycles a full frame, one guest: ${words(alone)}; two that fill the card: ${words(shared)}, as the VMM keeps frames for the guest without the card word by word`,
        holds: direct < vpio && vpio < emulated ? 'part' : false,
      };
    },
  },
  {
    id: 'C2',
    slides: '2, 29',
    quote: 'provided by HW vendors',
    scenarios: ['transmit'],
    command: 'the page’s Model panel; src/kits/ne2000/model, whose README says what a vendor would hand over',
    deck: '',
    measure: () => {
      const monitor = ['monitor.ts', 'model-ledger.ts'].map((name) =>
        readFileSync(join(ROOT, 'src/sim/monitor', name), 'utf8'),
      );
      const imports = monitor
        .join('\n')
        .split('\n')
        .filter((line) => line.startsWith('import') && line.includes('ne2k'));
      return {
        figure: `the model is a folder of its own that the DMM takes as data: ${imports.length} imports of it in the DMM, and the check of layers keeps it so`,
        holds: imports.length === 0,
      };
    },
  },
  {
    id: 'C3',
    slides: '4',
    quote: 'High performance overhead (emulated)',
    scenarios: ['bulk'],
    command: 'compare bulk',
    deck: 'every access exits',
    measure: () => {
      const {accesses, exitsByOperation, exits, exitsByCause} = compared('bulk', 'emulated');
      const operations = exitsByOperation - (exits - exitsByCause.io);
      return {
        figure: `${spaced(operations)} of ${spaced(accesses)} accesses exit, in ${spaced(exits)} exits (a rep is one)`,
        holds: operations === accesses,
      };
    },
  },
  {
    id: 'C4',
    slides: '5',
    quote: 'Change guest device driver (paravirtual)',
    scenarios: ['bulk'],
    command: 'compare bulk',
    deck: '',
    measure: () => {
      const replaced = TECHNIQUES.filter((technique) => !NEEDS[technique].driver.startsWith('unmodified'));
      const {accesses, exitsByCause} = compared('bulk', 'paravirtual');
      return {
        figure: `a driver replaced under: ${replaced.join(', ')}, and nowhere else; ${accesses} port accesses, ${exitsByCause.io} hypercalls for 80 frames`,
        holds: replaced.length === 1 && replaced[0] === 'paravirtual' && accesses === 0,
      };
    },
  },
  {
    id: 'C5',
    slides: '6',
    quote: 'Specialized hardware support (passthrough)',
    scenarios: ['bulk'],
    command: 'compare bulk',
    deck: '',
    measure: () => {
      const alone = compared('bulk', 'passthrough');
      const special = compared('bulk', 'selfVirtualizing');
      const served = (report: typeof alone): number => report.guests.filter(({txFrames}) => txFrames === 40).length;
      return {
        figure: `no port exit (${alone.exitsByCause.io}), and ${served(alone)} of 2 guests has a card; a card with a register set for each serves ${served(special)} of 2 with ${special.exitsByCause.io}`,
        holds: alone.exitsByCause.io === 0 && served(alone) === 1 && served(special) === 2,
      };
    },
  },
  {
    id: 'C6',
    slides: '7',
    quote: 'Security Issue (direct-mapped)',
    scenarios: ['rogue'],
    command: 'compare rogue; docs/attacks.md',
    deck: '',
    measure: () => {
      const {attack, damage} = compared('rogue', 'directMapped');
      return {
        figure: `the rogue reads ${attack.bytesRead} and writes ${attack.bytesWritten} bytes of others; ${damage.stuckGuests} good guests stand still`,
        holds: attack.result === 'leaked' && damage.stuckGuests > 0,
      };
    },
  },
  {
    id: 'C7',
    slides: '8',
    quote: 'safe and secure direct-mapped I/O',
    scenarios: ['rogue'],
    command: 'compare rogue; docs/attacks.md',
    deck: '',
    measure: () => {
      const profiles = (['datasheet', 'qemu'] as const).map((profile) => compared('rogue', 'vpio', {profile}));
      return {
        figure: `the same rogue reaches nothing: ${profiles.map(({profile, attack}) => `${attack.denied} denials in ${profile}`).join(', ')}`,
        holds: profiles.every(({attack}) => attack.result === 'held' && attack.denied > 0),
      };
    },
  },
  {
    id: 'C8',
    slides: '8',
    quote: 'reusability, multiplexing',
    scenarios: ['two-guests'],
    command: 'run two-guests',
    deck: '',
    measure: () => {
      const {guests, handoffs} = ran('two-guests').report();
      return {
        figure: `${guests.length} guests, ${handoffs} hand-offs, ${guests.map(({pings}) => `${pings.answered} of ${pings.sent}`).join(' and ')} pings answered`,
        holds: handoffs > 1 && guests.every(({pings}) => pings.answered === pings.sent),
      };
    },
  },
  {
    id: 'C9',
    slides: '8',
    quote: 'No self-virtualized features',
    scenarios: ['bulk'],
    command: 'compare bulk',
    deck: '',
    measure: () => {
      const shared = compared('bulk', 'directMapped');
      return {
        figure: `one register set: without hand-off the second guest’s set-up takes the card from the first, which then gets ${shared.guests[0]?.rxFrames} of its 40 answers`,
        holds: NEEDS.vpio.card === 'ordinary' && shared.guests[0]?.rxFrames === 0,
      };
    },
  },
  {
    id: 'C10',
    slides: '8',
    quote: 'Expect a little more overhead',
    scenarios: ['bulk-send'],
    command: 'compare bulk-send',
    deck: '',
    measure: () => {
      const [vpio, alone] = [compared('bulk-send', 'vpio'), compared('bulk-send', 'passthrough')];
      const more = busy(vpio) - busy(alone);
      return {
        figure: `over passthrough: ${(more / vpio.accesses).toFixed(1)} cycles an access, ${spaced(more / 100)} a full frame, ${((100 * more) / busy(alone)).toFixed(1)} % (preset hp)`,
        holds: more > 0 && more < busy(alone) / 10,
      };
    },
  },
  {
    id: 'C11',
    slides: '9',
    quote: 'Building model easier than building device driver',
    scenarios: ['transmit'],
    command: 'src/kits/ne2000/model beside src/kits/ne2000/guests and src/kits/ne2000/card',
    deck: '~700 lines of model (slide 26)',
    measure: () => {
      const [model = 0, driver = 0, card = 0] = [linesOfModel(), linesOfDriver(), linesOfCard()].map(roughly);
      return {
        figure: `lines of code here, to the nearest hundred: model ${model} (rules, checks, shadow; without hand-off), driver ${driver}, card ${card}: smaller than a device, not than our driver, which has no operating system around it`,
        holds: model < card ? 'part' : false,
      };
    },
  },
  {
    id: 'C12',
    slides: '9',
    quote: 'Inexpensive to drive',
    scenarios: ['bulk'],
    command: 'compare bulk',
    deck: '',
    measure: () => {
      const {model, exit, dispatch} = compared('bulk', 'vpio').cyclesByCause;
      return {
        figure: `${millions(model)} cycles in the model, ${millions(exit + dispatch)} in exits and dispatch: ${((100 * model) / (exit + dispatch)).toFixed(1)} % on top`,
        holds: model < (exit + dispatch) / 5,
      };
    },
  },
  {
    id: 'C13',
    slides: '9, 19, 21',
    quote: 'Device can be context-switched',
    scenarios: ['two-guests', 'bulk'],
    command: 'run two-guests --json (handoffAccesses, handoffs)',
    deck: '33 582 cycles, as many as 63 accesses of 530',
    measure: () => {
      const price = (name: string): number => {
        const {handoffAccesses, handoffs} = ran(name).report();
        return handoffAccesses / handoffs;
      };
      const [two, bulk] = [price('two-guests'), price('bulk')];
      return {
        figure: `${two.toFixed(1)} accesses a hand-off, ${spaced(two * 530)} cycles (two-guests); ${bulk.toFixed(1)}, ${spaced(bulk * 530)} cycles (bulk): registers alone, packet memory partitioned`,
        holds: two < 66 && two > 40,
      };
    },
  },
];
