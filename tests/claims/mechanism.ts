// C14 to C29: how the monitor is driven, what it hooks, and what it checks. [deck, slides 10 to 18, 24]

import {present} from '../../src/base/assert.ts';
import type {Policies} from '../../src/scenarios/scenario.ts';
import type {MeasuredRun, MeasuredWays} from '../../src/sim/lab/cards/card-figures.ts';
import {priceOf} from '../../src/sim/lab/hooks-search/price.ts';
import type {Lab} from '../../src/sim/lab/lab.ts';
import {ExitReason, Flag, flagsOf, Kind, kindOf, Verdict, verdictOf} from '../../src/trace/record-layout.ts';
import {cards} from './cards.ts';
import type {Claim} from './claim.ts';
import {compared, ran, records, searched, throughMemory} from './runs.ts';
import {oneIn, spaced} from './words.ts';

/** The middle of the checklist. */
export const MECHANISM: readonly Claim[] = [
  {
    id: 'C14',
    slides: '10',
    quote: 'driven by guest/device interactions',
    scenarios: ['transmit'],
    command: 'run transmit; tests/golden/transmit.txt',
    deck: '',
    measure: () => {
      const lab = ran('transmit');
      const [hooked, moved] = [lab.report().hooked, records(lab, Kind.TRANSITION)];
      return {
        figure: `${hooked} hooked accesses and ${records(lab, Kind.INJECT)} interrupt drive ${moved} transitions, each an event with its cause`,
        holds: moved > 0 && hooked > moved,
      };
    },
  },
  {
    id: 'C15',
    slides: '10, 24',
    quote: 'Reusable state',
    scenarios: ['bulk'],
    command: 'run bulk; the page’s Model panel',
    deck: '',
    measure: () => {
      const lab = ran('bulk');
      return {
        figure: `reusable rises and falls ${records(lab, Kind.REUSABLE)} times; ${records(lab, Kind.HANDOFF_REFUSED)} hand-offs put off, each with its reason; unsafe ${lab.report().belief.unsafe}`,
        holds: records(lab, Kind.REUSABLE) > 0 && lab.report().belief.unsafe === 0,
      };
    },
  },
  {
    id: 'C16',
    slides: '10, 24',
    quote: 'whether a DMA is about to start and what memory',
    scenarios: ['transmit'],
    command: 'run transmit; tests/golden/transmit.txt',
    deck: '',
    measure: () => {
      const {store} = ran('transmit');
      const ranges: string[] = [];
      for (let index = 0; index < store.next; index++) {
        const w0 = store.word(index, 0);
        if (kindOf(w0) !== Kind.CHECK) continue;
        const flags = flagsOf(w0);
        const what = flags & Flag.TRANSMIT ? 'transmit' : flags & Flag.WRITE ? 'write' : 'read';
        ranges.push(
          `${what} ${store.word(index, 1) & 0xffff} bytes at 0x${(store.word(index, 1) >>> 16).toString(16)}`,
        );
      }
      return {
        figure: `foretold before they run: ${ranges.join('; ')}`,
        holds:
          ranges.length === 3 &&
          ranges[1] === 'write 1514 bytes at 0x4000' &&
          ranges[2] === 'transmit 1514 bytes at 0x4000',
      };
    },
  },
  {
    id: 'C17',
    slides: '13, 16',
    quote: 'hook I/O ports, memory (byte), interrupts; VM exits',
    scenarios: ['two-guests', 'rtl8139-transmit'],
    command: 'run two-guests; run rtl8139-transmit with "registers": "memory"',
    deck: '',
    measure: () => {
      const {exits} = ran('two-guests').report();
      const mapped = throughMemory('nested').report();
      return {
        figure: `exits: ${Object.entries(exits)
          .map(([cause, times]) => `${cause} ${times}`)
          .join(
            ', ',
          )}; registers in memory (RTL8139): ${mapped.exits['io']} page faults, ${mapped.hooked} of them at bytes that are hooked`,
        holds: (exits['io'] ?? 0) > 0 && (exits['interrupt'] ?? 0) > 0 && (mapped.exits['io'] ?? 0) > mapped.hooked,
      };
    },
  },
  {
    id: 'C18',
    slides: '15',
    quote: 'DMM figure: hooked I/O, unhooked I/O, interrupt, DMA',
    scenarios: ['two-guests'],
    command: 'the page’s Machine panel on two-guests',
    deck: '',
    measure: () => {
      const lab = ran('two-guests');
      const {accesses, hooked} = lab.report();
      const paths = [hooked, accesses - hooked, records(lab, Kind.IRQ), records(lab, Kind.CHECK)];
      return {
        figure: `the four paths, in one run: ${paths[0]} hooked, ${spaced(paths[1] ?? 0)} unhooked, ${paths[2]} changes of the interrupt line, ${paths[3]} DMAs checked`,
        holds: paths.every((count) => count > 0),
      };
    },
  },
  {
    id: 'C19',
    slides: '15',
    quote: 'Unmodified Driver',
    scenarios: ['bulk-send'],
    command: 'compare bulk-send',
    deck: '',
    measure: () => {
      const accesses = (['passthrough', 'selfVirtualizing', 'vpio'] as const).map(
        (technique) => compared('bulk-send', technique).accesses,
      );
      return {
        figure: `the same driver, access for access: ${accesses.map(spaced).join(', ')} under passthrough, a self-virtualizing card and VPIO; its page range is a constant of the board set-up`,
        holds: new Set(accesses).size === 1,
      };
    },
  },
  {
    id: 'C20',
    slides: '16',
    quote: 'work in progress; tested outside, on QEMU 0.9.1',
    scenarios: [],
    command: '',
    deck: '',
    measure:
      'history, nothing to run: in 2008 the model ran inside QEMU. Hand-off, denial, packet memory and attacks here are this lab’s, each a named policy',
  },
  {
    id: 'C21',
    slides: '17',
    quote: 'read, write or both',
    scenarios: ['bulk-send'],
    command: 'hooks bulk-send',
    deck: '',
    measure: () => {
      const {exits, exitsIdealBitmap} = priceOf(ran('bulk-send'));
      return {
        figure: `hooks are by direction and page; SVM’s bitmap is blind to both: ${spaced(exits)} exits, ${spaced(exitsIdealBitmap)} by an ideal one`,
        holds: exits > exitsIdealBitmap,
      };
    },
  },
  {
    id: 'C22',
    slides: '17',
    quote: 'drive model and HW',
    scenarios: ['transmit'],
    command: 'run transmit; tests/golden/transmit.txt',
    deck: '',
    measure: () => {
      const {store} = ran('transmit');
      let [inOrder, all] = [0, 0];
      for (let index = 0; index < store.next; index++) {
        if (kindOf(store.word(index, 0)) !== Kind.TRANSITION) continue;
        const exit = rootOf(store, index);
        if (exit < 0 || store.word(exit, 1) !== ExitReason.IO) continue;
        all++;
        // The access of the same exit is recorded where it reaches the card: after the model’s step.
        for (let later = index + 1; later < store.next; later++) {
          if (kindOf(store.word(later, 0)) !== Kind.ACCESS || later - store.word(later, 3) !== exit) continue;
          inOrder++;
          break;
        }
      }
      return {
        figure: `${inOrder} of ${all} steps that an access caused come before that access reaches the card`,
        holds: all > 0 && inOrder === all,
      };
    },
  },
  {
    id: 'C23',
    slides: '17',
    quote: 'unhooked list as large as possible',
    scenarios: ['bulk-send', 'rogue'],
    command: 'hooks bulk-send; hooks rogue',
    deck: '',
    measure: () => {
      const [calm, rogue] = [searched('bulk-send', 'datasheet'), searched('rogue', 'datasheet')];
      const ports = (finding: typeof calm): string =>
        `${32 - finding.ports} of 32 ports unhooked, ${finding.drops.length} hooks`;
      return {
        figure: `for a lone sender ${ports(calm)}; beside a rogue ${ports(rogue)}, and without any one of them ${[...new Set(rogue.drops.map(({effect}) => effect))].join(' or ')}`,
        holds: calm.sound && rogue.sound && rogue.minimal,
      };
    },
  },
  {
    id: 'C24',
    slides: '17',
    quote: 'Memory-mapped I/O will be similar',
    scenarios: ['rtl8139-transmit', 'rtl8139-rogue', 'linux-8139too-pio', 'linux-8139too-mmio'],
    command:
      'run linux-8139too-pio; run linux-8139too-mmio; run rtl8139-rogue with "registers": "memory"; the table below',
    deck: '',
    measure: () => {
      const [ours, recorded] = [bothWays('ours'), bothWays('recorded')];
      const [rogue, mapped] = [ran('rtl8139-rogue'), ran('rtl8139-rogue', {isByMemory: true})];
      const denials = [rogue, mapped].map((lab) => lab.report().denials);
      const reached = [rogue, mapped].map((lab) => reachOf(lab));
      const [ports, memory] = recorded;
      return {
        figure: `an RTL8139 by ports and by memory. To the model it is the same: a driver of ours is asked ${ours.map(({hooked}) => hooked).join(' and ')} times; Linux’s own, recorded each way, ${recorded.map((run) => `${run.hooked} (${oneIn(run)})`).join(' and ')}, and ${memory.mismatches} values of it differ; a rogue is denied ${denials.join(' and ')} times and moves ${reached.join(' and ')} bytes of others. To the processor it is not: a page exits whole, so that ${spaced(ports.accessExits)} exits of ${spaced(ports.accesses)} accesses become ${spaced(memory.accessExits)} of ${spaced(memory.accesses)}`,
        holds:
          [ours, recorded].every(([a, b]) => a.hooked === b.hooked && a.transitions === b.transitions) &&
          ports.mismatches === 0 &&
          memory.mismatches === 0 &&
          (denials[0] ?? 0) > 0 &&
          denials[0] === denials[1] &&
          reached.every((bytes) => bytes === 0),
      };
    },
  },
  {
    id: 'C25',
    slides: '17',
    quote: 'All physical interrupts are handled by VMM',
    scenarios: ['two-guests'],
    command: 'run two-guests',
    deck: '',
    measure: () => {
      const lab = ran('two-guests');
      const raised = records(lab, Kind.IRQ, (_, level) => level === 1);
      const exits = records(lab, Kind.EXIT, (_, reason) => reason === ExitReason.INTERRUPT);
      const injected = records(lab, Kind.INJECT);
      return {
        figure: `the line rises ${raised} times, ${exits} interrupt exits, ${injected} injections into the owner, none that the VMM did not make`,
        holds: exits > 0 && injected === exits,
      };
    },
  },
  {
    id: 'C26',
    slides: '18',
    quote: 'DMA initiated directly on physical device by guest',
    scenarios: ['bulk'],
    command: 'run bulk',
    deck: '',
    measure: () => {
      const moved = (parkedFrames: Policies['parkedFrames']): number =>
        records(ran('bulk', {policies: {parkedFrames}}), Kind.VMM_ACCESS, (w0) => ((w0 >>> 8) & 31) >= 0x10);
      const [lost, kept] = [moved('lost'), moved('kept')];
      return {
        figure: `the VMM uses the data port ${lost} times; it does so (${spaced(kept)} times) only where the policy has it keep frames for a guest without the card`,
        holds: lost === 0 && kept > 0,
      };
    },
  },
  {
    id: 'C27',
    slides: '18',
    quote: 'checked before; let DMA occur, otherwise deny',
    scenarios: ['rogue'],
    command: 'run rogue; docs/attacks.md',
    deck: '',
    measure: () => {
      const lab = ran('rogue');
      const denied = records(lab, Kind.CHECK, (w0) => verdictOf(w0) === Verdict.DENY);
      const reach = lab.machine.reach?.figures[2];
      const moved = (reach?.bytesRead ?? -1) + (reach?.bytesWritten ?? -1) + (reach?.framesStolen ?? -1);
      return {
        figure: `${denied} ranges denied before the trigger reaches the card; ${moved} bytes of others moved`,
        holds: denied > 0 && moved === 0,
      };
    },
  },
  {
    id: 'C28',
    slides: '18',
    quote: 'How to notify the guest? Ignore? MCE?',
    scenarios: ['rogue'],
    command: 'the field policies.denial of a scenario',
    deck: '',
    measure: () => {
      const said = (['nothing', 'error', 'machine-check', 'stop'] as const).map((denial) => {
        const {denials, accesses} = ran('rogue', {policies: {denial}}).report();
        return {denial, denials, accesses};
      });
      const [nothing, error, check, stop] = said;
      return {
        figure: said
          .map(({denial, denials, accesses}) => `${denial}: ${denials} denials, ${spaced(accesses)} accesses`)
          .join('; '),
        holds: check?.denials === 1 && stop?.denials === 1 && (error?.accesses ?? 0) < (nothing?.accesses ?? 0),
      };
    },
  },
];

/** The same driver by ports, and by memory under nested paging. */
function bothWays(driver: MeasuredWays['driver']): readonly [MeasuredRun, MeasuredRun] {
  const ways = cards().cards.flatMap((card) => card.ways.filter((measured) => measured.driver === driver));
  const runOf = (paging: 'nested' | null): MeasuredRun =>
    present(ways[0]?.runs.find((one) => one.paging === paging)?.run, 'a device has both ways');
  return [runOf(null), runOf('nested')];
}

/** Bytes and frames of others that the third guest moved. */
function reachOf({machine}: Lab): number {
  const {bytesRead, bytesWritten, framesStolen} = present(machine.reach?.figures[2], 'the run is watched');
  return bytesRead + bytesWritten + framesStolen;
}

/** The exit that a record goes back to by its causes; -1 where there is none. */
function rootOf(store: {word(index: number, word: number): number}, from: number): number {
  for (let index = from; ; ) {
    if (kindOf(store.word(index, 0)) === Kind.EXIT) return index;
    const back = store.word(index, 3);
    if (back === 0) return -1;
    index -= back;
  }
}
