// The monitor's verdicts, access by access, on a model with its ring and filter hooked. A real card stands behind it.

import {describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {ne2kModel} from '../../../src/kits/ne2000/model/device.ts';
import {DENY_REASONS, EVENTS, STATES} from '../../../src/kits/ne2000/model/names.ts';
import {PAGE0_WRITE, PAGE1} from '../../../src/kits/ne2000/sheet/dp8390.ts';
import {Monitor} from '../../../src/sim/monitor/monitor.ts';
import {EventStore} from '../../../src/trace/event-store.ts';
import {NO_CAUSE} from '../../../src/trace/units.ts';
import {Testbench} from '../../kits/ne2000/card/testbench.ts';
import {LISTED_VARIANT} from '../../kits/ne2000/model/listed-variant.ts';
import {linesOf} from '../vmm/listed-guest.ts';

const WINDOW = {start: 0x4000, end: 0x6000};
const UP =
  'CR=21 DCR=49 RBCR0=00 RBCR1=00 RCR=04 TCR=02 TPSR=40 PSTART=4c PSTOP=60 BNRY=4c ISR=ff IMR=00 CR=61 CURR=4d CR=21 CR=22 TCR=00';

/** A monitor before a card: accesses in, verdicts out, allowed ones carried out. */
class Trial {
  readonly bench = new Testbench('datasheet');
  readonly store = new EventStore();
  readonly monitor = new Monitor(ne2kModel(LISTED_VARIANT), this.store, {now: 0}, [WINDOW]);

  constructor() {
    this.monitor.setOwner(0, NO_CAUSE);
  }

  /** Writes registers by name; the verdicts, `allowed` or a reason. */
  out(text: string): string[] {
    return text.split(/\s+/).map((word) => {
      const [name = '', value = ''] = word.split('=');
      const offset = present(
        [PAGE0_WRITE, PAGE1].map((page) => page.findIndex((each) => each === name)).find((at) => at >= 0),
        name,
      );
      return this.write(offset, Number.parseInt(value, 16));
    });
  }

  write(offset: number, value: number): string {
    const ruling = this.monitor.rule(0, true, offset, value, this.bench.card, NO_CAUSE);
    if (ruling.allowed && !ruling.hold) this.bench.card.write(offset, 1, ruling.forward);
    return ruling.allowed ? 'allowed' : (DENY_REASONS[ruling.reason]?.name ?? '');
  }

  get state(): string {
    return STATES[this.monitor.state(0)] ?? '';
  }

  /** Model events followed since record `from`: those that moved the model and those that did not. */
  events(from: number): string[] {
    const window = this.store.window(from, this.store.next);
    return Array.from({length: window.length}, (_, i) => window.view(from + i)).flatMap((view) =>
      view?.kind === 'transition' || view?.kind === 'model-event' ? [EVENTS[view.event] ?? ''] : [],
    );
  }

  /** The bytes that the last check was asked for. */
  lastCheck(): {address: number; length: number} | null {
    const window = this.store.window(0, this.store.next);
    const views = Array.from({length: window.length}, (_, i) => window.view(i));
    const check = views.findLast((view) => view?.kind === 'check');
    return check?.kind === 'check' ? {address: check.address, length: check.length} : null;
  }

  /** The verdict on the last of some writes, and the events it was. */
  last(text: string): {verdict: string; events: string[]; state: string} {
    const words = text.split(/\s+/);
    if (words.length > 1) this.out(words.slice(0, -1).join(' '));
    const from = this.store.next;
    const [verdict = ''] = this.out(words.at(-1) ?? '');
    return {verdict, events: this.events(from), state: this.state};
  }
}

const up = (): Trial => {
  const trial = new Trial();
  trial.out(UP);
  return trial;
};

const range = (address: number, length: number): string => {
  const hex = (value: number): string => (value & 0xff).toString(16);
  return `RSAR0=${hex(address)} RSAR1=${hex(address >> 8)} RBCR0=${hex(length)} RBCR1=${hex(length >> 8)}`;
};
const FRAME = 'TBCR0=40 TBCR1=00 TPSR=40';

describe('commands', () => {
  test.each([
    ['CR=26', FRAME, ['AbortDma', 'Transmit'], 'Trans', 'one write is two events'],
    ['CR=16', FRAME, ['Transmit'], 'Trans', 'RD = 010 with nothing set up is no new DMA'],
    ['CR=4a', '', [], 'Idle', 'a page switch with RD = 001 is no DMA'],
    ['CR=0a', '', [], 'Idle', 'nor is the switch back'],
    ['CR=0a', range(0x4000, 0), [], 'Idle', 'RBCR 0 moves nothing'],
    ['CR=0a', range(0x4000, 4), ['DmaRd'], 'DmaRd', 'a range that was set up is one'],
    ['CR=12', range(0x4000, 4), ['DmaWr'], 'DmaWr', 'and the other way round'],
    ['CR=20', '', ['AbortDma'], 'Idle', 'no DMA, whatever STA says'],
    ['CR=22', '', ['AbortDma'], 'Idle', 'a start when started'],
    ['CR=21', '', ['Stop', 'AbortDma'], 'Idle', 'stop is stop and abort'],
    ['CR=00', '', [], 'Idle', 'RD = 000 is nothing'],
  ])('%s after "%s": %j, %s', (command, before, events, state) => {
    const trial = up();
    expect(trial.last(`${before} ${command}`.trim())).toEqual({verdict: 'allowed', events, state});
  });

  test('GeekOS’s page switches while its own read is open are no second DMA', () => {
    const trial = up();
    trial.out(`${range(0x4000, 4)} CR=0a`);
    expect(trial.last('CR=4a')).toEqual({verdict: 'allowed', events: [], state: 'DmaRd'});
    expect(trial.last('CR=0a')).toEqual({verdict: 'allowed', events: [], state: 'DmaRd'});
  });

  test('after the read was aborted, RD = 001 opens what is left of it again', () => {
    const trial = up();
    trial.out(`${range(0x4000, 4)} CR=0a CR=22`);
    expect(trial.last('CR=0a')).toEqual({verdict: 'allowed', events: ['DmaRd'], state: 'DmaRd'});
  });

  test.each([
    ['RBCR0=06', 0x4004, 6, 'a count alone begins where the card stands'],
    ['RSAR0=20', 0x4020, 4, 'an address alone is for what was left'],
    ['RSAR1=41', 0x4104, 4, 'half an address takes its other half from the card'],
  ])('of a range written anew in part, %s: %i, %i bytes: %s', (anew, address, length) => {
    const trial = up();
    trial.out(`${range(0x4000, 8)} CR=12`);
    for (const word of [1, 2]) trial.bench.card.write(0x10, 2, word);
    expect(trial.last(`CR=22 ${anew} CR=12`)).toMatchObject({verdict: 'allowed', events: ['DmaWr']});
    expect(trial.lastCheck()).toMatchObject({address, length});
    expect(trial.bench.card.registers()).toMatchObject({RSAR: address, RBCR: length});
  });

  test('a transmit with an open remote write is TransDmaWr; abort leaves Trans', () => {
    const trial = up();
    expect(trial.last(`${range(0x4000, 4)} CR=12 ${FRAME} CR=16`).state).toBe('TransDmaWr');
    expect(trial.last('CR=22')).toEqual({verdict: 'allowed', events: ['AbortDma'], state: 'Trans'});
  });

  test('Initiate is the first start after PSTART and PSTOP; the PROM may be read before it', () => {
    const trial = new Trial();
    expect(trial.last('CR=22').state).toBe('Initiation');
    expect(trial.last(`${range(0, 32)} CR=0a`)).toEqual({verdict: 'allowed', events: [], state: 'Initiation'});
    expect(trial.last(`${range(0x6000, 32)} CR=0a`).verdict).toBe('outside-window');
    expect(trial.last(`${range(0, 32)} CR=12`).verdict).toBe('prom-write');
    expect(trial.last('CR=26').verdict).toBe('not-initiated');
    expect(trial.last('CR=21 PSTART=4c PSTOP=60 CR=61 CURR=4d CR=21 CR=22')).toMatchObject({
      events: ['AbortDma', 'Initiate'],
      state: 'Idle',
    });
  });
});

describe('denials', () => {
  test.each([
    ['outside-window', `${range(0x6000, 4)} CR=0a`, 'a read of the neighbour'],
    ['outside-window', `${range(0x3ffe, 8)} CR=12`, 'a write that begins below'],
    ['outside-window', `CR=21 PSTOP=50 CR=22 ${range(0x5ffe, 4)} CR=0a`, 'a read over the end of the window'],
    ['prom-write', `${range(0, 2)} CR=12`, 'a write to the PROM'],
    ['frame-outside-window', 'TPSR=5f TBCR0=01 TBCR1=01 CR=26', 'a frame one byte over the end'],
    ['frame-outside-window', 'TPSR=60 TBCR0=40 TBCR1=00 CR=26', 'a frame of the neighbour’s'],
    ['frame-outside-window', 'TPSR=40 TBCR0=ff TBCR1=ff CR=26', 'a frame of 64 KiB'],
    ['ring-outside-window', 'PSTART=3f', 'a ring that begins below'],
    ['ring-outside-window', 'PSTOP=61', 'a ring that ends above'],
    ['ring-outside-window', 'CR=62 CURR=60', 'the next frame past the end'],
    ['ring-outside-window', 'CR=62 CURR=4b', 'the next frame before PSTART, while started'],
    ['ring-outside-window', 'CR=21 PSTOP=4d CR=22', 'a start with CURR past PSTOP'],
    ['ring-outside-window', 'CR=21 PSTART=4e CR=22', 'a start with CURR before PSTART'],
    ['ring-in-use', 'PSTOP=50', 'PSTOP while started'],
    ['ring-in-use', 'PSTART=4d', 'PSTART while started'],
    [
      'ring-in-use',
      `${range(0x4000, 4)} CR=0a CR=21 PSTOP=50`,
      'PSTOP while the rest of an aborted read could be opened again',
    ],
    ['send-packet-unsupported', `${range(0x4000, 0xf00)} CR=1a`, 'send packet'],
  ])('%s: %s (%s)', (reason, text) => {
    const trial = up();
    const before = trial.bench.card.registers();
    const {verdict, state} = trial.last(text);
    expect([verdict, state]).toEqual([reason, 'Idle']);
    if (text.endsWith('CR=0a') || text.endsWith('CR=12'))
      expect(trial.bench.card.registers()['RSAR']).toBe(before['RSAR']);
  });

  test.each([
    [`${range(0x5f80, 0x200)} CR=0a`, 'allowed', 'wraps from PSTOP to PSTART, both in the window'],
    [`${range(0x5fff, 1)} CR=0a`, 'allowed', 'the last byte'],
    [`${range(0x4000, 0xffff)} CR=0a`, 'allowed', 'goes round in the ring for ever'],
    [`${range(0x4000, 0x2000)} CR=12`, 'allowed', 'the whole window, up to PSTOP'],
    ['TPSR=5f TBCR0=00 TBCR1=01 CR=26', 'allowed', 'a frame up to the end'],
    [`${range(0, 32)} CR=0a`, 'allowed', 'the PROM'],
    ['PSTOP=60', 'allowed', 'PSTOP as it was'],
    [
      `${range(0x4000, 4)} CR=0a CR=21 RBCR0=0 RBCR1=0 PSTOP=50`,
      'allowed',
      'PSTOP in a driver’s order: stop, clear RBCR, ring',
    ],
  ])('%s is %s: %s', (text, verdict) => {
    expect(up().last(text).verdict).toBe(verdict);
  });

  test('RSAR written alone is a new range: the next command is checked for it', () => {
    const trial = up();
    trial.out(`${range(0x4000, 64)} CR=0a`);
    expect(trial.last('RSAR1=60 CR=0a')).toMatchObject({verdict: 'outside-window', state: 'DmaRd'});
    expect(trial.bench.card.remoteAddress).toBe(0x4000);
    expect(trial.last('RSAR1=41 CR=0a')).toMatchObject({verdict: 'allowed', events: ['DmaRd']});
  });

  test('a denied command leaves the model where it was, the range that was set up waits for a better one', () => {
    const trial = up();
    expect(trial.last(`${range(0x6000, 4)} CR=0a`).verdict).toBe('outside-window');
    expect(trial.last('RSAR1=41 CR=0a')).toMatchObject({verdict: 'allowed', state: 'DmaRd'});
    expect(trial.bench.card.remoteAddress).toBe(0x4100);
  });

  test('of a write that is two events, a denied second takes the first back', () => {
    const trial = up();
    trial.out(`${range(0x4000, 4)} CR=0a TPSR=60 TBCR0=40`);
    expect(trial.last('CR=26')).toMatchObject({verdict: 'frame-outside-window', state: 'DmaRd'});
    expect(trial.bench.card.remoteLive).toBe('read');
  });
});

describe('Transmit while sending', () => {
  test('the card is asked: denied while TXP is up, allowed when the frame has left unseen', () => {
    const trial = up();
    trial.out(`${FRAME} CR=26`);
    expect(trial.last('CR=26')).toEqual({verdict: 'transmitter-busy', events: [], state: 'Trans'});
    trial.bench.host.run(trial.bench.card);
    expect(trial.last('CR=26')).toEqual({verdict: 'allowed', events: ['PTX', 'AbortDma', 'Transmit'], state: 'Trans'});
  });
});

describe('a wide access tried in parts', () => {
  test('leaves no trace, in the model, its context or the store, whatever it would have been', () => {
    const trial = up();
    const before = [trial.monitor.snapshot(), trial.store.next];
    const parts = [
      {offset: 8, value: 0},
      {offset: 9, value: 0x60},
      {offset: 10, value: 4},
      {offset: 0, value: 0x0a},
    ];
    expect(trial.monitor.wouldAllow(0, true, parts, trial.bench.card)).toMatchObject({allowed: false});
    expect(trial.monitor.wouldAllow(0, true, [{offset: 0, value: 0x22}], trial.bench.card)).toMatchObject({
      allowed: true,
    });
    expect([trial.monitor.snapshot(), trial.store.next]).toEqual(before);
  });
});

test('the little language reads its own words', () => {
  expect(linesOf('outw CR 480a; insw data 3')).toEqual([
    {op: 'out', offset: 0, size: 2, value: 0x480a},
    {op: 'ins', offset: 0x10, size: 2, count: 3},
  ]);
});
