// What the chip's registers say after each outcome of reception and of transmission. [DP8390D, RSR, TSR, ISR, CLDA; 7.0]
import {describe, expect, test} from 'vitest';
import {BROADCAST, CYCLES_PER_BYTE, frameTo, OWN, START, Testbench} from './testbench.ts';

const OTHER = '52:54:00:00:00:01';
const GROUP = '01:00:5e:00:00:01';

/** The registers that tell, without a read's side effects. */
function told({card}: Testbench): string {
  const hex = (name: string): string => `${name}=${card.peek(name).toString(16)}`;
  return ['RSR', 'ISR', 'CURR', 'CLDA', 'CNTR0', 'CNTR1', 'CNTR2'].map(hex).join(' ');
}

interface Reception {
  readonly what: string;
  /** What is done after START, and after a first frame that leaves RSR 01, CURR 48 and CLDA 4704. */
  readonly program: string;
  readonly arrives: (bench: Testbench) => unknown;
  readonly outcome: string;
  readonly told: string;
}

/** One more frame brings CURR to BNRY: the ring ends at 49. */
function fill(bench: Testbench): void {
  expect(bench.card.receive(frameTo(OWN))).toBe('stored');
  bench.out('ISR=ff');
}

const RECEPTIONS: readonly Reception[] = [
  {
    // Header at 4800 to 4803, written last. [DP8390D, Successful Reception]
    what: 'stored',
    program: 'RCR=04',
    arrives: ({card}) => card.receive(frameTo(OWN)),
    outcome: 'stored',
    told: 'RSR=1 ISR=1 CURR=49 CLDA=4804 CNTR0=0 CNTR1=0 CNTR2=0',
  },
  {
    what: 'stored over two pages, for a group',
    program: 'RCR=04',
    arrives: ({card}) => card.receive(frameTo(BROADCAST, 300)),
    outcome: 'stored',
    told: 'RSR=21 ISR=1 CURR=4a CLDA=4804 CNTR0=0 CNTR1=0 CNTR2=0',
  },
  {
    what: 'a runt that RCR.AR takes',
    program: 'RCR=06',
    arrives: ({card}) => card.receive(frameTo(OWN, 20)),
    outcome: 'stored',
    told: 'RSR=1 ISR=1 CURR=49 CLDA=4804 CNTR0=0 CNTR1=0 CNTR2=0',
  },
  {
    // On a mismatch the FIFO is cleared and nothing was moved. [DP8390D, Packet Reception]
    what: 'for another station',
    program: 'RCR=04',
    arrives: ({card}) => card.receive(frameTo(OTHER)),
    outcome: 'filtered',
    told: 'RSR=1 ISR=0 CURR=48 CLDA=4704 CNTR0=0 CNTR1=0 CNTR2=0',
  },
  {
    what: 'for a group whose filter bit is 0',
    program: 'RCR=0c',
    arrives: ({card}) => card.receive(frameTo(GROUP)),
    outcome: 'filtered',
    told: 'RSR=1 ISR=0 CURR=48 CLDA=4704 CNTR0=0 CNTR1=0 CNTR2=0',
  },
  {
    // Its pages are for the next frame. [DP8390D, Buffer Recovery for Rejected Packets]
    what: 'a runt that is refused',
    program: 'RCR=04',
    arrives: ({card}) => card.receive(frameTo(OWN, 40)),
    outcome: 'runt',
    told: 'RSR=0 ISR=0 CURR=48 CLDA=4800 CNTR0=0 CNTR1=0 CNTR2=0',
  },
  {
    // At least eight bytes must be in before anything is moved. [DP8390D, RCR.AR]
    what: 'under eight bytes, taken by nobody',
    program: 'RCR=17',
    arrives: ({card}) => card.receive(Uint8Array.of(0x52, 0x54, 0x00)),
    outcome: 'runt',
    told: 'RSR=1 ISR=0 CURR=48 CLDA=4704 CNTR0=0 CNTR1=0 CNTR2=0',
  },
  {
    what: 'under eight bytes and damaged',
    program: 'RCR=17',
    arrives: ({card}) => card.receiveDamaged(Uint8Array.of(0x52, 0x54, 0x00), 'crc'),
    outcome: 'runt',
    told: 'RSR=1 ISR=0 CURR=48 CLDA=4704 CNTR0=0 CNTR1=0 CNTR2=0',
  },
  {
    // Nothing is buffered; DIS with MPA. [DP8390D, RCR.MON, RSR]
    what: 'monitored',
    program: 'RCR=24',
    arrives: ({card}) => card.receive(frameTo(BROADCAST)),
    outcome: 'monitored',
    told: 'RSR=70 ISR=4 CURR=48 CLDA=4704 CNTR0=0 CNTR1=0 CNTR2=1',
  },
  {
    what: 'a runt in monitor mode',
    program: 'RCR=24',
    arrives: ({card}) => card.receive(frameTo(OWN, 40)),
    outcome: 'runt',
    told: 'RSR=40 ISR=0 CURR=48 CLDA=4704 CNTR0=0 CNTR1=0 CNTR2=0',
  },
  {
    what: 'damaged in monitor mode',
    program: 'RCR=24',
    arrives: ({card}) => card.receiveDamaged(frameTo(OWN), 'crc'),
    outcome: 'monitored',
    told: 'RSR=52 ISR=4 CURR=48 CLDA=4704 CNTR0=0 CNTR1=1 CNTR2=1',
  },
  {
    what: 'with a wrong FCS',
    program: 'RCR=04',
    arrives: ({card}) => card.receiveDamaged(frameTo(OWN), 'crc'),
    outcome: 'damaged',
    told: 'RSR=2 ISR=4 CURR=48 CLDA=4800 CNTR0=0 CNTR1=1 CNTR2=0',
  },
  {
    what: 'that ends in the middle of a byte',
    program: 'RCR=04',
    arrives: ({card}) => card.receiveDamaged(frameTo(BROADCAST), 'alignment'),
    outcome: 'damaged',
    told: 'RSR=26 ISR=4 CURR=48 CLDA=4800 CNTR0=1 CNTR1=0 CNTR2=0',
  },
  {
    what: 'damaged and kept by RCR.SEP',
    program: 'RCR=05',
    arrives: ({card}) => card.receiveDamaged(frameTo(OWN), 'crc'),
    outcome: 'stored',
    told: 'RSR=2 ISR=4 CURR=49 CLDA=4804 CNTR0=0 CNTR1=1 CNTR2=0',
  },
  {
    // The page to link is BNRY: local DMA ends there. [DP8390D, Buffer Ring Overflow]
    what: 'for which the ring has no room',
    program: 'BNRY=4a',
    arrives: ({card}) => card.receive(frameTo(OWN, 1000)),
    outcome: 'ring-full',
    told: 'RSR=10 ISR=94 CURR=48 CLDA=4a00 CNTR0=0 CNTR1=0 CNTR2=1',
  },
  {
    what: 'damaged, for which the ring has no room',
    program: 'BNRY=4a',
    arrives: ({card}) => card.receiveDamaged(frameTo(OWN, 1000), 'crc'),
    outcome: 'ring-full',
    told: 'RSR=12 ISR=94 CURR=48 CLDA=4a00 CNTR0=0 CNTR1=1 CNTR2=1',
  },
  {
    what: 'that finds the ring full at its first byte',
    program: 'PSTOP=49',
    arrives: (bench) => {
      fill(bench);
      return bench.card.receive(frameTo(OWN));
    },
    outcome: 'ring-full',
    told: 'RSR=10 ISR=94 CURR=46 CLDA=4600 CNTR0=0 CNTR1=0 CNTR2=1',
  },
  {
    what: 'a runt that finds the ring full',
    program: 'PSTOP=49',
    arrives: (bench) => {
      fill(bench);
      return bench.card.receive(frameTo(OWN, 40));
    },
    outcome: 'ring-full',
    told: 'RSR=10 ISR=94 CURR=46 CLDA=4600 CNTR0=0 CNTR1=0 CNTR2=1',
  },
  {
    what: 'after an overflow',
    program: 'BNRY=4a',
    arrives: ({card}) => {
      card.receive(frameTo(OWN, 1000));
      return card.receive(frameTo(BROADCAST));
    },
    outcome: 'ring-full',
    told: 'RSR=30 ISR=94 CURR=48 CLDA=4a00 CNTR0=0 CNTR1=0 CNTR2=2',
  },
  {
    what: 'at a stopped chip',
    program: 'CR=21',
    arrives: ({card}) => card.receive(frameTo(OWN)),
    outcome: 'stopped',
    told: 'RSR=1 ISR=80 CURR=48 CLDA=4704 CNTR0=0 CNTR1=0 CNTR2=0',
  },
  {
    what: 'damaged, at a stopped chip',
    program: 'CR=21',
    arrives: ({card}) => card.receiveDamaged(frameTo(OWN), 'crc'),
    outcome: 'stopped',
    told: 'RSR=1 ISR=80 CURR=48 CLDA=4704 CNTR0=0 CNTR1=0 CNTR2=0',
  },
  {
    what: 'while the chip loops its own frames',
    program: 'TCR=02',
    arrives: ({card}) => card.receive(frameTo(OWN)),
    outcome: 'stopped',
    told: 'RSR=1 ISR=0 CURR=48 CLDA=4704 CNTR0=0 CNTR1=0 CNTR2=0',
  },
];

describe('a frame', () => {
  test.each(RECEPTIONS)('$what: $told', ({program, arrives, outcome, told: expected}) => {
    const bench = new Testbench('datasheet').out(START);
    bench.card.receive(frameTo(OWN));
    bench.out(`ISR=ff ${program}`);
    expect([arrives(bench), told(bench)]).toEqual([outcome, expected]);
  });
});

/** 1000 bytes from page 40: 809.6 µs on the wire. */
const LONG = 'TPSR=40 TBCR0=e8 TBCR1=03 CR=26';
const TEN_BYTES_OUT = 18 * CYCLES_PER_BYTE;

interface Transmission {
  readonly what: string;
  /** Done in order, with so much time in between. */
  readonly steps: readonly (string | number)[];
  readonly told: string;
  readonly frames: number;
}

const TRANSMISSIONS: readonly Transmission[] = [
  {
    what: 'on its way: local DMA moves with it',
    steps: [LONG, TEN_BYTES_OUT],
    told: 'CR=26 TSR=0 ISR=0 CLDA=400a',
    frames: 0,
  },
  {
    what: 'sent',
    steps: [LONG, 1012 * CYCLES_PER_BYTE],
    told: 'CR=22 TSR=3 ISR=2 CLDA=43e8',
    frames: 1,
  },
  {
    what: 'sent, though STP came meanwhile: the stop waits [DP8390D, CR.STP]',
    steps: [LONG, TEN_BYTES_OUT, 'CR=21', 1012 * CYCLES_PER_BYTE],
    told: 'CR=23 TSR=3 ISR=82 CLDA=43e8',
    frames: 1,
  },
  {
    what: 'cut by STP and then loopback mode 1 [DP8390D, Buffer Ring Overflow, note to step 2]',
    steps: [LONG, TEN_BYTES_OUT, 'CR=21', 'TCR=02', 2000 * CYCLES_PER_BYTE],
    told: 'CR=23 TSR=0 ISR=80 CLDA=400a',
    frames: 0,
  },
  {
    what: 'cut by loopback mode 1 and then STP',
    steps: [LONG, TEN_BYTES_OUT, 'TCR=02', 'CR=21', 2000 * CYCLES_PER_BYTE],
    told: 'CR=23 TSR=0 ISR=80 CLDA=400a',
    frames: 0,
  },
  {
    what: 'not cut by loopback mode 2',
    steps: [LONG, TEN_BYTES_OUT, 'CR=21', 'TCR=04', TEN_BYTES_OUT],
    told: 'CR=27 TSR=0 ISR=0 CLDA=401c',
    frames: 0,
  },
  {
    what: 'cut, and sent whole by the command that follows [step 5]',
    steps: [LONG, TEN_BYTES_OUT, 'CR=21', 'TCR=02', 'CR=22', 'TCR=00', 'CR=26', 1012 * CYCLES_PER_BYTE],
    told: 'CR=22 TSR=3 ISR=2 CLDA=43e8',
    frames: 1,
  },
  {
    what: 'of no bytes',
    steps: ['TPSR=40 TBCR0=00 TBCR1=00 CR=26'],
    told: 'CR=22 TSR=3 ISR=2 CLDA=0',
    frames: 0,
  },
];

describe('a transmission', () => {
  test.each(TRANSMISSIONS)('$what: $told', ({steps, told: expected, frames}) => {
    const bench = new Testbench('datasheet').out(START);
    for (const step of steps) {
      if (typeof step === 'string') bench.out(step);
      else bench.host.run(bench.card, bench.host.now() + step);
    }
    const hex = (name: string): string => `${name}=${bench.card.peek(name).toString(16)}`;
    expect(['CR', 'TSR', 'ISR', 'CLDA'].map(hex).join(' ')).toBe(expected);
    expect(bench.sent().length).toBe(frames);
  });

  test('cut by a read of the reset port says nothing of itself, and CLDA where it was', () => {
    const bench = new Testbench('datasheet').out(START).out(LONG);
    bench.host.run(bench.card, TEN_BYTES_OUT);
    bench.card.read(0x1f, 1);
    expect(['CR', 'TSR', 'ISR', 'CLDA'].map((name) => bench.card.peek(name))).toEqual([0x21, 0, 0x80, 0x400a]);
  });
});
